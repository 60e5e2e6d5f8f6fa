//! Coefficients by cooperative: what it adds to which row.
//!
//! Most cooperatives stand in the same rows as many others, and most rows have few different coefficients. So rows with
//! such coefficients are held as *shapes*, each once for all cooperatives that have it; where a row has many different
//! coefficients, every cooperative has its own beside. What a row has of everyone alike is held once for the row.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::units::{Fraction, Whole};

/// A row with at most so many different coefficients is held in shapes.
const FEW: usize = 16;

/// For every cooperative the rows that it stands in, each with its coefficient.
#[derive(Clone, Debug)]
pub(super) struct Entries {
    /// By cooperative.
    shapes: Vec<u32>,
    /// Rows of each shape, rising.
    rows: Vec<Box<[(u32, Coefficient)]>>,
    shared: Vec<Fraction>,
    /// Own coefficients of cooperative i begin at `own_starts[i]`, in the order of rows; empty if nobody has any.
    own_starts: Vec<u32>,
    own: Vec<Fraction>,
    /// What everyone has besides, rows rising.
    of_everyone: Vec<(u32, Fraction)>,
}

/// Where a coefficient is.
#[derive(Clone, Copy, Debug)]
enum Coefficient {
    /// Among the shared ones.
    Shared(u32),
    /// It is this one of the cooperative's own.
    Own(u32),
}

impl Entries {
    /// Those of one cooperative's own, rows rising.
    pub(super) fn at(&self, position: usize) -> impl ExactSizeIterator<Item = (u32, &Fraction)> + Clone {
        let own = self.own_starts.get(position).map_or(0, |start| *start as usize);
        self.rows[self.shapes[position] as usize].iter().map(move |(row, coefficient)| match coefficient {
            Coefficient::Shared(at) => (*row, &self.shared[*at as usize]),
            Coefficient::Own(at) => (*row, &self.own[own + *at as usize]),
        })
    }

    /// How many shapes there are.
    pub(super) fn shapes(&self) -> usize {
        self.rows.len()
    }

    /// The shape of a cooperative.
    pub(super) fn shape(&self, position: usize) -> usize {
        self.shapes[position] as usize
    }

    /// The coefficients that all of a shape have, rows rising.
    pub(super) fn shared(&self, shape: usize) -> impl Iterator<Item = (u32, &Fraction)> {
        self.rows[shape].iter().filter_map(|(row, coefficient)| match coefficient {
            Coefficient::Shared(at) => Some((*row, &self.shared[*at as usize])),
            Coefficient::Own(_) => None,
        })
    }

    /// The coefficients of a cooperative that it does not share, rows rising.
    pub(super) fn unshared(&self, position: usize) -> impl Iterator<Item = (u32, &Fraction)> {
        let own = self.own_starts.get(position).map_or(0, |start| *start as usize);
        self.rows[self.shape(position)].iter().filter_map(move |(row, coefficient)| match coefficient {
            Coefficient::Shared(_) => None,
            Coefficient::Own(at) => Some((*row, &self.own[own + *at as usize])),
        })
    }

    /// What everyone has besides its own, rows rising.
    pub(super) fn of_everyone(&self) -> &[(u32, Fraction)] {
        &self.of_everyone
    }

    /// A cooperative's own and what everyone has, added up; rows rising.
    pub(super) fn at_with_everyone(&self, position: usize) -> Vec<(u32, Fraction)> {
        let mut sums: BTreeMap<u32, Fraction> = self.of_everyone.iter().cloned().collect();
        for (row, own) in self.at(position) {
            let sum = sums.entry(row).or_insert(Fraction::ZERO);
            *sum = &*sum + own;
        }
        sums.into_iter().filter(|(_, sum)| !sum.is_zero()).collect()
    }

