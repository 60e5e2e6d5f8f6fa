//! Thresholds of `explain --cooperative` hold when they are tried.
//!
//! The threshold was worked out without any solve. Every trial writes the changed figure into the tables of guangxi-2020,
//! reads them anew and solves again. For a few all of it is read anew; for many only the cooperative and some others are,
//! its chain takes the place of today's in the program of all, and that is solved again, the new prices proving the
//! optimum.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use allotment::explain::{Cooperative, Threshold, Verdict, cooperative, standing};
use allotment::impact::{Impact, PassThrough};
use allotment::instance::{Files, Instance, check, read};
use allotment::lp::{Outcome, Program};
use allotment::model::{Grid, Model, Problem};
use allotment::pipeline::{Answer, Status, in_real_numbers, solve};
use allotment::solve::{Backend, by_name};
use allotment::units::Fraction;
use rayon::prelude::*;

fn engine() -> &'static dyn Backend {
    by_name("engine").unwrap()
}

fn real_steps(answer: &Answer<'_>, position: usize) -> f64 {
    answer.steps[position].whole as f64 + answer.steps[position].part.to_f64()
}

/// The tables of guangxi-2020, to be written again with changes.
struct Tables {
    settings: Vec<u8>,
    headings: [String; 2],
    cooperatives: Vec<String>,
    /// By cooperative, in the same order.
    members: Vec<Vec<String>>,
}

/// The lines of one cooperative.
#[derive(Clone)]
struct Lines {
    own: String,
    members: Vec<String>,
}

impl Tables {
    fn read(folder: &Path) -> Tables {
        let table = |file: &str| {
            let text = fs::read_to_string(folder.join(file)).unwrap();
            let mut lines = text.lines().map(str::to_owned);
            (lines.next().unwrap(), lines.collect::<Vec<_>>())
        };
        let (heading, cooperatives) = table("cooperatives.csv");
        let (members_heading, all) = table("members.csv");
        let mut members: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for line in all {
            members.entry(first_cell(&line).to_owned()).or_default().push(line);
        }
        let members = cooperatives.iter().map(|own| members.remove(first_cell(own)).unwrap_or_default());
        Tables {
            settings: fs::read(folder.join("instance.toml")).unwrap(),
            members: members.collect(),
            headings: [heading, members_heading],
            cooperatives,
        }
    }

    fn of(&self, position: usize) -> Lines {
        Lines { own: self.cooperatives[position].clone(), members: self.members[position].clone() }
    }

    /// A cooperative with another value of a figure.
    fn changed(&self, today: &Instance, position: usize, figure: &str, value: f64) -> Lines {
        let mut lines = self.of(position);
        if figure != "reach" {
            self.put(&mut lines.own, figure, &format!("{value:.12}"));
            return lines;
        }
        // The same people, and trade in proportion to what each group is to get, all by trade.
        self.put(&mut lines.own, "by_trade", "1");
        self.put(&mut lines.own, "by_capital", "0");
        let shares = PassThrough::of(today, position);
        let line = today.poverty().unwrap().line;
        let number = |whole: &dyn ToString| whole.to_string().parse::<f64>().unwrap();
        let groups = today.cooperatives().groups(position).iter().zip(&shares.numerators);
        let groups: Vec<(f64, bool)> = groups
            .map(|(group, share)| (number(share) / number(&shares.denominator), group.income.unwrap() < line))
            .collect();
        let poor: f64 = groups.iter().filter(|(_, poor)| *poor).map(|(share, _)| share).sum();
        for (member, (share, is_poor)) in lines.members.iter_mut().zip(groups) {
            let share = share * if is_poor { value / poor } else { (1.0 - value) / (1.0 - poor) };
            let cells: Vec<&str> = member.split(',').collect();
            *member = format!("{},{},{},{share:.15},0", cells[0], cells[1], cells[2]);
        }
        lines
    }

    fn put(&self, line: &mut String, heading: &str, text: &str) {
        let column = self.headings[0].split(',').position(|name| name == heading).unwrap();
        let mut cells: Vec<&str> = line.split(',').collect();
        cells[column] = text;
        *line = cells.join(",");
    }

    /// Everyone, this one changed.
    fn everyone(&self, position: usize, changed: &Lines) -> Instance {
        let everyone = 0..self.cooperatives.len();
        self.write(everyone.map(|other| if other == position { changed.clone() } else { self.of(other) }))
    }

    /// The first few, and this one changed, which comes last.
    fn few(&self, position: usize, changed: &Lines) -> Instance {
        let few = (0..FEW).filter(|other| *other != position).map(|other| self.of(other));
        self.write(few.chain([changed.clone()]))
    }

    fn write(&self, all: impl Iterator<Item = Lines>) -> Instance {
        let [mut cooperatives, mut members] = self.headings.clone();
        for lines in all {
            cooperatives.extend(["\n", &lines.own]);
            members.extend(lines.members.iter().flat_map(|line| ["\n", line]));
        }
        let files = Files::new("changed")
            .with("instance.toml", self.settings.clone())
            .with("cooperatives.csv", cooperatives)
            .with("members.csv", members);
        check(&files).instance.unwrap()
    }
}

