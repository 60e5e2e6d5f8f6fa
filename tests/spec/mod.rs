//! Random instances for the laws: a small description that can be changed and written as files.

use allotment::impact::Impact;
use allotment::instance::{Files, Instance, check};
use allotment::pipeline::{self, Answer};
use allotment::solve::by_name;
use proptest::prelude::*;

/// A member group; money in yuan.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub(crate) people: u32,
    pub(crate) income: i64,
    pub(crate) trade: u32,
    pub(crate) capital: u32,
}

/// A cooperative; shares in hundredths.
#[derive(Clone, Debug)]
pub(crate) struct Cooperative {
    pub(crate) region: usize,
    pub(crate) sector: usize,
    pub(crate) returns: u32,
    pub(crate) by_trade: u32,
    pub(crate) by_capital: u32,
    pub(crate) shell_risk: u32,
    /// In steps.
    pub(crate) max_grant: u64,
    pub(crate) staff: u32,
    pub(crate) groups: Vec<Group>,
}

/// A limit; shares in hundredths.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Limit {
    /// Yuan, in hundredths of the budget.
    Amount(u32),
    ShareOfBudget(u32),
    ShareOfAllocated(u32),
    TimesShareOf(u32),
    /// Yuan for each of a unit of staff.
    Per(u32),
}

/// Which side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Side {
    AtLeast,
    AtMost,
}

/// A rule.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) each: Option<&'static str>,
    pub(crate) only_sector: Option<usize>,
    pub(crate) weighed: bool,
    pub(crate) side: Side,
    pub(crate) limit: Limit,
}

/// A whole instance.
#[derive(Clone, Debug)]
pub(crate) struct Spec {
    pub(crate) step: u64,
    /// In steps.
    pub(crate) budget: u64,
    pub(crate) line: i64,
    pub(crate) squared: bool,
    pub(crate) max_leakage: Option<u32>,
    pub(crate) max_shell_exposure: Option<u32>,
    pub(crate) min_coverage: Option<u32>,
    pub(crate) full_coverage: u64,
    pub(crate) cooperatives: Vec<Cooperative>,
    pub(crate) rules: Vec<Rule>,
}

impl Spec {
    pub(crate) fn instance(&self) -> Instance {
        let reading = check(&self.files());
        reading.instance.unwrap_or_else(|| {
            let faults: Vec<String> = reading.diagnostics.iter().map(ToString::to_string).collect();
            panic!("a random instance is valid:\n{}\n{self:?}", faults.join("\n"))
        })
    }

    pub(crate) fn files(&self) -> Files {
        self.files_with(self.settings())
    }

    /// The same members with other settings.
    pub(crate) fn files_with(&self, settings: String) -> Files {
        self.files_of(settings, self.table())
    }

    /// The same members with other settings and another table.
    pub(crate) fn files_of(&self, settings: String, table: String) -> Files {
        Files::new("random")
            .with("instance.toml", settings)
            .with("cooperatives.csv", table)
            .with("members.csv", self.members())
    }

    fn budget_yuan(&self) -> u64 {
        self.budget * self.step
    }

    pub(crate) fn settings(&self) -> String {
        let mut out = format!(
            "format = 1\nname = \"random\"\n[funds]\nbudget = {}\nstep = {}\n[poverty]\nline = {}\nmeasure = \"{}\"\n[accuracy]\n",
            self.budget_yuan(),
            self.step,
            self.line,
            if self.squared { "squared-gap" } else { "gap" },
        );
        if let Some(share) = self.max_leakage {
            out += &format!("max_leakage = {}\n", hundredths(share));
        }
        if let Some(share) = self.max_shell_exposure {
            out += &format!("max_shell_exposure = {}\n", hundredths(share));
        }
        if let Some(share) = self.min_coverage {
            out += &format!("min_coverage = {}\nfull_coverage = {}\n", hundredths(share), self.full_coverage);
        }
        for (number, rule) in self.rules.iter().enumerate() {
            out += &format!("[[rules]]\nname = \"rule {number}\"\n");
            if let Some(each) = rule.each {
                out += &format!("each = \"{each}\"\n");
            }
            if let Some(sector) = rule.only_sector {
                out += &format!("where = {{ sector = \"s{sector}\" }}\n");
            }
            if rule.weighed {
                out += "weigh = \"staff\"\n";
            }
            let limit = match rule.limit {
                Limit::Amount(share) => {
                    let hundredths = self.budget_yuan() * u64::from(share);
                    format!("{}.{:02}", hundredths / 100, hundredths % 100)
                }
                Limit::ShareOfBudget(share) => format!("{{ share_of_budget = {} }}", hundredths(share)),
                Limit::ShareOfAllocated(share) => format!("{{ share_of_allocated = {} }}", hundredths(share)),
                Limit::TimesShareOf(times) => {
                    format!("{{ times = {}, share_of = \"staff\" }}", hundredths(times))
                }
                Limit::Per(amount) => format!("{{ per = \"staff\", amount = {amount} }}"),
            };
            let side = if rule.side == Side::AtLeast { "at_least" } else { "at_most" };
            out += &format!("{side} = {limit}\n");
        }
        out
    }

