//! What targeting errors cost, for people: a table for each kind of error, within 100 columns.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::study::{Figures, Noise, NoiseMeasure, OfKind, measures};
use crate::words::Message;
use crate::words::comparison::POLICY;
use crate::words::foreign::visible;
use crate::words::list::listed;
use crate::words::noise as words;

use super::NoiseReport;
use super::comparison_text::{cut, name, table};
use super::figures::{amount, grouped, padded};

/// Names of rules are cut after so many characters.
const RULE: usize = 40;

/// Everything.
pub fn noise_text(report: &NoiseReport) -> String {
    let noise = &report.noise;
    let mut out = format!("{}\n", visible(&report.instance.name));
    let mut line = |text: &str| writeln!(out, "{text}").expect("a string takes every line");
    line(&words::opening(noise.repeats, noise.seed));
    for of_kind in &noise.kinds {
        line(&format!("\n{}", words::title(of_kind.kind.word())));
        let mut figures = table(headings().into_iter());
        figures.add_rows(lines(of_kind));
        line(&figures.trim_fmt());
        for note in notes(noise, of_kind) {
            line(&note);
        }
        if let Some(Broken { policy, headings, lines }) = broken(of_kind) {
            line(&format!("\n{}", words::broken_by(&visible(&policy))));
            let mut rules = table(headings.iter().map(String::as_str));
            rules.add_rows(lines);
            line(&rules.trim_fmt());
        }
    }
    line(&format!("\n{}", words::LEGEND));
    let left_out = left_out(report);
    if !left_out.is_empty() {
        line(&format!("\n{}", words::LEFT_OUT));
    }
    for [what, why] in left_out {
        line(&format!("  {}  {why}", padded(&what, 18)));
    }
    out
}

/// Headings of a table.
pub(super) fn headings() -> Vec<&'static str> {
    let measure = |measure: NoiseMeasure| {
        measures().find(|one| one.name == measure.name()).map_or("", |one| one.heading())
    };
    let [low, high] = words::heading::ENDS.map(Message::text);
    vec![
        POLICY.text(),
        words::heading::LEVEL.text(),
        measure(NoiseMeasure::Impact),
        words::heading::KEPT.text(),
        low,
        high,
        measure(NoiseMeasure::Effectiveness),
        measure(NoiseMeasure::Leakage),
        measure(NoiseMeasure::Excluded),
        words::heading::BREAKS.text(),
    ]
}

/// Lines of a table: every level of every policy, one line for a policy that errors do not move.
pub(super) fn lines(of_kind: &OfKind) -> Vec<Vec<String>> {
    let count = of_kind.levels.first().map_or(0, |level| level.policies.len());
    let of_policy = |place: usize| {
        let levels = of_kind.levels.iter().map(move |level| (level, &level.policies[place]));
        let moved = levels.clone().any(|(_, figures)| figures.moved || figures.followed == 0);
        let shown = levels.take(if moved { of_kind.levels.len() } else { 1 });
        shown.enumerate().map(move |(number, (level, figures))| {
            let label = if moved { level.level.to_string() } else { words::ANY.text().to_owned() };
            cells(if number == 0 { name(&figures.policy) } else { String::new() }, label, figures)
        })
    };
    (0..count).flat_map(of_policy).collect()
}

fn cells(policy: String, level: String, figures: &Figures) -> Vec<String> {
    let mean = |measure: NoiseMeasure| figures.value(measure).map(|spread| spread.mean);
    let kept = figures.value(NoiseMeasure::Kept);
    let share = |value: Option<f64>| value.map_or("-".to_owned(), per_cent);
    vec![
        policy,
        level,
        mean(NoiseMeasure::Impact).map_or("-".to_owned(), amount),
        share(kept.map(|kept| kept.mean)),
        share(kept.map(|kept| kept.low)),
        share(kept.map(|kept| kept.high)),
        share(mean(NoiseMeasure::Effectiveness)),
        share(mean(NoiseMeasure::Leakage)),
        share(mean(NoiseMeasure::Excluded)),
        figures.breaks.map_or("-".to_owned(), of_repeats),
    ]
}

