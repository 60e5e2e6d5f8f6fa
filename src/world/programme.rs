//! instance.toml of a world: the programme's money and its rules, as a bureau would write them.
//!
//! The budget grows with the number of cooperatives. Where a world is so small that a rule would select
//! nobody, or ask for more than its cooperatives may get, the rule is left out or its floor lowered.

use super::Settings;
use super::members::LINE;
use super::published::COOPERATIVES;
use super::tally::{INDUSTRY, Tally, VALUE_CHAIN};
use crate::words::Message;
use crate::words::world::programme as words;

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
    let total = Tally::total(tallies);
    for (title, limits) in [
        (words::REGIONS, regions(budget, tallies)),
        (words::INDUSTRY, industry(&total)),
        (words::DEMONSTRATION, demonstration(budget, &total)),
        (words::VALUE_CHAIN, value_chain(budget, &total)),
    ] {
        let [name, comment] = title;
        let rule = |limits| format!("\n# {comment}\n[[rules]]\nname = \"{name}\"\n{limits}");
        text.push_str(&limits.map(rule).unwrap_or_default());
    }
    text
}

fn head(settings: &Settings, budget: u64) -> String {
    // A comment begins where the widest of these lines leaves it room.
    let with = |line: String, comment: Message| format!("{line:<30}# {comment}\n");
    let lines = [
        format!(
            "# {}\nformat = 1\nname = \"{}\"\n\n[funds]\ncurrency = \"CNY\"\n",
            words::HEAD,
            name(settings)
        ),
        with(format!("budget = {}", grouped(budget)), words::BUDGET),
        with(format!("step = {}", grouped(STEP)), words::STEP),
        "\n[poverty]\n".to_owned(),
        with(format!("line = {}", grouped(LINE)), words::LINE),
        with("measure = \"gap\"".to_owned(), words::MEASURE),
        "\n[accuracy]\n".to_owned(),
        with("max_leakage = 0.74".to_owned(), words::MAX_LEAKAGE),
        with("max_shell_exposure = 0.07".to_owned(), words::MAX_SHELL_EXPOSURE),
        with("min_coverage = 0.60".to_owned(), words::MIN_COVERAGE),
        with("full_coverage = 500".to_owned(), words::FULL_COVERAGE),
        "\n[report]\nby = \"region\"\n".to_owned(),
        format!(
            "\n# {}\n[factor_method]\nmembers = 0.40\npoor_members = 0.55\nreturn = 0.05\n",
            words::FACTORS
        ),
    ];
    lines.concat()
}

fn name(settings: &Settings) -> String {
    let Settings { cooperatives, regions, seed, ties } = *settings;
    if settings.has_published_counts() && seed == 2020 && !ties {
        return words::GUANGXI.text().to_owned();
    }
    words::name(&cooperatives.to_string(), &regions.to_string(), &seed.to_string(), ties)
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
        "each = \"region\"\n{at_least}at_most = {{ times = {at_most}, share_of = \"poor_members\" }}\n"
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
        let at_least = hundredths(INDUSTRY_FLOOR);
        format!("where = {{ project = \"{INDUSTRY}\" }}\nat_least = {{ share_of_allocated = {at_least} }}\n")
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
        let at_most = hundredths(DEMONSTRATION_CAP);
        format!(
            "where = {{ tier = [\"national\", \"provincial\", \"municipal\", \"county\"] }}\n{at_least}\
             at_most = {{ share_of_budget = {at_most} }}\n"
        )
    })
}

fn value_chain(budget: u64, total: &Tally) -> Option<String> {
    let [manufacturing, trade] = VALUE_CHAIN;
    may_get(total.grantable.value_chain, VALUE_CHAIN_FLOOR, budget).then(|| {
        let at_least = hundredths(VALUE_CHAIN_FLOOR);
        format!(
            "where = {{ sector = [\"{manufacturing}\", \"{trade}\"] }}\n\
             at_least = {{ share_of_budget = {at_least} }}\n"
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