    pub(crate) fn table(&self) -> String {
        let mut out = "id,region,sector,return,by_trade,by_capital,shell_risk,max_grant,staff\n".to_owned();
        for (number, one) in self.cooperatives.iter().enumerate() {
            out += &format!(
                "c{number},r{},s{},{},{},{},{},{},{}\n",
                one.region,
                one.sector,
                hundredths(one.returns),
                hundredths(one.by_trade),
                hundredths(one.by_capital),
                hundredths(one.shell_risk),
                one.max_grant * self.step,
                one.staff,
            );
        }
        out
    }

    fn members(&self) -> String {
        let mut out = "cooperative,people,income,trade,capital\n".to_owned();
        for (number, one) in self.cooperatives.iter().enumerate() {
            for group in &one.groups {
                out += &format!(
                    "c{number},{},{},{},{}\n",
                    group.people, group.income, group.trade, group.capital
                );
            }
        }
        out
    }

    /// Cooperatives that a rule selects, and their staff.
    fn selects(&self, rule: &Rule) -> bool {
        let selected =
            || self.cooperatives.iter().filter(|one| rule.only_sector.is_none_or(|only| only == one.sector));
        selected().count() > 0
    }
}

/// `37` as `0.37`.
pub(crate) fn hundredths(number: u32) -> String {
    format!("{}.{:02}", number / 100, number % 100)
}

/// Solves with the engine.
pub(crate) fn solve<'a>(instance: &'a Instance, impact: &'a Impact) -> Answer<'a> {
    pipeline::solve(instance, impact, by_name("engine").expect("the engine is always there"))
}

fn group() -> impl Strategy<Value = Group> {
    (1..9_u32, -200..1_500_i64, 0..9_u32, 0..9_u32).prop_map(|(people, income, trade, capital)| Group {
        people,
        income,
        trade,
        capital,
    })
}

fn cooperative() -> impl Strategy<Value = Cooperative> {
    (
        (0..3_usize, 0..2_usize, 1..150_u32, 0..50_u32, 0..50_u32),
        (0..60_u32, 0..12_u64, 1..5_u32, proptest::collection::vec(group(), 1..4)),
    )
        .prop_map(
            |((region, sector, returns, by_trade, by_capital), (shell_risk, max_grant, staff, groups))| {
                Cooperative {
                    region,
                    sector,
                    returns,
                    by_trade,
                    by_capital,
                    shell_risk,
                    max_grant,
                    staff,
                    groups,
                }
            },
        )
}

fn limit() -> impl Strategy<Value = Limit> {
    prop_oneof![
        (0..90_u32).prop_map(Limit::Amount),
        (0..90_u32).prop_map(Limit::ShareOfBudget),
        (0..90_u32).prop_map(Limit::ShareOfAllocated),
        (0..120_u32).prop_map(Limit::TimesShareOf),
        (0..300_u32).prop_map(Limit::Per),
    ]
}

fn rule() -> impl Strategy<Value = Rule> {
    (
        prop_oneof![Just(None), Just(Some("region")), Just(Some("sector"))],
        proptest::option::weighted(0.3, 0..2_usize),
        proptest::bool::weighted(0.2),
        prop_oneof![Just(Side::AtLeast), Just(Side::AtMost)],
        limit(),
    )
        .prop_map(|(each, only_sector, weighed, side, limit)| {
            // Floors are kept low enough that most instances have an answer.
            let limit = match (side, limit) {
                (Side::AtLeast, Limit::Amount(share)) => Limit::Amount(share / 4),
                (Side::AtLeast, Limit::ShareOfBudget(share)) => Limit::ShareOfBudget(share / 4),
                (Side::AtLeast, Limit::ShareOfAllocated(share)) => Limit::ShareOfAllocated(share / 3),
                (Side::AtLeast, Limit::TimesShareOf(times)) => Limit::TimesShareOf(times / 2),
                (Side::AtLeast, Limit::Per(amount)) => Limit::Per(amount / 8),
                (Side::AtMost, limit) => limit,
            };
            Rule { each, only_sector, weighed, side, limit }
        })
}

/// Instances of up to seven cooperatives with every kind of rule.
pub(crate) fn spec() -> impl Strategy<Value = Spec> {
    (
        (
            prop_oneof![Just(1_u64), Just(100), Just(1_000)],
            0..40_u64,
            500..1_200_i64,
            proptest::bool::weighted(0.2),
        ),
        (
            proptest::option::weighted(0.3, 20..90_u32),
            proptest::option::weighted(0.3, 5..40_u32),
            proptest::option::weighted(0.3, 0..40_u32),
            10..200_u64,
        ),
        proptest::collection::vec(cooperative(), 1..7),
        proptest::collection::vec(rule(), 0..3),
    )
        .prop_map(
            |(
                (step, budget, line, squared),
                (max_leakage, max_shell_exposure, min_coverage, full_coverage),
                cooperatives,
                rules,
            )| {
                let mut spec = Spec {
                    step,
                    budget,
                    line,
                    squared,
                    max_leakage,
                    max_shell_exposure,
                    min_coverage,
                    full_coverage,
                    cooperatives,
                    rules: Vec::new(),
                };
                let selecting: Vec<Rule> = rules.into_iter().filter(|rule| spec.selects(rule)).collect();
                spec.rules = selecting;
                spec
            },
        )
}
