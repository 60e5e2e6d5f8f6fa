//! Random small instances of whole grants, and what they mean from the formulas alone.
//!
//! Money is per head: by_trade and by_capital are 0. A yuan for a cooperative of N members, p of them poor by g yuan,
//! brings each member r/N a year. Numbers of members divide 60 and shares are hundredths, so that every sum here is a
//! whole number: leakage in 1/6000 of a yuan, impact in parts that are common to all cooperatives.

use allotment::instance::{Files, Instance, check};
use allotment::units::Fraction;
use proptest::prelude::*;

#[derive(Clone, Debug)]
pub(crate) enum May {
    UpTo(i128),
    From(i128, i128),
    OneOf(Vec<i128>),
    Exactly(i128),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Measure {
    Gap,
    SquaredGap,
    Headcount,
}

#[derive(Clone, Debug)]
pub(crate) struct One {
    pub(crate) region: usize,
    members: i128,
    poor: i128,
    gap: i128,
    returns: i128,
    risk: i128,
    pub(crate) may: May,
}

#[derive(Clone, Debug)]
pub(crate) struct Rule {
    /// Of each region, else of all.
    each: bool,
    pub(crate) only: Option<usize>,
    counts: bool,
    at_least: Option<i128>,
    at_most: Option<i128>,
}

#[derive(Clone, Debug)]
pub(crate) struct Spec {
    pub(crate) budget: i128,
    pub(crate) measure: Measure,
    max_leakage: Option<i128>,
    min_coverage: Option<i128>,
    full_coverage: i128,
    max_recipients: Option<i128>,
    min_recipients: Option<i128>,
    pub(crate) all: Vec<One>,
    pub(crate) rules: Vec<Rule>,
}

const LINE: i128 = 1_000;

impl One {
    /// What it may get, in yuan; the step is 1.
    pub(crate) fn choices(&self, budget: i128) -> Vec<i128> {
        let choices: Vec<i128> = match &self.may {
            May::UpTo(most) => (0..=*most).collect(),
            May::From(least, most) => std::iter::once(0).chain(*least..=*most).collect(),
            May::OneOf(sizes) => std::iter::once(0).chain(sizes.iter().copied()).collect(),
            May::Exactly(exact) => return vec![*exact],
        };
        choices.into_iter().filter(|grant| *grant <= budget).collect()
    }

    /// The impact of so many yuan.
    pub(crate) fn impact(&self, measure: Measure, grant: i128) -> Fraction {
        // Each person gains returns·x / (100·N); in those parts the gap is:
        let (unit, real) = (100 * self.members, 100 - self.risk);
        let (gap, gain) = (self.gap * unit, self.returns * grant);
        let left = (gap - gain).max(0);
        match measure {
            Measure::Gap => Fraction::new(self.poor * real * (gap - left), 100 * unit),
            Measure::SquaredGap => {
                Fraction::new(self.poor * real * (gap * gap - left * left), 100 * unit * unit)
            }
            Measure::Headcount => Fraction::new(if left == 0 { self.poor * real } else { 0 }, 100),
        }
    }
}

impl Spec {
    pub(crate) fn instance(&self) -> Instance {
        let reading = check(&self.files());
        reading.instance.unwrap_or_else(|| {
            let faults: Vec<String> = reading.diagnostics.iter().map(ToString::to_string).collect();
            panic!("a random instance is valid:\n{}\n{self:?}", faults.join("\n"))
        })
    }

