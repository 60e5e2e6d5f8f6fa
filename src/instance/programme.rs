//! instance.toml without its rules: money, poverty line, defaults, accuracy, the grouping of reports.

use crate::diagnostic::Diagnostic;
use crate::units::{Decimal, Money};
use crate::words::fault as words;

use super::AskedPolicy;
use super::document::{Section, Value};
use super::faults::{Faults, listed, nearest, shown};
use super::grant_text::{self, GrantsText};
use super::number::{Kind, money};
use super::register::KNOWN;
use super::renames::{OTHER_NAMES, Renames};
use super::settings::{Accuracy, Funds, Measure};
use super::total::Total;

const SECTIONS: &[&str] = &[
    "format",
    "name",
    "funds",
    "poverty",
    "impact",
    "accuracy",
    "grants",
    "report",
    "columns",
    "factor_method",
    "rules",
];

/// What instance.toml says besides rules; `None` where it says nothing or something wrong.
pub(super) struct Programme<'d> {
    pub(super) name: Option<&'d str>,
    pub(super) funds: Option<Funds>,
    pub(super) poverty: Section<'d>,
    pub(super) line: Option<Decimal>,
    pub(super) measure: Option<Measure>,
    pub(super) impact: Section<'d>,
    pub(super) defaults: Defaults,
    pub(super) accuracy: Accuracy,
    pub(super) accuracy_section: Section<'d>,
    pub(super) grants: GrantsText<'d>,
    pub(super) report_by: Option<(&'d str, Value<'d>)>,
    pub(super) report_policies: Vec<AskedPolicy>,
    pub(super) renames: Renames<'d>,
    pub(super) factors: Section<'d>,
}

/// `[impact]`: values for missing columns and empty cells.
#[derive(Default)]
pub(super) struct Defaults {
    pub(super) returns: Option<Decimal>,
    pub(super) by_trade: Option<Decimal>,
    pub(super) by_capital: Option<Decimal>,
    pub(super) shell_risk: Option<Decimal>,
}