fn first_cell(line: &str) -> &str {
    line.split(',').next().unwrap()
}

/// Lines of the small tables: every rule finds someone among them.
const FEW: usize = 400;

/// The program of today.
struct Today<'a> {
    answer: &'a Answer<'a>,
    program: Program,
    prices: Vec<f64>,
}

impl<'a> Today<'a> {
    fn of(answer: &'a Answer<'a>) -> Today<'a> {
        let program = Model::write(&answer.problem, &Grid::first()).program;
        Today { answer, program, prices: answer.prices.iter().map(Fraction::to_f64).collect() }
    }

    /// Yuan before rounding for the last cooperative of some, if that stands where `position` does.
    fn amount(&self, position: usize, few: &Instance) -> f64 {
        let impact = Impact::of(few);
        let problem = Problem::state(few, &impact);
        let own = Model::write(&problem, &Grid::first()).program;
        let chain_of = |problem: &Problem<'_>, position: usize| {
            problem.by_id().iter().position(|one| *one == position).unwrap()
        };
        let last = chain_of(&problem, problem.cooperatives() - 1);
        let row = |row: u32| {
            let name = &own.rows()[row as usize].name;
            self.program.rows().iter().position(|row| row.name == *name).unwrap() as u32
        };
        let place = chain_of(&self.answer.problem, position);
        let mut program = Program::new(self.program.rows().to_vec(), self.program.bent_row());
        for chain in 0..self.program.chains() {
            if chain == place {
                let entries = own.coefficients(last).iter().map(|(at, value)| (row(*at), *value));
                program.push_chain(entries, own.segments(last).iter().copied());
            } else {
                let entries = self.program.coefficients(chain).iter().copied();
                program.push_chain(entries, self.program.segments(chain).iter().copied());
            }
        }
        let Outcome::Point(point) = engine().solve_near(&program, &self.prices) else {
            panic!("{}", few.name())
        };
        let (worth, bound) = (program.worth(&point.amounts), bound(&program, &point.prices));
        assert!((bound - worth).abs() <= 1e-9 * bound, "{worth} is proved to be no more than {bound}");
        point.amounts[place] * few.funds().step.get() as f64
    }
}

/// What prices prove: Σ_r π_r b_r + Σ_i Σ_k max(0, c_ik − π·a_i − π_b bent_ik) length_ik.
fn bound(program: &Program, prices: &[f64]) -> f64 {
    let limits = program.rows().iter().zip(prices).filter(|(_, price)| **price != 0.0);
    let limits = limits.map(|(row, price)| price * if *price > 0.0 { row.upper } else { row.lower }.unwrap());
    let best = (0..program.chains()).map(|chain| {
        let own: f64 = program.coefficients(chain).iter().map(|(row, a)| prices[*row as usize] * a).sum();
        let bent = program.bent_row().map_or(0.0, |row| prices[row]);
        let segments = program.segments(chain).iter();
        segments.map(|one| (one.slope - own - bent * one.bent).max(0.0) * one.length).sum::<f64>()
    });
    limits.sum::<f64>() + best.sum::<f64>()
}

/// What is tried, and how often.
struct Sample {
    unfunded: usize,
    funded: usize,
    /// Every so many-th cooperative is asked about, so that the sample meets all prefectures.
    stride: usize,
}

