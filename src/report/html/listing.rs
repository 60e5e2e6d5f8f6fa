//! The list of cooperatives for the page's script, in columns, so that it is small: codes for what repeats, four digits
//! for prices.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::{Number, Value};

use crate::certify;
use crate::explain::{Standing, Verdict, standing};
use crate::instance::{Allocation, Instance, Label};
use crate::pipeline::Answer;
use crate::units::{Fraction, parts};
use crate::words::page::{list as words, note};
use crate::words::title;

use super::super::figures::whole;
use super::super::summary::count;
use super::super::table::each_columns;
use super::shown;

/// Cooperatives listed at most; of more, those with the largest grants.
const LISTED: usize = 60_000;
/// A row's parts of the price are written out for each cooperative if there are more different ones than this.
const FEW: usize = 200;
/// Digits of a price.
const DIGITS: usize = 4;

/// The list and what to say of it.
pub(super) struct Listing {
    /// JSON that may stand in HTML.
    pub(super) json: String,
    pub(super) note: Option<String>,
}

#[derive(Serialize)]
struct Columns {
    words: Value,
    step: u64,
    ids: Vec<String>,
    names: Option<Vec<String>>,
    labels: Vec<Codes>,
    /// In `step` yuan.
    grants: Vec<u64>,
    impact: Vec<Number>,
    members: Option<[Vec<Number>; 2]>,
    /// A digit each.
    verdict: String,
    next: Vec<Option<f64>>,
    /// The next grant in `step` yuan, where that is more than a step further; absent where it is for nobody.
    next_grants: Option<Vec<Option<u64>>>,
    /// Why grants are locked, by place.
    reasons: BTreeMap<usize, String>,
    prices: Prices,
}

/// What is told of one cooperative.
struct Told {
    verdict: Verdict,
    next_grant: Option<u64>,
    next: Option<f64>,
    parts: Vec<(usize, f64)>,
    impact: f64,
}

/// A column of texts.
#[derive(Serialize)]
struct Codes {
    name: String,
    values: Vec<String>,
    each: Vec<usize>,
}

/// What each row adds to the price of each cooperative's next yuan.
#[derive(Serialize)]
struct Prices {
    rows: Vec<String>,
    /// A row, and its part for each cooperative: where they differ from one to the other.
    columns: Vec<(usize, Vec<Number>)>,
    /// Rows with their parts, as many cooperatives have them.
    sets: Vec<Vec<(usize, f64)>>,
    /// Which of them each cooperative has.
    codes: Vec<usize>,
}

/// Of an answer; empty without an allocation.
pub(super) fn listing(answer: &Answer<'_>) -> Listing {
    let Some(allocation) = &answer.allocation else { return Listing { json: String::new(), note: None } };
    let problem = &answer.problem;
    let instance = problem.scene().instance;
    let cooperatives = instance.cooperatives();
    let step = instance.funds().step.get();
    let positions = listed(allocation);
    let all = cooperatives.len();
    let per_yuan = |amount: &Fraction| digits(amount.to_f64() / step as f64);
    let told = parts::map(positions.len(), |at| {
        let position = positions[at];
        let Standing { verdict, next_grant, next, parts, .. } = standing(answer, allocation, position);
        let impact = certify::impact(problem, position, allocation.grant(position)).to_f64();
        let parts: Vec<(usize, f64)> = parts.iter().map(|(row, part)| (*row, per_yuan(part))).collect();
        Told { verdict, next_grant, next: next.as_ref().map(per_yuan), parts, impact }
    });
    let unit =
        if positions.iter().all(|at| allocation.grant(*at).get().is_multiple_of(step)) { step } else { 1 };
    let columns = Columns {
        words: words::words(&whole(step)),
        step: unit,
        ids: positions.iter().map(|at| shown(cooperatives.id(*at))).collect(),
        names: cooperatives
            .has_names()
            .then(|| positions.iter().map(|at| shown(cooperatives.name(*at).unwrap_or_default())).collect()),
        labels: labels(answer).into_iter().map(|label| codes(label, &positions)).collect(),
        grants: positions.iter().map(|at| allocation.grant(*at).get() / unit).collect(),
        impact: told.iter().map(|told| count((told.impact * 100.0).round() / 100.0)).collect(),
        members: members(instance, &positions),
        verdict: told.iter().map(|told| digit(told.verdict)).collect(),
        next: told.iter().map(|told| told.next).collect(),
        next_grants: told
            .iter()
            .any(|told| told.next_grant.is_some())
            .then(|| told.iter().map(|told| Some(told.next_grant? * step / unit)).collect()),
        reasons: reasons(instance, &positions),
        prices: prices(answer, &told.iter().map(|told| told.parts.as_slice()).collect::<Vec<_>>()),
    };
    let json = serde_json::to_string(&columns).expect("columns of texts and figures are JSON");
    let note = (positions.len() < all).then(|| note::cut(&whole(LISTED as u64), &whole(all as u64)));
    // Neither an end tag nor a comment can begin without it.
    Listing { json: json.replace('<', "\\u003c"), note }
}

