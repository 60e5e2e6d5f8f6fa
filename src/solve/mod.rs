//! placeholder until the room arrives
use crate::lp::{Outcome, Point, Program, Ray};
use good_lp::{Expression, ProblemVariables, ResolutionError, Solution, SolverModel, microlp, variable};

/// A solver.
pub trait Backend: Sync {
    /// Name.
    fn name(&self) -> &'static str;
    /// One line.
    fn describe(&self) -> &'static str;
    /// Solves.
    fn solve(&self, program: &Program) -> Outcome;
}

struct Micro;

fn dual(p: &Program, slopes: bool, cap: f64) -> Result<(Vec<f64>, f64), ResolutionError> {
    let mut v = ProblemVariables::new();
    let m = p.rows().len();
    let (mut ups, mut los) = (vec![], vec![]);
    let mut obj = Expression::from(0.0);
    for r in p.rows() {
        let u = v.add(variable().min(0.0).max(if r.upper.is_some() { cap } else { 0.0 }));
        let l = v.add(variable().min(0.0).max(if r.lower.is_some() { cap } else { 0.0 }));
        obj += r.upper.unwrap_or(0.0) * u - r.lower.unwrap_or(0.0) * l;
        ups.push(u);
        los.push(l);
    }
    let mut cons = vec![];
    for c in 0..p.chains() {
        for s in p.segments(c) {
            let z = v.add(variable().min(0.0));
            obj += s.length * z;
            let mut e = Expression::from(z);
            for (r, a) in p.coefficients(c) {
                e += *a * (ups[*r as usize] - los[*r as usize]);
            }
            if let Some(b) = p.bent_row() {
                e += s.bent * (ups[b] - los[b]);
            }
            cons.push(e.geq(if slopes { s.slope } else { 0.0 }));
        }
    }
    let mut model = v.minimise(obj.clone()).using(microlp);
    for c in cons {
        model = model.with(c);
    }
    let s = model.solve()?;
    Ok(((0..m).map(|r| s.value(ups[r]) - s.value(los[r])).collect(), s.eval(&obj)))
}

impl Backend for Micro {
    fn name(&self) -> &'static str {
        "engine"
    }
    fn describe(&self) -> &'static str {
        "placeholder"
    }
    fn solve(&self, p: &Program) -> Outcome {
        let mut v = ProblemVariables::new();
        let mut obj = Expression::from(0.0);
        let mut rows: Vec<Expression> = vec![Expression::from(0.0); p.rows().len()];
        let mut all = vec![];
        for c in 0..p.chains() {
            let mut xs = vec![];
            for s in p.segments(c) {
                let x = v.add(variable().min(0.0).max(s.length));
                obj += s.slope * x;
                for (r, a) in p.coefficients(c) {
                    rows[*r as usize] += *a * x;
                }
                if let Some(b) = p.bent_row() {
                    rows[b] += s.bent * x;
                }
                xs.push(x);
            }
            all.push(xs);
        }
        let mut model = v.maximise(obj).using(microlp);
        for (r, e) in p.rows().iter().zip(rows) {
            if let Some(u) = r.upper {
                model = model.with(e.clone().leq(u));
            }
            if let Some(l) = r.lower {
                model = model.with(e.geq(l));
            }
        }
        match model.solve() {
            Ok(s) => match dual(p, true, f64::INFINITY) {
                Ok((prices, _)) => Outcome::Point(Point {
                    amounts: all.iter().map(|xs| xs.iter().map(|x| s.value(*x)).sum()).collect(),
                    prices,
                    iterations: 0,
                }),
                Err(e) => Outcome::GaveUp(format!("dual {e:?}")),
            },
            Err(ResolutionError::Infeasible) => match dual(p, false, 1.0) {
                Ok((prices, _)) => Outcome::Ray(Ray { prices }),
                Err(e) => Outcome::GaveUp(format!("ray {e:?}")),
            },
            Err(e) => Outcome::GaveUp(format!("{e:?}")),
        }
    }
}

/// All.
pub fn catalog() -> &'static [&'static dyn Backend] {
    &[&Micro]
}
/// By name.
pub fn by_name(name: &str) -> Option<&'static dyn Backend> {
    catalog().iter().find(|backend| backend.name() == name).copied()
}