/// How a change is tried: the yuan before rounding of a cooperative whose figure has another value.
type Trial<'t> = &'t (dyn Fn(&Today<'_>, &Tables, usize, &str, f64) -> f64 + Sync);

fn thresholds_hold(sample: &Sample, trial: Trial<'_>) {
    let folder = Path::new("instances/guangxi-2020");
    let tables = Tables::read(folder);
    let instance = read(folder).instance.unwrap();
    let impact = Impact::of(&instance);
    let answer = solve(&instance, &impact, engine());
    assert_eq!(answer.status, Status::Optimal);
    let today = Today::of(&answer);
    let allocation = answer.allocation.as_ref().unwrap();
    let everyone = instance.cooperatives().len();
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for (is_funded, wanted) in [(false, sample.unfunded), (true, sample.funded)] {
        let can_be_tried = |position: &usize| {
            let funded = allocation.grant(*position).get() > 0;
            funded == is_funded
                && (funded || real_steps(&answer, *position) <= 0.0)
                && standing(&answer, allocation, *position).verdict == Verdict::CostsMore
        };
        let mut positions = (0..everyone).map(|index| index * sample.stride % everyone).filter(can_be_tried);
        let verdicts = |position: &usize| {
            let found = cooperative(&answer, *position, engine()).unwrap();
            let verdicts = found.thresholds.iter().map(|threshold| {
                let verdict = holds(&today, &tables, *position, (&found, threshold), trial);
                let who = if is_funded { "funded" } else { "unfunded" };
                format!("{who}, {}: {verdict}", threshold.figure)
            });
            let verdicts: Vec<String> = verdicts.collect();
            (!verdicts.is_empty()).then_some(verdicts)
        };
        let mut tried: Vec<Vec<String>> = Vec::new();
        while tried.len() < wanted {
            // Some have no figure that would do.
            let more: Vec<usize> = positions.by_ref().take(wanted - tried.len()).collect();
            assert!(!more.is_empty(), "{} of {wanted} could be tried", tried.len());
            tried.extend(more.par_iter().filter_map(verdicts).collect::<Vec<_>>());
        }
        tried.into_iter().flatten().for_each(|verdict| *counts.entry(verdict).or_default() += 1);
    }
    println!("{counts:?}");
}

/// Tries one threshold.
fn holds(
    today: &Today<'_>,
    tables: &Tables,
    position: usize,
    (found, threshold): (&Cooperative, &Threshold),
    trial: Trial<'_>,
) -> &'static str {
    let up = threshold.needed > threshold.now;
    let (short, past) = if up { (1.0 - 1e-6, 1.0 + 1e-6) } else { (1.0 + 1e-6, 1.0 - 1e-6) };
    let again = |factor: f64| trial(today, tables, position, threshold.figure, threshold.needed * factor);
    let then = again(past);
    assert_same(found, threshold, then);
    if found.grant == 0 {
        assert!(again(short) <= 0.0, "{} {}: just short", found.id, threshold.figure);
        assert!(then > 0.0, "{} {}: just past", found.id, threshold.figure);
        return "something";
    }
    let instance = today.answer.problem.scene().instance;
    let few = |factor: f64| {
        let value = threshold.needed * factor;
        tables.few(position, &tables.changed(instance, position, threshold.figure, value))
    };
    next_step_clears(today.answer, found, position, [&few(short), &few(past)]);
    if then > found.grant as f64 { "more" } else { "not more" }
}

/// Yuan before rounding.
fn amount(instance: &Instance, position: usize) -> f64 {
    let impact = Impact::of(instance);
    let answer = in_real_numbers(instance, &impact, engine());
    real_steps(&answer, position) * instance.funds().step.get() as f64
}

/// What is shown beside a threshold is what solving again gives, but for what ties leave open.
fn assert_same(found: &Cooperative, threshold: &Threshold, then: f64) {
    let shown = threshold.then.unwrap();
    assert!(
        (shown - then).abs() <= 1e-3 * found.step as f64,
        "{} {}: {shown} is shown, {then} found",
        found.id,
        threshold.figure
    );
}

/// At today's prices the step after the grant is worth its price past the threshold, and not short of it.
fn next_step_clears(
    answer: &Answer<'_>,
    found: &Cooperative,
    position: usize,
    [short, past]: [&Instance; 2],
) {
    let problem = &answer.problem;
    let today = problem.scene();
    // The cooperative stands last among the few.
    let last = |instance: &Instance| instance.cooperatives().len() - 1;
    let margin = |instance: &Instance| {
        let impact = Impact::of(instance);
        let gain = impact.curve(last(instance)).gain(found.grant / found.step).unwrap().to_f64();
        // Only what leaks and what is at risk moves the price; its other parts are today's.
        let moved = |name: &str, now: f64, then: f64| {
            let row = problem.rows().iter().position(|row| row.name == name).unwrap();
            answer.prices[row].to_f64() * (then - now)
        };
        let leaks = |impact: &Impact, position: usize| impact.leakage(position).to_f64();
        let risk = |instance: &Instance, position| instance.cooperatives().shell_risk(position).to_f64();
        gain / found.step as f64
            - found.price
            - moved("max_leakage", leaks(today.impact, position), leaks(&impact, last(instance)))
            - moved("max_shell_exposure", risk(today.instance, position), risk(instance, last(instance)))
    };
    assert!(margin(short) <= 0.0, "{}: just short", found.id);
    assert!(margin(past) > 0.0, "{}: just past", found.id);
}

#[test]
fn thresholds_of_a_few_hold_when_they_are_tried() {
    thresholds_hold(
        &Sample { unfunded: 2, funded: 2, stride: 997 },
        &|today, tables, position, figure, value| {
            let instance = today.answer.problem.scene().instance;
            let changed = tables.changed(instance, position, figure, value);
            let whole = amount(&tables.everyone(position, &changed), position);
            // The quick way, by which the many are tried, says the same.
            let quick = today.amount(position, &tables.few(position, &changed));
            assert!(
                (whole - quick).abs() <= 1e-3 * instance.funds().step.get() as f64,
                "{whole} and {quick}"
            );
            whole
        },
    );
}

/// 100 without a grant and 100 with one.
#[test]
fn thresholds_of_two_hundred_hold_when_they_are_tried() {
    thresholds_hold(
        &Sample { unfunded: 100, funded: 100, stride: 997 },
        &|today, tables, position, figure, value| {
            let instance = today.answer.problem.scene().instance;
            today.amount(position, &tables.few(position, &tables.changed(instance, position, figure, value)))
        },
    );
}
