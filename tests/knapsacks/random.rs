//! Random knapsacks as instances. Item by item: a cooperative gets its one size or nothing. List by list: it gets one of four
//! sizes or nothing, along a concave curve. A row weighs yuan in even places, recipients in odd ones.

use allotment::instance::Files;
use proptest::collection::vec;
use proptest::prelude::*;

use super::by_table::Class;
#[cfg(feature = "highs")]
use super::knapsack::{Knapsack, Row};

/// Most sizes of a list.
const SIZES: usize = 4;

/// A cooperative: its sizes rising, each with the slope up to it (hundredths), and what a yuan, or the recipient,
/// weighs in every row.
#[derive(Clone, Debug)]
struct One {
    sizes: Vec<(i64, i64)>,
    weights: Vec<i64>,
}

/// An instance.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    all: Vec<One>,
    /// What part of everything the rows leave, per cent.
    tightness: i64,
    rows: usize,
    /// Items of a group of five: at most one of them, or exactly one.
    of_each: Option<OfEach>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum OfEach {
    AtMostOne,
    ExactlyOne,
}

/// Items in a group that may be chosen from.
const GROUP: usize = 5;

/// So many cooperatives with one size each, some of them in groups of which one may be chosen.
pub(crate) fn items(count: usize, rows: usize) -> impl Strategy<Value = Case> {
    let one = (5..=60_i64, 20..=200_i64, vec(1..=60_i64, rows))
        .prop_map(|(size, slope, weights)| One { sizes: vec![(size, slope)], weights });
    let of_each = prop_oneof![
        2 => Just(None),
        1 => Just(Some(OfEach::AtMostOne)),
        1 => Just(Some(OfEach::ExactlyOne)),
    ];
    (vec(one, count), 1..4_i64, of_each).prop_map(move |(all, quarters, of_each)| {
        // Of a group one in five is taken: rows that leave a quarter of everything would not bind.
        let tightness = if of_each.is_some() { 4 * quarters + 4 } else { 25 * quarters };
        Case { all, tightness, rows, of_each }
    })
}

/// So many cooperatives with lists of sizes.
pub(crate) fn lists(count: usize, rows: usize) -> impl Strategy<Value = Case> {
    let one = (vec((1..=25_i64, 1..=200_i64), 1..=SIZES), vec(1..=60_i64, rows)).prop_map(
        |(mut pieces, weights)| {
            pieces.sort_by_key(|(_, slope)| -slope);
            let mut size = 0;
            let sizes = pieces.into_iter().map(|(length, slope)| {
                size += length;
                (size, slope)
            });
            One { sizes: sizes.collect(), weights }
        },
    );
    (vec(one, count), 1..4_i64).prop_map(move |(all, quarters)| Case {
        all,
        tightness: 25 * quarters,
        rows,
        of_each: None,
    })
}

impl One {
    /// Its choices: (cost, profit in hundredths).
    fn choices(&self) -> Vec<(i64, i64)> {
        let (mut before, mut profit) = (0, 0);
        let choice = |&(size, slope): &(i64, i64)| {
            profit += (size - before) * slope;
            before = size;
            (size, profit)
        };
        self.sizes.iter().map(choice).collect()
    }

    fn largest(&self) -> i64 {
        self.sizes.last().map_or(0, |(size, _)| *size)
    }
}

/// Does a row weigh yuan, not recipients?
fn weighs_yuan(row: usize) -> bool {
    row.is_multiple_of(2)
}

impl Case {
    /// Of what one or nothing is taken, where only money is short.
    pub(crate) fn classes(&self) -> Vec<Class> {
        let groups = self.all.chunks(if self.of_each.is_some() { GROUP } else { 1 });
        let class = |group: &[One]| Class {
            choices: group.iter().flat_map(One::choices).collect(),
            may_be_none: self.of_each != Some(OfEach::ExactlyOne),
        };
        groups.map(class).collect()
    }

    pub(crate) fn budget(&self) -> i64 {
        self.all.iter().map(One::largest).sum::<i64>() * self.tightness / 100
    }

    fn limit(&self, row: usize) -> i64 {
        let most = |one: &One| one.weights[row] * if weighs_yuan(row) { one.largest() } else { 1 };
        self.all.iter().map(most).sum::<i64>() * self.tightness / 100
    }

    /// As a user would write it.
    pub(crate) fn files(&self) -> Files {
        let mut settings = format!("format = 1\n[funds]\nbudget = {}\n", self.budget());
        for row in 0..self.rows {
            let kind = if weighs_yuan(row) { "at_most" } else { "recipients_at_most" };
            let limit = self.limit(row);
            settings += &format!("[[rules]]\nname = \"row {row}\"\nweigh = \"w{row}\"\n{kind} = {limit}\n");
        }
        if let Some(of_each) = self.of_each {
            settings += "[[rules]]\nname = \"one of each\"\neach = \"group\"\nrecipients_at_most = 1\n";
            settings += if of_each == OfEach::ExactlyOne { "recipients_at_least = 1\n" } else { "" };
        }
        let mut table = "id,group,sizes".to_owned();
        table.extend((0..self.rows).map(|row| format!(",w{row}")));
        let mut curves = "cooperative,up_to,slope\n".to_owned();
        for (number, one) in self.all.iter().enumerate() {
            let sizes: Vec<String> = one.sizes.iter().map(|(size, _)| size.to_string()).collect();
            table += &format!("\nc{number},g{},{}", number / GROUP, sizes.join("|"));
            table.extend(one.weights.iter().map(|weight| format!(",{weight}")));
            for (size, slope) in &one.sizes {
                curves += &format!("c{number},{size},{}.{:02}\n", slope / 100, slope % 100);
            }
        }
        Files::new("random")
            .with("instance.toml", settings)
            .with("cooperatives.csv", table)
            .with("curves.csv", curves)
    }

    /// The same without money: an item for every size of every cooperative, at most one of each.
    #[cfg(feature = "highs")]
    pub(crate) fn knapsack(&self) -> Knapsack {
        let choices: Vec<Vec<(i64, i64)>> = self.all.iter().map(One::choices).collect();
        let items: Vec<(usize, i64, i64)> = choices
            .iter()
            .enumerate()
            .flat_map(|(at, own)| own.iter().map(move |&(cost, profit)| (at, cost, profit)))
            .collect();
        let weights = |of: &dyn Fn(usize, i64) -> i64| -> Vec<i64> {
            items.iter().map(|&(at, cost, _)| of(at, cost)).collect()
        };
        let mut rows = vec![Row::at_most(self.budget(), weights(&|_, cost| cost))];
        for row in 0..self.rows {
            let yuan = weighs_yuan(row);
            let weight = |at: usize, cost| self.all[at].weights[row] * if yuan { cost } else { 1 };
            rows.push(Row::at_most(self.limit(row), weights(&weight)));
        }
        for own in (0..self.all.len()).filter(|at| choices[*at].len() > 1) {
            rows.push(Row::at_most(1, weights(&|at, _| i64::from(at == own))));
        }
        if let Some(of_each) = self.of_each {
            for group in 0..self.all.len().div_ceil(GROUP) {
                let at_least = (of_each == OfEach::ExactlyOne).then_some(1);
                let in_group = weights(&|at, _| i64::from(at / GROUP == group));
                rows.push(Row { at_least, ..Row::at_most(1, in_group) });
            }
        }
        Knapsack { profits: items.iter().map(|(_, _, profit)| *profit).collect(), rows }
    }
}
