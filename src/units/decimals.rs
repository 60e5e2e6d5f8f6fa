//! A column of decimals, four bytes each where they are short: tables have millions of them.
//!
//! A word is `(mantissa + 2^27) · 16 + scale`, for a mantissa within ±2^27 and a scale below 15. Scale 15 says that the
//! cell is empty, or that its number is longer and stands beside.

use super::{Decimal, parts};

const SCALE_BITS: u32 = 4;
const BESIDE: u32 = 15;
const OFFSET: i64 = 1 << 27;
const EMPTY: u32 = u32::MAX;

/// Decimals as they were written, some of them missing.
#[derive(Clone, Debug, Default)]
pub struct Decimals {
    words: Vec<u32>,
    beside: Vec<Decimal>,
}

impl Decimals {
    /// None yet, with room for so many.
    pub fn with_capacity(count: usize) -> Decimals {
        Decimals { words: Vec::with_capacity(count), beside: Vec::new() }
    }

    /// The same number so many times.
    pub fn repeat(number: Decimal, count: usize) -> Decimals {
        let mut column = Decimals::default();
        column.push(Some(number));
        column.words.resize(count, column.words[0]);
        column
    }

    /// So many places without a number.
    pub fn none(count: usize) -> Decimals {
        Decimals { words: vec![EMPTY; count], beside: Vec::new() }
    }

    /// Is there a number at every place?
    pub fn has_all(&self) -> bool {
        !self.words.contains(&EMPTY)
    }

    /// One more.
    pub fn push(&mut self, number: Option<Decimal>) {
        let word = number.map_or(EMPTY, |number| self.word(number));
        self.words.push(word);
    }

    /// Another number at a place.
    pub fn set(&mut self, at: usize, number: Decimal) {
        self.words[at] = self.word(number);
    }

    /// The word of a number, which is put beside if it is long.
    fn word(&mut self, number: Decimal) -> u32 {
        short(number).unwrap_or_else(|| {
            self.beside.push(number);
            (self.beside.len() as u32 - 1) << SCALE_BITS | BESIDE
        })
    }

    /// Columns one after another.
    pub fn joined(mut columns: Vec<Decimals>) -> Decimals {
        let mut beside = Vec::new();
        for column in &mut columns {
            let before = (beside.len() as u32) << SCALE_BITS;
            if before > 0 {
                let long = |word: &&mut u32| **word != EMPTY && **word & BESIDE == BESIDE;
                column.words.iter_mut().filter(long).for_each(|word| *word += before);
            }
            beside.append(&mut column.beside);
        }
        let words: Vec<Vec<u32>> = columns.into_iter().map(|column| column.words).collect();
        Decimals { words: parts::joined(&words), beside }
    }

    /// The number at a place; `None` where there is none.
    pub fn get(&self, at: usize) -> Option<Decimal> {
        let word = self.words[at];
        match word & BESIDE {
            _ if word == EMPTY => None,
            BESIDE => Some(self.beside[(word >> SCALE_BITS) as usize]),
            scale => Some(Decimal::new(i64::from(word >> SCALE_BITS) - OFFSET, scale as u8)),
        }
    }

    /// The number at a place, of a column that has one everywhere.
    pub fn at(&self, at: usize) -> Decimal {
        self.get(at).expect("the column has a number at every place")
    }

    /// How many places.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// No place?
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = Option<Decimal>> + '_ {
        (0..self.len()).map(|at| self.get(at))
    }

    /// The same column in another order: place `k` of it is place `order[k]` of this.
    #[must_use]
    pub fn ordered(&self, order: &[u32]) -> Decimals {
        order.iter().map(|at| self.get(*at as usize)).collect()
    }
}

/// The word of a number, if it is short enough for one.
fn short(number: Decimal) -> Option<u32> {
    let mantissa = number.mantissa() + OFFSET;
    let fits = (0..2 * OFFSET).contains(&mantissa) && u32::from(number.scale()) < BESIDE;
    fits.then(|| (mantissa as u32) << SCALE_BITS | u32::from(number.scale()))
}

impl FromIterator<Option<Decimal>> for Decimals {
    fn from_iter<I: IntoIterator<Item = Option<Decimal>>>(numbers: I) -> Decimals {
        let numbers = numbers.into_iter();
        let mut column = Decimals::with_capacity(numbers.size_hint().0);
        numbers.for_each(|number| column.push(number));
        column
    }
}

impl FromIterator<Decimal> for Decimals {
    fn from_iter<I: IntoIterator<Item = Decimal>>(numbers: I) -> Decimals {
        numbers.into_iter().map(Some).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Decimal, Decimals};
    use proptest::prelude::{any, prop, prop_assert_eq, proptest};

    proptest! {
        #[test]
        fn what_is_put_in_comes_out_as_it_was(
            numbers in prop::collection::vec(prop::option::of((any::<i64>(), 0..60_u32, 0..=18_u8)), 0..40),
            cut in 0..40_usize,
        ) {
            let number = |(mantissa, shift, scale): (i64, u32, u8)| Decimal::new(mantissa >> shift, scale);
            let numbers: Vec<Option<Decimal>> = numbers.into_iter().map(|number_| number_.map(number)).collect();
            let cut = cut.min(numbers.len());
            let column = Decimals::joined(vec![
                numbers[..cut].iter().copied().collect(),
                numbers[cut..].iter().copied().collect(),
            ]);
            let parts = |number: Option<Decimal>| number.map(|number| (number.mantissa(), number.scale()));
            prop_assert_eq!(
                column.iter().map(parts).collect::<Vec<_>>(),
                numbers.into_iter().map(parts).collect::<Vec<_>>()
            );
        }
    }
}