    fn files(&self) -> Files {
        let measure = match self.measure {
            Measure::Gap => "gap",
            Measure::SquaredGap => "squared-gap",
            Measure::Headcount => "headcount",
        };
        let mut text = format!(
            "format = 1\n[funds]\nbudget = {}\n[poverty]\nline = {LINE}\nmeasure = \"{measure}\"\n[impact]\nby_trade = 0\nby_capital = 0\n[accuracy]\n",
            self.budget
        );
        if let Some(share) = self.max_leakage {
            text += &format!("max_leakage = {}\n", hundredths(share));
        }
        if let Some(share) = self.min_coverage {
            text +=
                &format!("min_coverage = {}\nfull_coverage = {}\n", hundredths(share), self.full_coverage);
        }
        text += "[grants]\n";
        for (key, limit) in [("max_recipients", self.max_recipients), ("min_recipients", self.min_recipients)]
        {
            text += &limit.map(|limit| format!("{key} = {limit}\n")).unwrap_or_default();
        }
        for (number, rule) in self.rules.iter().enumerate() {
            text += &format!("[[rules]]\nname = \"rule {number}\"\n");
            text += if rule.each { "each = \"region\"\n" } else { "" };
            text +=
                &rule.only.map(|only| format!("where = {{ region = \"r{only}\" }}\n")).unwrap_or_default();
            let kind = if rule.counts { "recipients_" } else { "" };
            for (side, limit) in [("at_least", rule.at_least), ("at_most", rule.at_most)] {
                text += &limit.map(|limit| format!("{kind}{side} = {limit}\n")).unwrap_or_default();
            }
        }
        let mut table =
            "id,region,members,poor_members,poor_income,return,shell_risk,max_grant,min_grant,sizes,locked\n"
                .to_owned();
        for (number, one) in self.all.iter().enumerate() {
            let (most, least, sizes, locked) = match &one.may {
                May::UpTo(most) => (most.to_string(), String::new(), String::new(), String::new()),
                May::From(least, most) => (most.to_string(), least.to_string(), String::new(), String::new()),
                May::OneOf(sizes) => {
                    let sizes: Vec<String> = sizes.iter().map(ToString::to_string).collect();
                    (String::new(), String::new(), sizes.join("|"), String::new())
                }
                May::Exactly(exact) => (String::new(), String::new(), String::new(), exact.to_string()),
            };
            table += &format!(
                "c{number},r{},{},{},{},{},{},{most},{least},{sizes},{locked}\n",
                one.region,
                one.members,
                one.poor,
                LINE - one.gap,
                hundredths(one.returns),
                hundredths(one.risk),
            );
        }
        Files::new("random").with("instance.toml", text).with("cooperatives.csv", table)
    }

    fn selected(&self, rule: &Rule) -> Vec<Vec<usize>> {
        let chosen: Vec<usize> = (0..self.all.len())
            .filter(|at| rule.only.is_none_or(|only| self.all[*at].region == only))
            .collect();
        if !rule.each {
            return vec![chosen];
        }
        (0..3)
            .map(|region| chosen.iter().copied().filter(|at| self.all[*at].region == region).collect())
            .collect()
    }

    /// Are all rules kept? From the definitions, in whole numbers.
    pub(crate) fn keeps(&self, grants: &[i128]) -> bool {
        let total: i128 = grants.iter().sum();
        let recipients = grants.iter().filter(|grant| **grant > 0).count() as i128;
        let within = |amount: i128, least: Option<i128>, most: Option<i128>| {
            least.is_none_or(|least| amount >= least) && most.is_none_or(|most| amount <= most)
        };
        let leaks = |one: &One, grant: i128| {
            // 1 − (1 − s)·p/N in 1/6000.
            (6_000 - (100 - one.risk) * one.poor * (60 / one.members)) * grant
        };
        let leaked: i128 = self.all.iter().zip(grants).map(|(one, grant)| leaks(one, *grant)).sum();
        let covered: i128 =
            self.all.iter().zip(grants).map(|(one, grant)| (one.poor * self.full_coverage).min(*grant)).sum();
        let poor: i128 = self.all.iter().map(|one| one.poor * self.full_coverage).sum();
        total <= self.budget
            && within(recipients, self.min_recipients, self.max_recipients)
            && self.max_leakage.is_none_or(|cap| leaked <= 60 * cap * total)
            && self.min_coverage.is_none_or(|share| 100 * covered >= share * poor)
            && self.rules.iter().all(|rule| {
                self.selected(rule).iter().filter(|own| !own.is_empty()).all(|own| {
                    let counted = |at: &usize| if rule.counts { grants[*at].min(1) } else { grants[*at] };
                    within(own.iter().map(counted).sum(), rule.at_least, rule.at_most)
                })
            })
    }