fn per_cent(share: f64) -> String {
    format!("{} %", grouped(share * 100.0, 1))
}

/// Repeats are few: whole per cent say all.
fn of_repeats(share: f64) -> String {
    format!("{} %", grouped(share * 100.0, 0))
}

/// What the table says, and in which repeats policies could not be followed.
pub(super) fn notes(noise: &Noise, of_kind: &OfKind) -> Vec<String> {
    let mut notes: Vec<String> = finding(of_kind).into_iter().collect();
    for level in of_kind.levels.iter().skip(1) {
        for figures in level.policies.iter().filter(|figures| figures.followed < noise.repeats) {
            let failed = noise.repeats - figures.followed;
            let (policy, level) = (visible(&figures.policy), level.level.to_string());
            notes.push(words::not_followed(&policy, &level, failed, noise.repeats));
        }
    }
    notes
}

/// What becomes of the first policy at the last level.
fn finding(of_kind: &OfKind) -> Option<String> {
    let last = of_kind.levels.last()?;
    let impact = |figures: &&Figures| figures.value(NoiseMeasure::Impact).map(|spread| spread.mean);
    let first = last.policies.first()?;
    let kept = per_cent(first.value(NoiseMeasure::Kept)?.mean);
    let breaks = of_repeats(first.breaks?);
    let most = last.policies.iter().max_by(|one, other| {
        let [one, other] = [one, other].map(|figures| impact(figures).unwrap_or(f64::NEG_INFINITY));
        // Of equals the first.
        one.total_cmp(&other).then(std::cmp::Ordering::Greater)
    })?;
    let other = (most.policy != first.policy).then(|| impact(&most)).flatten().map(amount);
    let other = other.as_ref().map(|impact| (visible(&most.policy), impact.as_str()));
    let other = other.as_ref().map(|(policy, impact)| (policy.as_ref(), *impact));
    Some(words::finding(&last.level.to_string(), &visible(&first.policy), &kept, &breaks, other))
}

/// Which rules the first policy breaks in truth.
pub(super) struct Broken {
    pub(super) policy: String,
    pub(super) headings: Vec<String>,
    /// A line for each rule.
    pub(super) lines: Vec<Vec<String>>,
}

/// The rules that the first policy ever breaks, and at each level in which share of repeats; nothing if it never does.
pub(super) fn broken(of_kind: &OfKind) -> Option<Broken> {
    let first: Vec<&Figures> = of_kind.levels.iter().filter_map(|level| level.policies.first()).collect();
    let rules: BTreeSet<&String> = first.iter().flat_map(|figures| figures.broken.keys()).collect();
    let line = |rule: &&String| {
        let share = |figures: &&Figures| of_repeats(figures.broken.get(*rule).copied().unwrap_or(0.0));
        [cut(rule, RULE)].into_iter().chain(first.iter().map(share)).collect()
    };
    let levels = of_kind.levels.iter().map(|level| level.level.to_string());
    Some(Broken {
        policy: first.first()?.policy.clone(),
        headings: [words::heading::RULE.text().to_owned()].into_iter().chain(levels).collect(),
        lines: rules.iter().map(line).collect(),
    })
    .filter(|broken| !broken.lines.is_empty())
}

/// Kinds of errors and policies that are not shown, and why.
pub(super) fn left_out(report: &NoiseReport) -> Vec<[String; 2]> {
    let kinds = report
        .left_out
        .iter()
        .map(|kind| [format!("--{}", kind.word().replace('_', "-")), words::why_not(kind.word()).to_owned()]);
    let absent = report.noise.absent.iter();
    let absent = absent.map(|absent| [absent.name.clone(), visible(&absent.why).into_owned()]);
    let unasked = Some(listed(&report.unasked)).filter(|names| !names.is_empty());
    kinds.chain(absent).chain(unasked.map(|names| [names, words::UNASKED.text().to_owned()])).collect()
}
