//! `proof.json`: what an answer rests on, in exact numbers, for whoever checks it without trusting us.
//!
//! Every number but counts and money is a fraction in lowest terms, as text: `"n/d"`. Absent is `null`.
//!
//! | key | holds |
//! |---|---|
//! | `format` | 1, the version of this description |
//! | `allotment` | the version of the command |
//! | `instance` | `name`; `sha256`, of the lines that `sha256sum` prints for the `files`; `files`, in the order of their names, each with its own `sha256` |
//! | `status` | `optimal`, `feasible`, `infeasible` or `unknown` |
//! | `rows` | every row of the program: `row`, its name (two rows of one clause: the upper one says ` (at most)`); `at_least` and `at_most`, its limits, tightened to whole steps where every coefficient is 1; `price`, impact for one more unit of the limit |
//! | `bound` | Σ_r π_r·b_r as `limits`, Σ_i max_k (F_i(k) − Σ_r π_r·G_ri(k)) as `best`, and `value`, both together: no allocation has a larger impact |
//! | `achieved` | `value`: the impact of `allocation` |
//! | `search` | where grants must be whole in other ways than steps: `solver` and its `bound`, which no impact passes if its word holds; it is no part of what is proved |
//! | `contradiction` | for `infeasible`, where `price` is a ray: `limits`, `best` and `value` as in `bound` but with F = 0; a `value` below 0 proves that nothing keeps every row |
//! | `allocation` | `id` and `grant` (whole yuan) of every grant above 0, in the table's order |
//!
//! `places` beside a sum are the binary places of its fixed point: every part of `limits` and `best` is rounded
//! up to a multiple of 2^-places, every part of `achieved` down, so that the sums only ever claim too little.
//! A price is at least 0 where it speaks of `at_most`, at most 0 where it speaks of `at_least`. What the symbols
//! mean is said in [`certify::bound`](crate::certify::bound).
//!
//! With `optimal` and `feasible` the file proves that every rule is kept, the impact, and the distance from the
//! bound. That in real numbers nothing is better by more than 1e-9, which `optimal` adds, rests on amounts between
//! steps that nobody is paid; they are not here. With `unknown` nothing is proved, and all claims are `null`.
//!
//! Where `optimal` rests on `search`, the file proves all but the core that the solver searched: a better allocation would
//! have to consist of grants that lose no more than `bound` − `achieved` at these prices.
//!
//! `tests/check_proof.py` works all of it out again from the instance's files.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use dashu_int::UBig;
use dashu_int::ops::Gcd;
use rayon::prelude::*;
use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};

use crate::certify::{Objective, Sums, sums};
use crate::instance::{Allocation, Cooperatives, input_files};
use crate::pipeline::{Answer, Status};
use crate::rule::Side;
use crate::units::Fraction;
use crate::words::reason::FILES_CHANGED;

/// `proof.json`, key by key as described above.
#[derive(Clone, Debug, Serialize)]
pub struct Proof<'a> {
    format: u32,
    allotment: &'static str,
    instance: Input,
    status: &'static str,
    rows: Vec<PricedRow>,
    bound: Option<ExactSums>,
    achieved: Option<Achieved>,
    search: Option<SearchWord>,
    contradiction: Option<ExactSums>,
    allocation: Grants<'a>,
}

/// Grants above 0, written one by one: all together they would take as much memory as the rest of the answer.
#[derive(Clone, Debug)]
struct Grants<'a>(Option<(&'a Cooperatives, &'a Allocation)>);

#[derive(Serialize)]
struct Granted<'a> {
    id: &'a str,
    grant: u64,
}

impl Serialize for Grants<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some((cooperatives, allocation)) = self.0 else { return serializer.collect_seq([(); 0]) };
        let grants = (0..cooperatives.len())
            .map(|at| Granted { id: cooperatives.id(at), grant: allocation.grant(at).get() });
        serializer.collect_seq(grants.filter(|granted| granted.grant > 0))
    }
}

#[derive(Clone, Debug, Serialize)]
struct Input {
    name: String,
    sha256: String,
    files: Vec<Hashed>,
}

#[derive(Clone, Debug, Serialize)]
struct Hashed {
    name: String,
    sha256: String,
}