    /// The best impact of all allocations that keep the rules; `None` if there is none.
    pub(crate) fn brute_force(&self) -> Option<Fraction> {
        let choices: Vec<Vec<i128>> = self.all.iter().map(|one| one.choices(self.budget)).collect();
        let impacts: Vec<Vec<Fraction>> = self
            .all
            .iter()
            .zip(&choices)
            .map(|(one, own)| own.iter().map(|grant| one.impact(self.measure, *grant)).collect())
            .collect();
        let mut at = vec![0; choices.len()];
        let mut best: Option<Fraction> = None;
        loop {
            let grants: Vec<i128> = at.iter().zip(&choices).map(|(at, own)| own[*at]).collect();
            if self.keeps(&grants) {
                let impact: Fraction = at.iter().zip(&impacts).map(|(at, own)| own[*at].clone()).sum();
                if best.as_ref().is_none_or(|best| impact > *best) {
                    best = Some(impact);
                }
            }
            let mut place = 0;
            loop {
                if place == at.len() {
                    return best;
                }
                at[place] += 1;
                if at[place] < choices[place].len() {
                    break;
                }
                at[place] = 0;
                place += 1;
            }
        }
    }
}

fn hundredths(number: i128) -> String {
    format!("{}.{:02}", number / 100, number % 100)
}

fn may() -> impl Strategy<Value = May> {
    prop_oneof![
        3 => (0..8_i128).prop_map(May::UpTo),
        3 => (1..6_i128, 0..6_i128).prop_map(|(least, more)| May::From(least, least + more)),
        4 => proptest::collection::btree_set(1..12_i128, 1..4).prop_map(|sizes| May::OneOf(sizes.into_iter().collect())),
        1 => (0..5_i128).prop_map(May::Exactly),
    ]
}

fn one() -> impl Strategy<Value = One> {
    let members = prop_oneof![Just(2_i128), Just(3), Just(4), Just(5), Just(6), Just(10), Just(12)];
    (0..3_usize, members, 0..=12_i128, 1..8_i128, 1..300_i128, 0..40_i128, may()).prop_map(
        |(region, members, poor, gap, returns, risk, may)| One {
            region,
            members,
            poor: poor.min(members),
            gap,
            returns: returns * members,
            risk,
            may,
        },
    )
}

fn rule() -> impl Strategy<Value = Rule> {
    let option = |range: std::ops::Range<i128>| proptest::option::weighted(0.6, range);
    (
        any::<bool>(),
        proptest::option::weighted(0.3, 0..3_usize),
        any::<bool>(),
        option(0..3),
        option(1..9),
        any::<bool>(),
    )
        .prop_map(|(each, only, counts, least, most, floor)| {
            let most = if counts { most.map(|most| most.min(3)) } else { most };
            let at_least = least.filter(|least| floor && most.is_none_or(|most| *least <= most));
            let at_most = most.or(if at_least.is_none() { Some(4) } else { None });
            Rule { each, only, counts, at_least, at_most }
        })
}

/// Random instances of fewer than so many cooperatives.
pub(crate) fn spec(fewer_than: usize) -> impl Strategy<Value = Spec> {
    let measure =
        prop_oneof![2 => Just(Measure::Gap), 1 => Just(Measure::SquaredGap), 2 => Just(Measure::Headcount)];
    let share = |range: std::ops::Range<i128>| proptest::option::weighted(0.25, range);
    (
        (3..30_i128, measure, share(20..100), share(0..60), 1..4_i128),
        (proptest::option::weighted(0.3, 1..5_i128), proptest::option::weighted(0.2, 1..3_i128)),
        proptest::collection::vec(one(), 1..fewer_than),
        proptest::collection::vec(rule(), 0..3),
    )
        .prop_map(
            |((budget, measure, max_leakage, min_coverage, full_coverage), (most, least), all, mut rules)| {
                rules.retain(|rule: &Rule| {
                    rule.only.is_none_or(|only| all.iter().any(|one: &One| one.region == only))
                });
                Spec {
                    budget,
                    measure,
                    max_leakage,
                    min_coverage,
                    full_coverage,
                    max_recipients: most,
                    min_recipients: least.filter(|least| most.is_none_or(|most| *least <= most)),
                    all,
                    rules,
                }
            },
        )
}
