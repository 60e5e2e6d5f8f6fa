//! instance.toml of a world: the programme's money and its rules, as a bureau would write them.
//!
//! The budget grows with the number of cooperatives. Where a world is so small that a rule would select
//! nobody, or ask for more than its cooperatives may get, the rule is left out or its floor lowered.

use super::Settings;
use super::members::LINE;
use super::published::COOPERATIVES;
use super::tally::{INDUSTRY, Tally, VALUE_CHAIN};

/// Grants are whole multiples of this, in yuan.
const STEP: u64 = 1_000;
/// Yuan for all the cooperatives of Guangxi.
const BUDGET: u64 = 360_000_000;

/// Limits in hundredths.
const REGION_FLOOR: u64 = 80;
const REGION_CAP: u64 = 135;
const DEMONSTRATION_FLOOR: u64 = 10;
const DEMONSTRATION_CAP: u64 = 25;
const INDUSTRY_FLOOR: u64 = 60;
const VALUE_CHAIN_FLOOR: u64 = 6;

/// All the money of a world of that size, in whole steps and at least one.
pub(super) fn budget(settings: &Settings) -> u64 {
    let exact = u128::from(BUDGET) * u128::from(settings.cooperatives) / u128::from(COOPERATIVES);
    (exact as u64 / STEP).max(1) * STEP
}

/// The whole file.
pub(super) fn text(settings: &Settings, tallies: &[Tally]) -> String {
    let budget = budget(settings);
    let mut text = head(settings, budget);
    for rule in [
        regions(budget, tallies),
        industry(&Tally::total(tallies)),
        demonstration(budget, &Tally::total(tallies)),
        value_chain(budget, &Tally::total(tallies)),
    ] {
        text.push_str(&rule.unwrap_or_default());
    }
    text
}

fn head(settings: &Settings, budget: u64) -> String {
    let name = if settings.has_published_counts() && settings.seed == 2020 && !settings.ties {
        "Guangxi 2020".to_owned()
    } else {
        let ties = if settings.ties { ", with ties" } else { "" };
        let Settings { cooperatives, regions, seed, .. } = settings;
        format!("{cooperatives} cooperatives in {regions} regions, seed {seed}{ties}")
    };
    format!(
        r#"# Public support for farmers' cooperatives: where every figure comes from is said in README.md.
format = 1
name = "{name}"

[funds]
currency = "CNY"
budget = {budget}          # yuan
step = {step}                  # grants are whole multiples of this many yuan

[poverty]
line = {line}                  # yuan per person per year
measure = "gap"               # yuan of poverty gap closed per year

[accuracy]
max_leakage = 0.74            # of the money: most that may reach members above the line, or shells
max_shell_exposure = 0.07     # of the money: most that may be lost to cooperatives that are not real
min_coverage = 0.60           # of poor members
full_coverage = 500           # yuan per poor member that count as covered

[report]
by = "region"

# What the factor method would go by: base, task and performance, weighed as one city does.
[factor_method]
members = 0.40
poor_members = 0.55
return = 0.05
"#,
        budget = grouped(budget),
        step = grouped(STEP),
        line = grouped(LINE),
    )
}

/// Floors and caps of regions by their poor members.
fn regions(budget: u64, tallies: &[Tally]) -> Option<String> {
    let poor = Tally::total(tallies).poor;
    if poor == 0 {
        return None;
    }
    let floor = (0..=REGION_FLOOR)
        .rev()
        .step_by(5)
        .find(|&floor| tallies.iter().all(|region| has_room(region, budget, poor, floor)))
        .filter(|&floor| floor > 0);
    let at_least = floor.map_or(String::new(), |floor| {
        format!("at_least = {{ times = {}, share_of = \"poor_members\" }}\n", hundredths(floor))
    });
    let at_most = hundredths(REGION_CAP);
    Some(format!(
        r#"
# A region's share of the money stays near its share of poor members.
[[rules]]
name = "every region by its poor"
each = "region"
{at_least}at_most = {{ times = {at_most}, share_of = "poor_members" }}
"#
    ))
}

/// May the region get its floor in whole steps, below its cap and well below its cooperatives' own limits?
fn has_room(region: &Tally, budget: u64, poor: u64, floor: u64) -> bool {
    let share = u128::from(budget) * u128::from(region.poor);
    let whole_step = u128::from(poor) * 100 * u128::from(STEP);
    let least = (share * u128::from(floor)).div_ceil(whole_step);
    let most = share * u128::from(REGION_CAP) / whole_step;
    least <= most && least * u128::from(STEP) * 10 <= u128::from(region.grantable.all) * 9
}

fn industry(total: &Tally) -> Option<String> {
    (total.grantable.industry > 0).then(|| {
        format!(
            r#"
# Central linking funds: at least 60 % for industry (No. 1 Document 2023, item 15).
[[rules]]
name = "industry first"
where = {{ project = "{INDUSTRY}" }}
at_least = {{ share_of_allocated = {} }}
"#,
            hundredths(INDUSTRY_FLOOR)
        )
    })
}

fn demonstration(budget: u64, total: &Tally) -> Option<String> {
    let grantable = total.grantable.demonstration;
    let at_least = if may_get(grantable, DEMONSTRATION_FLOOR, budget) {
        format!("at_least = {{ share_of_budget = {} }}\n", hundredths(DEMONSTRATION_FLOOR))
    } else {
        String::new()
    };
    (grantable > 0).then(|| {
        format!(
            r#"
# Leading cooperatives are rewarded, and leave most of the money to the others.
[[rules]]
name = "demonstration cooperatives"
where = {{ tier = ["national", "provincial", "municipal", "county"] }}
{at_least}at_most = {{ share_of_budget = {} }}
"#,
            hundredths(DEMONSTRATION_CAP)
        )
    })
}

fn value_chain(budget: u64, total: &Tally) -> Option<String> {
    let [manufacturing, trade] = VALUE_CHAIN;
    may_get(total.grantable.value_chain, VALUE_CHAIN_FLOOR, budget).then(|| {
        format!(
            r#"
# Cooperatives that process and sell what members grow.
[[rules]]
name = "processing and sales"
where = {{ sector = ["{manufacturing}", "{trade}"] }}
at_least = {{ share_of_budget = {} }}
"#,
            hundredths(VALUE_CHAIN_FLOOR)
        )
    })
}

/// Is the floor, in hundredths of the budget, well below what they may get?
fn may_get(grantable: u64, floor: u64, budget: u64) -> bool {
    u128::from(floor) * u128::from(budget) <= u128::from(grantable) * 90
}

fn hundredths(number: u64) -> String {
    format!("{}.{:02}", number / 100, number % 100)
}

/// A whole number with `_` between groups of three digits, as TOML reads it.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{budget, grouped, text};
    use crate::world::Settings;
    use crate::world::tally::Tally;

    #[test]
    fn digits_are_grouped_by_three() {
        assert_eq!([0, 12, 123, 1_234, 1_234_567].map(grouped), ["0", "12", "123", "1_234", "1_234_567"]);
    }

    #[test]
    fn the_budget_grows_with_the_number_of_cooperatives() {
        let of = |cooperatives| budget(&Settings { cooperatives, ..Settings::default() });
        assert_eq!([of(49_595), of(99_190), of(1)], [360_000_000, 720_000_000, 7_000]);
    }

    #[test]
    fn a_world_with_nobody_poor_and_no_demonstration_has_no_rules_about_them() {
        let text = text(&Settings::default(), &[Tally::default()]);
        assert!(!text.contains("[[rules]]"), "{text}");
    }
}
