//! What the money achieves: one sentence, one picture of two strips, and a few figures.

use crate::measure::{Fgt, objective};
use crate::pipeline::Answer;
use crate::words::page::{Lead, strip as words, tile};

use super::super::figures::{amount, price, whole};
use super::{Summary, in_per_cent, percent, shown};

/// A whole cut into its parts.
pub(super) struct Strip {
    pub(super) title: String,
    pub(super) parts: Vec<Part>,
}

/// A part of a strip.
pub(super) struct Part {
    pub(super) name: &'static str,
    pub(super) value: String,
    /// Where it begins and how wide it is, as SVG takes it.
    pub(super) from: String,
    pub(super) width: String,
    /// Its colour's class.
    pub(super) class: &'static str,
}

/// A figure and what it is.
pub(super) struct Tile {
    pub(super) value: String,
    pub(super) words: &'static str,
}

/// The sentence; none without an allocation.
pub(super) fn lead(summary: &Summary) -> Option<String> {
    let (impact, funds) = (&summary.impact, &summary.funds);
    let lead = Lead {
        impact: [&amount(impact.achieved?), impact.unit.text()],
        money: [&whole(funds.allocated?), &shown(&funds.currency)],
        cooperatives: [&whole(funds.recipients? as u64), &whole(funds.cooperatives as u64)],
    };
    Some(lead.sentence(impact.measure))
}

/// Poverty and what is closed of it; the money and where it goes.
pub(super) fn strips(answer: &Answer<'_>, summary: &Summary) -> Vec<Strip> {
    let Some(allocated) = summary.funds.allocated else { return Vec::new() };
    let mut strips = Vec::new();
    let instance = answer.problem.scene().instance;
    if let (Some(poverty), Some(known)) = (&summary.poverty, instance.poverty()) {
        let measure = objective(instance).word();
        let line = known.line.to_f64();
        let (unit, of): (f64, fn(&Fgt) -> f64) = match measure {
            "headcount" => (1.0, |fgt| fgt.headcount),
            "squared-gap" => (line * line, |fgt| fgt.squared_gap),
            _ => (line, |fgt| fgt.gap),
        };
        let people = poverty.people.as_f64().unwrap_or(0.0);
        let [before, after] = [of(&poverty.before), of(&poverty.after)].map(|index| index * people * unit);
        let [closed, left] = words::parts(measure);
        let parts = [(closed, before - after, "ours"), (left, after, "rest")];
        strips.push(cut(&words::poverty(measure, &amount(before)), before, &parts));
    }
    let (money, budget) = (allocated as f64, summary.funds.budget as f64);
    let unspent = (words::UNSPENT.text(), budget - money, "none");
    let parts = match (summary.accuracy.leakage, summary.accuracy.shell_exposure) {
        (Some(leakage), Some(shells)) => vec![
            (words::REACHES.text(), money * (1.0 - leakage), "ours"),
            (words::OTHERS.text(), money * (leakage - shells), "rest"),
            (words::SHELLS.text(), money * shells, "warn"),
            unspent,
        ],
        _ => vec![(words::SPENT.text(), money, "ours"), unspent],
    };
    let title = words::money(&whole(summary.funds.budget), &shown(&summary.funds.currency));
    strips.push(cut(&title, budget, &parts));
    strips
}

fn cut(title: &str, all: f64, parts: &[(&'static str, f64, &'static str)]) -> Strip {
    let mut from = 0.0;
    let mut shown = Vec::new();
    // Sums are good to some digits only: less than that is nothing.
    for &(name, part, class) in parts.iter().filter(|(_, part, _)| *part > all * 1e-9) {
        shown.push(Part {
            name,
            value: words::amount(&amount(part.round()), &in_per_cent(part / all)),
            from: percent(from, all),
            width: percent(part, all),
            class,
        });
        from += part;
    }
    Strip { title: title.to_owned(), parts: shown }
}

/// A few figures.
pub(super) fn tiles(summary: &Summary) -> Vec<Tile> {
    let mut tiles = Vec::new();
    if let Some(poverty) = &summary.poverty {
        let [before, after] = [&poverty.before, &poverty.after].map(|fgt| in_per_cent(fgt.headcount));
        tiles.push(Tile { value: tile::change(&before, &after), words: tile::POOR.text() });
    }
    if let Some(recipients) = summary.funds.recipients {
        tiles.push(Tile { value: whole(recipients as u64), words: tile::FUNDED.text() });
    }
    if let (Some(yuan), Some(_)) = (summary.funds.price, summary.impact.achieved) {
        tiles.push(Tile { value: price(yuan), words: tile::NEXT_YUAN.text() });
    }
    if let Some(gap) = summary.impact.relative_gap {
        tiles.push(Tile { value: tile::at_most(&small(gap)), words: tile::GAP.text() });
    }
    tiles
}

/// A share that may be tiny, in per cent with two digits, never less than it is.
fn small(share: f64) -> String {
    if share <= 0.0 {
        return "0 %".to_owned();
    }
    let places = (1.0 - (share * 100.0).log10().floor()).clamp(0.0, 12.0) as i32;
    let up = (share * 100.0 * 10_f64.powi(places)).ceil() / 10_f64.powi(places);
    format!("{up:.*} %", places as usize)
}

#[cfg(test)]
mod tests {
    use super::small;

    #[test]
    fn a_tiny_share_is_rounded_up() {
        assert_eq!(small(2.31e-6), "0.00024 %");
        assert_eq!(small(0.0123), "1.3 %");
        assert_eq!(small(0.0), "0 %");
    }
}