impl<'d> Programme<'d> {
    /// Reads all sections but `[[rules]]`.
    pub(super) fn read(root: &Section<'d>, faults: &mut Faults) -> Programme<'d> {
        root.only(SECTIONS, faults);
        read_format(root, faults);
        let poverty = root.section("poverty", faults);
        let (line, measure) = read_poverty(&poverty, faults);
        let impact = root.section("impact", faults);
        let report = root.section("report", faults);
        report.only(&["by", "policies"], faults);
        let accuracy_section = root.section("accuracy", faults);
        let known: Vec<&str> = KNOWN.iter().chain(OTHER_NAMES).copied().collect();
        let funds = read_funds(&root.section("funds", faults), faults);
        let step = funds.as_ref().map_or(Money::yuan(1), |funds| funds.step);
        Programme {
            name: root.text("name", faults),
            grants: grant_text::read(&root.section("grants", faults), step, faults),
            funds,
            poverty,
            line,
            measure,
            defaults: read_defaults(&impact, faults),
            impact,
            accuracy: read_accuracy(&accuracy_section, faults),
            accuracy_section,
            report_by: read_grouping(&report, faults),
            report_policies: read_policies(&report, faults),
            factors: root.section("factor_method", faults),
            renames: Renames::read(&root.section("columns", faults), &known, faults),
        }
    }

    /// The step of grants; 1 where it is wrong.
    pub(super) fn step(&self) -> Money {
        self.funds.as_ref().map_or(Money::yuan(1), |funds| funds.step)
    }
}

fn read_format(root: &Section<'_>, faults: &mut Faults) {
    let Some(value) = root.required("format", "1", faults) else { return };
    if value.number(Kind::Any, faults).is_some_and(|format| format != Decimal::ONE) {
        faults.push(value.fault("instance::format-unknown"));
    }
}

fn read_funds(section: &Section<'_>, faults: &mut Faults) -> Option<Funds> {
    section.only(&["currency", "budget", "step"], faults);
    let currency = section.text("currency", faults).unwrap_or("CNY").to_owned();
    let step = section.number("step", Kind::PositiveMoney, faults).map_or(Money::yuan(1), money);
    let budget = section.required("budget", "600_000_000", faults)?;
    let amount = money(budget.number(Kind::Money, faults)?);
    if amount.steps(step) > Money::MOST_STEPS {
        let fault = budget.fault("instance::steps-too-many").with("steps", Money::yuan(amount.steps(step)));
        faults.push(fault.with("most", Money::yuan(Money::MOST_STEPS)).with("step", step_for(amount)));
    }
    let rest = Money::yuan(amount.get() % step.get());
    if rest > Money::ZERO {
        faults.push(budget.warning("instance::budget-off-step").with("step", step).with("rest", rest));
    }
    Some(Funds { currency, budget: amount, step })
}

/// The smallest power of ten that divides an amount into steps that can be counted.
fn step_for(amount: Money) -> u64 {
    let powers = std::iter::successors(Some(1_u64), |power| power.checked_mul(10));
    powers.into_iter().find(|power| amount.get() / power <= Money::MOST_STEPS).unwrap_or(u64::MAX)
}

fn read_poverty(section: &Section<'_>, faults: &mut Faults) -> (Option<Decimal>, Option<Measure>) {
    section.only(&["line", "measure"], faults);
    let line = section.number("line", Kind::Positive, faults);
    let measure = section.value("measure").and_then(|value| {
        let word = value.text(faults)?;
        let measures = [Measure::Gap, Measure::SquaredGap, Measure::Headcount];
        let found = measures.into_iter().find(|measure| measure.word() == word);
        if found.is_none() {
            let known = measures.map(Measure::word);
            faults.push(
                value
                    .fault("instance::word-unknown")
                    .with("nearest", nearest(word, known).unwrap_or_default())
                    .with("known", words::list(&known)),
            );
        }
        found
    });
    (line, measure)
}

fn read_defaults(section: &Section<'_>, faults: &mut Faults) -> Defaults {
    section.only(&["return", "by_trade", "by_capital", "shell_risk"], faults);
    let defaults = Defaults {
        returns: section.number("return", Kind::NotNegative, faults),
        by_trade: section.number("by_trade", Kind::Share, faults),
        by_capital: section.number("by_capital", Kind::Share, faults),
        shell_risk: section.number("shell_risk", Kind::Share, faults),
    };
    if let (Some(trade), Some(capital)) = (defaults.by_trade, defaults.by_capital)
        && above_one(trade, capital)
        && let Some(value) = section.value("by_capital")
    {
        let fault = value.fault("instance::pass-through-above-one");
        faults.push(fault.with("by_trade", trade).with("by_capital", capital));
    }
    defaults
}

/// Do two shares add up to more than 1?
pub(super) fn above_one(left: Decimal, right: Decimal) -> bool {
    Total::of([left, right]).decimal().is_none_or(|sum| sum > Decimal::ONE)
}

fn read_accuracy(section: &Section<'_>, faults: &mut Faults) -> Accuracy {
    section.only(&["max_leakage", "max_shell_exposure", "min_coverage", "full_coverage"], faults);
    let accuracy = Accuracy {
        max_leakage: section.number("max_leakage", Kind::Share, faults),
        max_shell_exposure: section.number("max_shell_exposure", Kind::Share, faults),
        min_coverage: section.number("min_coverage", Kind::Share, faults),
        full_coverage: section.number("full_coverage", Kind::Positive, faults),
    };
    if accuracy.min_coverage.is_some() && section.value("full_coverage").is_none() {
        section.missing("full_coverage", "500", faults);
    }
    accuracy
}

fn read_grouping<'d>(section: &Section<'d>, faults: &mut Faults) -> Option<(&'d str, Value<'d>)> {
    let value = section.value("by")?;
    Some((value.text(faults)?, value))
}

fn read_policies(section: &Section<'_>, faults: &mut Faults) -> Vec<AskedPolicy> {
    let Some(value) = section.value("policies") else { return Vec::new() };
    let asked = value
        .list()
        .into_iter()
        .filter_map(|one| Some(AskedPolicy { name: one.text(faults)?.to_owned(), place: one.place() }));
    asked.collect()
}

/// Tells that no column is called so.
pub(super) fn column_unknown<'n>(
    value: &Value<'_>,
    name: &str,
    names: impl IntoIterator<Item = &'n str>,
) -> Diagnostic {
    let names: Vec<&str> = names.into_iter().collect();
    value
        .fault("instance::column-unknown")
        .with("column", shown(name))
        .with("nearest", nearest(name, names.iter().copied()).map(shown).unwrap_or_default())
        .with("known", listed(names))
}
