//! `report.html`: the whole answer as one page that opens without a network and prints on A4.
//!
//! Comes in: a [`Dossier`]. Goes out: HTML with its style, its script and the list of cooperatives inside. Templates escape whatever they are given; the script writes
//! text as text, and a policy in the page's head forbids it to load anything. Equal bytes for equal input.

mod bars;
mod curve;
mod groups;
mod limits;
mod listing;
mod policies;
mod round_step;
mod sources;
mod strips;
mod tile_map;

use std::io;

use askama::Template;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use crate::words::foreign::visible;
use crate::words::{page as words, spoken, summary as said};

use self::bars::{Bars, Table};
use self::curve::CurveChart;
use self::groups::PovertyChart;
use self::limits::Gauge;
use self::sources::{Sources, sources};
use self::strips::{Strip, Tile};
use self::tile_map::TileMap;
use super::figures::{amount, per_cent, relative_gap};
use super::{ComparisonReport, Dossier, FrontierReport, Summary};

/// The page's behaviour.
const SCRIPT: &str = include_str!("page.js");
/// The page's look.
const STYLE: &str = include_str!("page.css");
/// Longer texts of a table are cut.
const MOST_CHARACTERS: usize = 160;

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    language: &'static str,
    style: &'static str,
    script: &'static str,
    script_hash: String,
    name: String,
    status: &'static str,
    lead: Option<String>,
    reason: Option<String>,
    next_step: Option<&'static str>,
    conflict: Option<Table>,
    strips: Vec<Strip>,
    tiles: Vec<Tile>,
    money: Option<Bars>,
    map: Option<TileMap>,
    curve: Option<CurveChart>,
    without_studies: Option<String>,
    poverty: Option<PovertyChart>,
    accuracy: Vec<Gauge>,
    rules: Option<Bars>,
    policies: Option<Bars>,
    listed: bool,
    list_note: Option<String>,
    listing: String,
    sources: Sources,
    proof_says: &'static str,
    proved: Vec<[String; 2]>,
    made_by: String,
    command: String,
    checks: [String; 2],
    files: Vec<[String; 2]>,
    sha256: &'a str,
}

/// The page.
pub fn html(dossier: &Dossier<'_>) -> io::Result<String> {
    let Dossier { answer, summary, studies, folder, hashes, command } = *dossier;
    let listing = listing::listing(answer);
    let place = visible(&folder.display().to_string()).into_owned();
    let page = Page {
        language: spoken().tag(),
        style: STYLE,
        script: SCRIPT,
        script_hash: BASE64_STANDARD.encode(Sha256::digest(SCRIPT)),
        name: shown(&summary.instance.name),
        status: said::status(summary.status, summary.proof.by),
        lead: strips::lead(summary),
        reason: summary.reason.as_deref().map(shown),
        next_step: summary.impact.achieved.is_none().then(|| said::next_step(summary.status)),
        conflict: limits::broken(summary),
        strips: strips::strips(answer, summary),
        tiles: strips::tiles(summary),
        money: groups::money(summary),
        map: TileMap::of(answer, summary),
        curve: studies.curve.as_ref().and_then(|report| CurveChart::of(report, summary)),
        without_studies: (answer.allocation.is_some() && studies.policies.is_none())
            .then(|| words::note::without_studies(&format!("allotment report {place} -o report.html"))),
        poverty: groups::poverty(answer, summary),
        accuracy: limits::gauges(answer, summary),
        rules: limits::rules(summary, &studies.costs),
        policies: studies.policies.as_ref().map(policies::policies),
        listed: answer.allocation.is_some(),
        list_note: listing.note,
        listing: listing.json,
        sources: sources(folder),
        proof_says: words::proof::optimal(summary.status),
        proved: proved(summary),
        made_by: words::proof::made_by(summary.allotment, summary.solver),
        command: visible(command).into_owned(),
        checks: [
            format!("allotment verify {place} allocation.csv --prices allocation.json"),
            format!("python3 check_proof.py {place} proof.json"),
        ],
        files: hashes.iter().map(|(name, hash)| [name.clone(), hash.clone()]).collect(),
        sha256: &summary.instance.sha256,
    };
    page.render().map_err(io::Error::other)
}

fn proved(summary: &Summary) -> Vec<[String; 2]> {
    let impact = &summary.impact;
    let (Some(achieved), Some(bound), Some(gap)) = (impact.achieved, impact.bound, impact.relative_gap)
    else {
        return Vec::new();
    };
    vec![
        [words::proof::ACHIEVED.text().to_owned(), amount(achieved)],
        [words::proof::BOUND.text().to_owned(), amount(bound)],
        [words::proof::GAP.text().to_owned(), relative_gap(gap)],
    ]
}

/// A text that is not ours, on one line, cut if it is long.
fn shown(text: &str) -> String {
    let text = visible(text);
    if text.chars().nth(MOST_CHARACTERS).is_none() {
        return text.into_owned();
    }
    text.chars().take(MOST_CHARACTERS - 1).chain(['…']).collect()
}

/// A share in per cent, on one line.
fn in_per_cent(share: f64) -> String {
    per_cent(share).replace(' ', "\u{a0}")
}

/// A share of a whole in per cent, as SVG takes it.
fn percent(part: f64, whole: f64) -> String {
    let share = if whole > 0.0 { (part / whole).clamp(0.0, 1.0) } else { 0.0 };
    format!("{:.3}%", share * 100.0)
}
