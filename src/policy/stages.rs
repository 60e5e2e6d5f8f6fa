//! Stages of payment in one list: who is paid together, and who after whom.

use super::Part;

/// One stage after another.
#[derive(Clone, Debug, Default)]
pub struct Stages {
    parts: Vec<Part>,
    /// Where each stage ends among the parts.
    ends: Vec<usize>,
}

impl Stages {
    /// Everyone in one stage.
    pub fn together(parts: impl Iterator<Item = Part>) -> Stages {
        let parts: Vec<Part> = parts.collect();
        Stages { ends: vec![parts.len()], parts }
    }

    /// Everyone in a stage of their own, one after another.
    pub fn in_turn(parts: impl Iterator<Item = Part>) -> Stages {
        let parts: Vec<Part> = parts.collect();
        Stages { ends: (1..=parts.len()).collect(), parts }
    }

    /// One more part; `stage` counts from 0 and does not fall from one call to the next.
    pub(super) fn add(&mut self, stage: usize, part: Part) {
        while self.ends.len() <= stage {
            self.ends.push(self.parts.len());
        }
        self.parts.push(part);
        self.ends[stage] = self.parts.len();
    }

    /// Stage by stage.
    pub fn iter(&self) -> impl Iterator<Item = &[Part]> {
        let starts = [0].into_iter().chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| &self.parts[start..*end])
    }
}

/// The stages given, in their order.
impl FromIterator<Vec<Part>> for Stages {
    fn from_iter<I: IntoIterator<Item = Vec<Part>>>(given: I) -> Stages {
        let mut stages = Stages::default();
        for stage in given {
            stages.parts.extend(stage);
            stages.ends.push(stages.parts.len());
        }
        stages
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, Stages};

    #[test]
    fn parts_stay_in_the_stage_that_they_were_added_to() {
        let part = |position| Part { position, weight: 1.0, up_to: 1.0 };
        let mut stages = Stages::default();
        for (stage, position) in [(1, 7), (1, 8), (4, 9)] {
            stages.add(stage, part(position));
        }
        let positions: Vec<Vec<u32>> =
            stages.iter().map(|stage| stage.iter().map(|part| part.position).collect()).collect();
        assert_eq!(positions, [vec![], vec![7, 8], vec![], vec![], vec![9]]);
        assert_eq!(Stages::in_turn([part(1), part(2)].into_iter()).iter().count(), 2);
        assert_eq!(Stages::together([part(1), part(2)].into_iter()).iter().count(), 1);
    }
}
