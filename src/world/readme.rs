//! README.md of a world: what is published, what is worked out from that, and what is assumed.

use crate::units::in_threes;
use crate::words::world as words;
use crate::words::{Language, Message, spoken};

use super::Settings;
use super::members::LINE;
use super::programme::budget;
use super::tally::Tally;

/// What a world assumes, a sentence each.
///
/// ```
/// use allotment::world::{Settings, assumptions};
/// assert!(assumptions(&Settings::default()).iter().any(|sentence| sentence.contains("joint table")));
/// ```
pub fn assumptions(settings: &Settings) -> Vec<&'static str> {
    let places = if settings.has_prefectures() { words::PREFECTURES } else { words::COUNTIES };
    let ties = settings.ties.then_some(words::TIES);
    let drawing = settings.has_prefectures().then_some(words::DRAWING);
    let all =
        [places].into_iter().chain(drawing).chain(words::COOPERATIVES).chain(words::MEMBERS).chain(ties);
    all.chain(words::RULES).map(Message::text).collect()
}

/// The whole file.
pub(super) fn text(settings: &Settings, tallies: &[Tally]) -> String {
    let Settings { cooperatives, regions, seed, ties } = settings;
    let title = if settings.has_published_counts() {
        words::programme::GUANGXI.text().to_owned()
    } else {
        words::title(&thousands(*cooperatives), &thousands(u64::from(*regions)))
    };
    let ties = if *ties { " --ties" } else { "" };
    // Names and comments are in the language spoken.
    let language = match spoken() {
        Language::English => "",
        Language::Chinese => " --lang zh",
    };
    let command = format!(
        "allotment generate --cooperatives {cooperatives} --regions {regions} --seed {seed}{ties}{language} -o DIR"
    );
    let counts = match (settings.has_published_counts(), settings.has_prefectures()) {
        (true, _) => words::Counts::Published,
        (false, true) => words::Counts::ByPrefecture,
        (false, false) => words::Counts::ByIndustry,
    };
    let assumed = assumptions(settings).join("\n- ");
    let outcome = outcome(settings, &Tally::total(tallies));
    words::readme(&title, &command, [&words::published(counts), &assumed, &outcome])
}

fn outcome(settings: &Settings, total: &Tally) -> String {
    let outcome = words::Outcome {
        cooperatives: &thousands(total.cooperatives),
        lines: &thousands(total.lines),
        people: &thousands(total.people),
        mean_income: &thousands(total.income / total.people.max(1)),
        line: &thousands(LINE),
        poor: &thousands(total.poor),
        gap: &thousands(total.gap),
        grants: &thousands(total.grantable.all),
        budget: &thousands(budget(settings)),
    };
    outcome.table()
}

/// A whole number with commas between groups of three digits.
fn thousands(number: u64) -> String {
    in_threes(&number.to_string())
}