/// Of those that are locked with one.
fn reasons(instance: &Instance, positions: &[usize]) -> BTreeMap<usize, String> {
    let cooperatives = instance.cooperatives();
    let reason = |(place, at): (usize, &usize)| Some((place, shown(cooperatives.reason(*at)?)));
    positions.iter().enumerate().filter_map(reason).collect()
}

/// All, or those with the largest grants, in the table's order.
fn listed(allocation: &Allocation) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..allocation.grants().len()).collect();
    if positions.len() > LISTED {
        positions.sort_by_key(|at| std::cmp::Reverse(allocation.grant(*at)));
        positions.truncate(LISTED);
        positions.sort_unstable();
    }
    positions
}

/// The columns that rules name in `each`, and the one that reports group by.
fn labels<'a>(answer: &Answer<'a>) -> Vec<&'a Label> {
    let instance = answer.problem.scene().instance;
    let mut labels: Vec<&Label> =
        each_columns(answer).iter().filter_map(|name| instance.cooperatives().label(name)).collect();
    if let Some(by) = instance.report_by().filter(|by| labels.iter().all(|label| label.name() != by.name())) {
        labels.insert(0, by);
    }
    labels
}

fn codes(label: &Label, positions: &[usize]) -> Codes {
    Codes {
        name: shown(label.name()),
        values: label.distinct().iter().map(|text| shown(text)).collect(),
        each: positions.iter().map(|at| label.code(*at)).collect(),
    }
}

/// Members and poor members; none without poverty data.
fn members(instance: &Instance, positions: &[usize]) -> Option<[Vec<Number>; 2]> {
    let line = instance.poverty()?.line;
    let people = |at: usize, only_poor: bool| {
        let groups = instance.cooperatives().groups(at).iter();
        let counted = groups.filter(|group| !only_poor || group.income.is_some_and(|income| income < line));
        counted.map(|group| group.people.to_f64()).sum::<f64>()
    };
    Some([false, true].map(|poor| positions.iter().map(|at| count(people(*at, poor))).collect()))
}

/// Puts each cooperative's parts where they take least room.
fn prices(answer: &Answer<'_>, told: &[&[(usize, f64)]]) -> Prices {
    let mut seen: BTreeMap<usize, (usize, BTreeSet<u64>)> = BTreeMap::new();
    for (row, part) in told.iter().copied().flatten() {
        let (count, values) = seen.entry(*row).or_default();
        *count += 1;
        if values.len() <= FEW {
            values.insert(part.to_bits());
        }
    }
    let differs = |row: &usize| seen[row].1.len() > FEW && seen[row].0 * 2 > told.len();
    let rows: Vec<usize> = seen.keys().copied().collect();
    let columns = rows.iter().enumerate().filter(|(_, row)| differs(row)).map(|(place, row)| {
        let part =
            |parts: &&[(usize, f64)]| parts.iter().find(|part| part.0 == *row).map_or(0.0, |part| part.1);
        (place, told.iter().map(part).map(count).collect())
    });
    let mut sets = BTreeMap::new();
    let mut codes = Vec::with_capacity(told.len());
    let mut list = Vec::new();
    for parts in told {
        let few = parts.iter().filter(|(row, _)| !differs(row));
        let place = |row: &usize| rows.binary_search(row).expect("every row was seen");
        let set: Vec<(usize, u64)> = few.map(|(row, part)| (place(row), part.to_bits())).collect();
        codes.push(*sets.entry(set).or_insert_with_key(|set| {
            list.push(set.iter().map(|(place, part)| (*place, f64::from_bits(*part))).collect());
            list.len() - 1
        }));
    }
    let names = rows.iter().map(|row| shown(title::rule(answer.problem.rows()[*row].shown_name()))).collect();
    Prices { rows: names, columns: columns.collect(), sets: list, codes }
}

/// Rounded to a few significant digits.
fn digits(value: f64) -> f64 {
    format!("{value:.*e}", DIGITS - 1).parse().expect("what is printed as a number is one")
}

/// In the order of the page's sentences.
const fn digit(verdict: Verdict) -> char {
    match verdict {
        Verdict::Fixed => '0',
        Verdict::AtItsLimit => '1',
        Verdict::NothingMoreToBring => '2',
        Verdict::CostsMore => '3',
        Verdict::AtTheMargin => '4',
        Verdict::NoRoomForAStep => '5',
    }
}
