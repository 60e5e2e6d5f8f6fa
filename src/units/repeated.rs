//! A column in which few values are many times: each is held once, and four bytes say which.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

/// Values by place.
#[derive(Clone, Debug)]
pub struct Repeated<T> {
    distinct: Vec<T>,
    codes: Arc<[u32]>,
}

impl<T> Repeated<T> {
    /// The value at a place.
    pub fn get(&self, at: usize) -> &T {
        &self.distinct[self.codes[at] as usize]
    }

    /// How many places.
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// No place?
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// All values, place by place.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.codes.iter().map(|code| &self.distinct[*code as usize])
    }

    /// Values made from these, each once.
    pub fn map<U>(&self, of: impl Fn(&T) -> U) -> Repeated<U> {
        Repeated { distinct: self.distinct.iter().map(of).collect(), codes: Arc::clone(&self.codes) }
    }
}

impl<T: Clone + Eq + Hash> Repeated<T> {
    /// Columns one after another.
    pub fn joined(columns: &[Repeated<T>]) -> Repeated<T> {
        let mut known: HashMap<T, u32> = HashMap::new();
        let mut codes = Vec::with_capacity(columns.iter().map(Repeated::len).sum());
        for column in columns {
            let of_column = |value: &T| {
                let next = known.len() as u32;
                *known.entry(value.clone()).or_insert(next)
            };
            let ours: Vec<u32> = column.distinct.iter().map(of_column).collect();
            codes.extend(column.codes.iter().map(|code| ours[*code as usize]));
        }
        let mut distinct: Vec<(T, u32)> = known.into_iter().collect();
        distinct.sort_unstable_by_key(|(_, code)| *code);
        Repeated { distinct: distinct.into_iter().map(|(value, _)| value).collect(), codes: codes.into() }
    }

    /// The same with other values at some places.
    #[must_use]
    pub fn with(&self, others: impl IntoIterator<Item = (usize, T)>) -> Repeated<T> {
        let (mut distinct, mut codes) = (self.distinct.clone(), self.codes.to_vec());
        let mut known: HashMap<T, u32> = HashMap::new();
        for (at, value) in others {
            codes[at] = *known.entry(value).or_insert_with_key(|value| {
                distinct.push(value.clone());
                distinct.len() as u32 - 1
            });
        }
        Repeated { distinct, codes: codes.into() }
    }
}

impl<T: Clone + Eq + Hash> FromIterator<T> for Repeated<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Repeated<T> {
        let mut known: HashMap<T, u32> = HashMap::new();
        let mut distinct: Vec<T> = Vec::new();
        let mut last = 0;
        let code = |value: T| {
            // Equals often stand together.
            if distinct.get(last as usize) != Some(&value) {
                last = *known.entry(value).or_insert_with_key(|value| {
                    distinct.push(value.clone());
                    distinct.len() as u32 - 1
                });
            }
            last
        };
        let codes: Vec<u32> = values.into_iter().map(code).collect();
        Repeated { distinct, codes: codes.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::Repeated;
    use proptest::prelude::{prop_assert_eq, proptest};

    proptest! {
        #[test]
        fn a_column_gives_back_what_was_put_in(values in proptest::collection::vec(0_u8..4, 1..30), at: usize) {
            let column: Repeated<u8> = values.iter().copied().collect();
            let all: Vec<u8> = (0..column.len()).map(|at| *column.get(at)).collect();
            prop_assert_eq!(&all, &values);
            let at = at % values.len();
            let mut changed = values.clone();
            changed[at] = 9;
            let halves = [&values[..at], &values[at..]].map(|half| half.iter().copied().collect());
            let joined: Vec<u8> = Repeated::joined(&halves).iter().copied().collect();
            prop_assert_eq!(joined, values);
            let column = column.with([(at, 9)]).map(|value| value + 1);
            let all: Vec<u8> = (0..column.len()).map(|at| column.get(at) - 1).collect();
            prop_assert_eq!(all, changed);
        }
    }
}