    /// Adds the same to the coefficient that every cooperative has in a row, or that it has not: then it is 0.
    pub(super) fn add(&mut self, row: u32, by: &Fraction) {
        if let Some((_, known)) = self.of_everyone.iter_mut().find(|(own, _)| *own == row) {
            *known = &*known + by;
            return;
        }
        let mut shared = BTreeSet::new();
        // By shape, the place of the row among own coefficients.
        let mut own_places = vec![None; self.rows.len()];
        let mut new = None;
        for (shape, place) in self.rows.iter_mut().zip(&mut own_places) {
            match shape.binary_search_by_key(&row, |(row, _)| *row) {
                Ok(at) => match shape[at].1 {
                    Coefficient::Shared(at) => drop(shared.insert(at)),
                    Coefficient::Own(at) => *place = Some(at),
                },
                Err(at) => {
                    let first = self.shared.len() as u32;
                    let mut longer = shape.to_vec();
                    longer.insert(at, (row, Coefficient::Shared(*new.get_or_insert(first))));
                    *shape = longer.into();
                }
            }
        }
        for at in shared {
            self.shared[at as usize] = &self.shared[at as usize] + by;
        }
        self.shared.extend(new.map(|_| by.clone()));
        let mut moves = vec![false; self.own.len()];
        for (shape, start) in self.shapes.iter().zip(&self.own_starts) {
            if let Some(place) = own_places[*shape as usize] {
                moves[(start + place) as usize] = true;
            }
        }
        let own = self.own.par_iter_mut().zip(moves).filter(|(_, moves)| *moves);
        own.for_each(|(coefficient, _)| *coefficient = &*coefficient + by);
    }

    /// The rows in which anyone stands, some more than once.
    pub(super) fn used_rows(&self) -> impl Iterator<Item = u32> {
        self.rows.iter().flat_map(|rows| rows.iter().map(|(row, _)| *row))
    }

    /// The sum over the entries of a cooperative, and over those of everyone, of what `of` makes of each; once for all that
    /// share them.
    pub(super) fn sums<F: Fn(u32, &Fraction) -> Whole + Sync>(
        &self,
        of: F,
    ) -> impl Fn(usize) -> Whole + Sync + use<'_, F> {
        let of_everyone: Whole =
            self.of_everyone.iter().map(|(row, coefficient)| of(*row, coefficient)).sum();
        // By shape, the sum over shared ones and those of everyone, and which are own.
        let of_shape = |rows: &[(u32, Coefficient)]| {
            let (mut shared, mut own) = (of_everyone.clone(), Vec::new());
            for (row, coefficient) in rows {
                match coefficient {
                    Coefficient::Shared(at) => shared += of(*row, &self.shared[*at as usize]),
                    Coefficient::Own(at) => own.push((*row, *at)),
                }
            }
            (shared, own)
        };
        let by_shape: Vec<(Whole, Vec<(u32, u32)>)> = self.rows.iter().map(|rows| of_shape(rows)).collect();
        move |position| {
            let (shared, own) = &by_shape[self.shapes[position] as usize];
            let mut sum = shared.clone();
            for (row, at) in own {
                sum += of(*row, &self.own[(self.own_starts[position] + at) as usize]);
            }
            sum
        }
    }
}

/// Rows over cooperatives, to be turned into cooperatives over rows.
pub(super) struct ByRow {
    /// Coefficients come times this.
    unit: Fraction,
    /// By cooperative, the shape of its rows so far.
    shapes: Vec<u32>,
    /// Each shape is another one and a row more; the first is that of no rows.
    grown: Vec<Grown>,
    /// By shape and place of a coefficient: what that made of it, and how many rows there were then.
    larger: Vec<[(u32, u32); FEW]>,
    shared: Vec<Fraction>,
    /// Own coefficients, row by row: position and coefficient.
    own: Vec<Vec<(u32, Fraction)>>,
    of_everyone: Vec<(u32, Fraction)>,
    count: u32,
}

#[derive(Clone, Copy)]
struct Grown {
    from: u32,
    entry: (u32, Coefficient),
    /// Own coefficients up to here.
    own: u32,
}

impl ByRow {
    /// No rows yet.
    pub(super) fn times(unit: Fraction, cooperatives: usize) -> ByRow {
        // Nobody reads the entry of the shape of no rows.
        let none = Grown { from: 0, entry: (0, Coefficient::Own(0)), own: 0 };
        let (shapes, grown, larger) = (vec![0; cooperatives], vec![none], vec![[(0, 0); FEW]]);
        let (shared, own, of_everyone) = (Vec::new(), Vec::new(), Vec::new());
        ByRow { unit, shapes, grown, larger, shared, own, of_everyone, count: 0 }
    }