#[derive(Clone, Debug, Serialize)]
struct PricedRow {
    row: String,
    at_least: Option<String>,
    at_most: Option<String>,
    price: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct ExactSums {
    places: usize,
    limits: String,
    best: String,
    value: String,
}

#[derive(Clone, Debug, Serialize)]
struct Achieved {
    places: usize,
    value: String,
}

#[derive(Clone, Debug, Serialize)]
struct SearchWord {
    solver: &'static str,
    bound: String,
}

impl<'a> Proof<'a> {
    /// The proof of an answer about files of these [`hashes`].
    pub fn of(answer: &'a Answer<'_>, hashes: &BTreeMap<String, String>) -> Proof<'a> {
        let problem = &answer.problem;
        let proved = answer.status != Status::Unknown;
        let feasible = proved && answer.status != Status::Infeasible;
        let exact_sums = |objective| {
            let sums = sums(problem, &answer.prices, objective).ok()?;
            Some(ExactSums::of(&sums))
        };
        let limit = |side: &Option<Side>| side.as_ref().map(|side| exact(&side.limit));
        let rows = problem.rows().iter().enumerate().map(|(at, row)| PricedRow {
            row: row.name.clone(),
            at_least: limit(&row.lower),
            at_most: limit(&row.upper),
            price: answer.prices.get(at).filter(|_| proved).map(exact),
        });
        let audit = answer.audit.as_ref().filter(|_| feasible);
        Proof {
            format: 1,
            allotment: env!("CARGO_PKG_VERSION"),
            instance: input(answer, hashes),
            status: answer.status.word(),
            rows: rows.collect(),
            bound: feasible
                .then(|| match &answer.sums {
                    Some(sums) => Some(ExactSums::of(sums)),
                    None => exact_sums(Objective::Impact),
                })
                .flatten(),
            achieved: audit.map(|audit| Achieved { places: audit.places, value: exact(&audit.achieved) }),
            search: answer
                .search_solver
                .zip(answer.search_bound.as_ref())
                .filter(|_| feasible)
                .map(|(solver, bound)| SearchWord { solver, bound: exact(bound) }),
            contradiction: (proved && !feasible).then(|| exact_sums(Objective::Nothing)).flatten(),
            allocation: Grants(
                answer
                    .allocation
                    .as_ref()
                    .filter(|_| feasible)
                    .map(|allocation| (problem.scene().instance.cooperatives(), allocation)),
            ),
        }
    }
}

impl ExactSums {
    fn of(sums: &Sums) -> ExactSums {
        ExactSums {
            places: sums.places,
            limits: exact(&sums.limits),
            best: exact(&sums.best),
            value: exact(&sums.value()),
        }
    }
}

/// The SHA-256 of each file of the instance in `folder`, by name, hashed anew: whoever checks the proof finds the same ones,
/// or it is refused here.
pub fn hashes(answer: &Answer<'_>, folder: &Path) -> io::Result<BTreeMap<String, String>> {
    let hashed = |name: String| Ok((name.clone(), hash(&folder.join(name))?));
    let hashes: BTreeMap<String, String> =
        input_files(folder).into_par_iter().map(hashed).collect::<io::Result<_>>()?;
    let lines = hashes.iter().map(|(name, hash)| format!("{hash}  {name}\n")).collect::<Vec<_>>().concat();
    if hex(Sha256::digest(lines.as_bytes()).as_slice()) != answer.problem.scene().instance.sha256() {
        return Err(io::Error::other(FILES_CHANGED.text()));
    }
    Ok(hashes)
}

fn input(answer: &Answer<'_>, hashes: &BTreeMap<String, String>) -> Input {
    let instance = answer.problem.scene().instance;
    let files = hashes.iter().map(|(name, hash)| Hashed { name: name.clone(), sha256: hash.clone() });
    Input { name: instance.name().to_owned(), sha256: instance.sha256().to_owned(), files: files.collect() }
}

/// The SHA-256 of a file, which need not fit in memory.
fn hash(file: &Path) -> io::Result<String> {
    let mut file = BufReader::with_capacity(1 << 20, File::open(file)?);
    let mut hash = Sha256::new();
    loop {
        let bytes = file.fill_buf()?;
        if bytes.is_empty() {
            return Ok(hex(hash.finalize().as_slice()));
        }
        hash.update(bytes);
        let count = bytes.len();
        file.consume(count);
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

/// `n/d` in lowest terms.
fn exact(value: &Fraction) -> String {
    let (numerator, denominator) = value.parts();
    let (sign, magnitude) = numerator.into_parts();
    let shared: UBig = (&magnitude).gcd(&denominator);
    let sign = if sign == dashu_int::Sign::Negative { "-" } else { "" };
    format!("{sign}{}/{}", magnitude / &shared, denominator / shared)
}

#[cfg(test)]
mod tests {
    use super::exact;
    use crate::units::Fraction;

    #[test]
    fn fractions_are_written_in_lowest_terms_with_the_sign_in_front() {
        assert_eq!(exact(&Fraction::new(-6, 4)), "-3/2");
        assert_eq!(exact(&Fraction::ZERO), "0/1");
        assert_eq!(exact(&Fraction::new(0, 7)), "0/1");
        assert_eq!(exact(&Fraction::whole(360_000_000)), "360000000/1");
    }
}
