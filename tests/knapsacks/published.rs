//! Published knapsacks: the seven of C. C. Petersen, "Computational experience with variants of the Balas algorithm applied
//! to the selection of R&D projects", Management Science 13 (1967) 736–750, in the file `mknap1` of the OR-Library
//! (J. E. Beasley, <https://people.brunel.ac.uk/~mastjjb/jeb/orlib/mknapinfo.html>), with their optima.
//!
//! A file: how many problems; then for each n, m and the optimum, n profits, m rows of n weights, m capacities.

use allotment::instance::Files;
use allotment::units::{Decimal, Fraction};

/// One of them, numbers as published.
pub(crate) struct Published {
    pub(crate) optimum: Fraction,
    profits: Vec<&'static str>,
    rows: Vec<(Vec<&'static str>, &'static str)>,
}

pub(crate) fn petersen() -> Vec<Published> {
    let mut words = include_str!("mknap1.txt").split_whitespace();
    let mut next = || words.next().expect("the file is whole");
    let count = |word: &str| word.parse::<usize>().expect("a whole number");
    let problems = count(next());
    let read = |_| {
        let (items, rows) = (count(next()), count(next()));
        let optimum = Decimal::parse(next()).expect("a decimal").fraction();
        let mut list = |length| -> Vec<&'static str> { (0..length).map(|_| next()).collect() };
        let profits = list(items);
        let weights: Vec<_> = (0..rows).map(|_| list(items)).collect();
        Published { optimum, profits, rows: weights.into_iter().zip(list(rows)).collect() }
    };
    (0..problems).map(read).collect()
}

impl Published {
    pub(crate) fn items(&self) -> usize {
        self.profits.len()
    }

    /// One yuan for every project or nothing, and money for all: only the rows bind.
    pub(crate) fn files(&self) -> Files {
        let mut settings = format!("format = 1\n[funds]\nbudget = {}\n[grants]\nsizes = [1]\n", self.items());
        let mut table = "id,impact_per_yuan".to_owned();
        for (number, (_, capacity)) in self.rows.iter().enumerate() {
            settings +=
                &format!("[[rules]]\nname = \"row {number}\"\nweigh = \"w{number}\"\nat_most = {capacity}\n");
            table += &format!(",w{number}");
        }
        for (item, profit) in self.profits.iter().enumerate() {
            table += &format!("\nj{item},{profit}");
            for (weights, _) in &self.rows {
                table += &format!(",{}", weights[item]);
            }
        }
        Files::new("published").with("instance.toml", settings).with("cooperatives.csv", table)
    }
}