    /// One more row: coefficients by position, rising, and what everyone has besides.
    pub(super) fn push(&mut self, terms: Vec<(u32, Fraction)>, of_everyone: &Fraction) {
        if !of_everyone.is_zero() {
            self.of_everyone.push((self.count, of_everyone * &self.unit));
        }
        self.count += 1;
        if let Some((different, places)) = few(&terms) {
            let first = self.shared.len() as u32;
            self.shared.extend(different.iter().map(|coefficient| *coefficient * &self.unit));
            for ((position, _), place) in terms.iter().zip(places) {
                self.grow(*position, place, |_| Coefficient::Shared(first + u32::from(place)));
            }
        } else {
            for (position, _) in &terms {
                self.grow(*position, 0, |from| Coefficient::Own(from.own));
            }
            let times = |(position, coefficient): (u32, Fraction)| (position, &coefficient * &self.unit);
            self.own.push(terms.into_iter().map(times).collect());
        }
    }

    /// Gives a cooperative another entry in the row pushed last: the one at this place among the row's, made for each shape
    /// once.
    fn grow(&mut self, position: u32, place: u8, coefficient: impl Fn(Grown) -> Coefficient) {
        let shape = &mut self.shapes[position as usize];
        let from = *shape;
        let (larger, rows) = &mut self.larger[from as usize][usize::from(place)];
        if *rows == self.count {
            *shape = *larger;
        } else {
            (*larger, *rows) = (self.grown.len() as u32, self.count);
            let before = self.grown[from as usize];
            let coefficient = coefficient(before);
            let own = before.own + u32::from(matches!(coefficient, Coefficient::Own(_)));
            self.grown.push(Grown { from, entry: (self.count - 1, coefficient), own });
            *shape = *larger;
            self.larger.push([(0, 0); FEW]);
        }
    }

    /// The same by cooperative.
    pub(super) fn by_cooperative(self) -> Entries {
        let rows = (0..self.grown.len()).map(|shape| rows_of(&self.grown, shape)).collect();
        if self.own.is_empty() {
            let (own_starts, own) = (Vec::new(), Vec::new());
            let (shapes, shared, of_everyone) = (self.shapes, self.shared, self.of_everyone);
            return Entries { shapes, rows, shared, own_starts, own, of_everyone };
        }
        let mut own_starts = Vec::with_capacity(self.shapes.len());
        let mut count = 0;
        for shape in &self.shapes {
            own_starts.push(count);
            count += self.grown[*shape as usize].own;
        }
        let mut next = own_starts.clone();
        let mut own = vec![Fraction::ZERO; count as usize];
        for (position, coefficient) in self.own.into_iter().flatten() {
            let next = &mut next[position as usize];
            own[*next as usize] = coefficient;
            *next += 1;
        }
        let (shapes, shared, of_everyone) = (self.shapes, self.shared, self.of_everyone);
        Entries { shapes, rows, shared, own_starts, own, of_everyone }
    }
}

/// The rows of a shape, rising.
fn rows_of(grown: &[Grown], shape: usize) -> Box<[(u32, Coefficient)]> {
    let way = std::iter::successors((shape > 0).then_some(shape), |shape| {
        let from = grown[*shape].from as usize;
        (from > 0).then_some(from)
    });
    let mut rows: Vec<(u32, Coefficient)> = way.map(|shape| grown[shape].entry).collect();
    rows.reverse();
    rows.into()
}

/// The different coefficients if they are few, and which of them each term has.
fn few(terms: &[(u32, Fraction)]) -> Option<(Vec<&Fraction>, Vec<u8>)> {
    let mut different: Vec<&Fraction> = Vec::new();
    let mut places = Vec::with_capacity(terms.len());
    for (_, coefficient) in terms {
        let known = different.iter().position(|one| *one == coefficient);
        if known.is_none() {
            different.push(coefficient);
        }
        if different.len() > FEW {
            return None;
        }
        places.push(known.unwrap_or(different.len() - 1) as u8);
    }
    Some((different, places))
}

#[cfg(test)]
mod tests {
    use super::ByRow;
    use crate::units::{Fraction, Whole};
    use proptest::prelude::{prop_assert_eq, proptest};

    proptest! {
        /// The rows themselves say what each cooperative has; some have few different coefficients, some many.
        #[test]
        fn each_cooperative_has_what_the_rows_give_it(
            rows in proptest::collection::vec(proptest::collection::vec(0_u8..60, 40), 1..6), few: [bool; 6],
        ) {
            let rows: Vec<Vec<i128>> = rows.iter().zip(few).map(|(row, few)| {
                row.iter().map(|number| i128::from(if few { number % 3 } else { *number })).collect()
            }).collect();
            let mut by_row = ByRow::times(Fraction::whole(10), 40);
            for row in &rows {
                let terms = (0..).zip(row).filter(|(_, number)| **number > 0);
                by_row.push(terms.map(|(position, number)| (position, Fraction::whole(*number))).collect(), &Fraction::ZERO);
            }
            let entries = by_row.by_cooperative();
            for position in 0..40 {
                let got: Vec<(u32, Fraction)> =
                    entries.at(position).map(|(row, coefficient)| (row, coefficient.clone())).collect();
                let numbers = (0..).zip(&rows).map(|(at, row)| (at, row[position]));
                let wanted: Vec<(u32, Fraction)> = numbers.filter(|(_, number)| *number > 0)
                    .map(|(at, number)| (at, Fraction::whole(10 * number))).collect();
                prop_assert_eq!(&got, &wanted);
                let (shared, unshared) = (entries.shared(entries.shape(position)), entries.unshared(position));
                let mut both: Vec<(u32, Fraction)> = shared.chain(unshared).map(|(row, a)| (row, a.clone())).collect();
                both.sort_by_key(|(row, _)| *row);
                prop_assert_eq!(both, wanted);
            }
            let sums = entries.sums(|row, coefficient| Whole::from(i64::from(row) + 1) * coefficient.floor_at(0));
            for position in 0..40 {
                let terms = (1..).zip(&rows).map(|(row, numbers)| row * 10 * numbers[position]);
                prop_assert_eq!(sums(position), Whole::from(terms.sum::<i128>()));
            }
        }

        /// Some rows have few different coefficients, some many, and some nothing for many cooperatives.
        #[test]
        fn what_is_added_to_a_row_is_added_for_everyone(
            rows in proptest::collection::vec(proptest::collection::vec(0_u8..60, 40), 1..6), few: [bool; 6],
            moved in 0_usize..6, by in -3_i128..3, of_everyone: [i8; 6],
        ) {
            let moved = moved % rows.len();
            let rows: Vec<Vec<i128>> = rows.iter().zip(few).map(|(row, few)| {
                row.iter().map(|number| i128::from(if few { number % 3 } else { *number })).collect()
            }).collect();
            let mut by_row = ByRow::times(Fraction::ONE, 40);
            for (row, all) in rows.iter().zip(of_everyone) {
                let terms = (0..).zip(row).filter(|(_, number)| **number > 0);
                let terms = terms.map(|(position, number)| (position, Fraction::whole(*number))).collect();
                by_row.push(terms, &Fraction::whole(i128::from(all)));
            }
            let mut entries = by_row.by_cooperative();
            entries.add(moved as u32, &Fraction::whole(by));
            for position in 0..40 {
                let got = entries.at_with_everyone(position).into_iter().map(|(row, sum)| (row as usize, sum));
                let got: Vec<(usize, Fraction)> = got.filter(|(_, coefficient)| !coefficient.is_zero()).collect();
                let numbers = rows.iter().enumerate();
                let all = |at: usize| i128::from(of_everyone[at]) + if at == moved { by } else { 0 };
                let sums = numbers.map(|(at, row)| (at, row[position] + all(at)));
                let wanted: Vec<(usize, Fraction)> = sums.filter(|(_, sum)| *sum != 0)
                    .map(|(at, sum)| (at, Fraction::whole(sum))).collect();
                prop_assert_eq!(got, wanted);
            }
            let sums = entries.sums(|row, coefficient| Whole::from(i64::from(row) + 1) * coefficient.floor_at(0));
            for position in 0..40 {
                let all = |at: usize| i128::from(of_everyone[at]) + if at == moved { by } else { 0 };
                let terms = rows.iter().enumerate().map(|(at, row)| (at as i128 + 1) * (row[position] + all(at)));
                prop_assert_eq!(sums(position), Whole::from(terms.sum::<i128>()));
            }
        }
    }
}
