//! How well an allocation targets: impact, poverty, inequality, accuracy, and all against the optimum.
//!
//! Comes in: an instance's people ([`Population`]) and grants. Goes out: for every [`Measure`] a number, or nothing
//! where the data do not say. A family of measures is one file, which states formula, denominator, convention at the
//! line, unit and source, and one line in [`catalog`]. Measures are reports, not proofs: they are floats with
//! compensated sums, good to about 13 digits; what is optimal is for `certify` to say.
//!
//! ```
//! use allotment::instance::{Files, check};
//! use allotment::measure::{Outcome, Population, value};
//!
//! let settings = "format = 1\n[funds]\nbudget = 30\n[poverty]\nline = 20\n[impact]\nreturn = 1\nby_trade = 0\nby_capital = 0\n";
//! let members = "cooperative,people,income\na,1,6\nb,1,40\n";
//! let files = Files::new("two people").with("instance.toml", settings).with("cooperatives.csv", "id\na\nb\n");
//! let instance = check(&files.with("members.csv", members)).instance.unwrap();
//!
//! let population = Population::of(&instance);
//! let outcome = Outcome::new(&population, &[7.0, 0.0]);
//! assert_eq!(value(&outcome, "gap"), Some(0.5 * 7.0 / 20.0));
//! assert_eq!(value(&outcome, "inclusion_error"), Some(0.0));
//! ```

mod at_a_glance;
mod beckerman;
mod cgh;
mod concentration;
mod distribution;
mod effectiveness;
mod errors;
mod fgt;
mod gini;
mod impact;
mod kind;
mod money;
mod outcome;
mod population;
mod shortfall;
mod watts;

pub use at_a_glance::{Glance, accuracy, at_a_glance, poverty};
pub use fgt::{Fgt, Poverty};
pub use kind::{Better, Family, Measure, Unit};
pub use money::Accuracy;
pub use outcome::{Against, Outcome};
pub use population::Population;

use crate::instance::{Instance, Measure as Objective};

/// Every family of measures, in the order in which reports show them.
pub fn catalog() -> &'static [&'static dyn Family] {
    &[
        &impact::Impact,
        &effectiveness::Effectiveness,
        &fgt::FosterGreerThorbecke,
        &watts::Watts,
        &shortfall::Shortfall,
        &gini::Gini,
        &gini::GrantGini,
        &money::Money,
        &errors::Errors,
        &cgh::CoadyGroshHoddinott,
        &concentration::Concentration,
        &distribution::Distribution,
        &beckerman::Beckerman,
    ]
}

/// One measure of an outcome by its name; `None` too if there is no such measure.
pub fn value(outcome: &Outcome<'_>, name: &str) -> Option<f64> {
    let family =
        catalog().iter().find(|family| family.measures().iter().any(|measure| measure.name == name))?;
    let place = family.measures().iter().position(|measure| measure.name == name)?;
    family.values(outcome)[place]
}

/// What an instance maximises.
pub fn objective(instance: &Instance) -> Objective {
    if instance.cooperatives().user_curve(0).is_some() {
        return Objective::Given;
    }
    instance.poverty().map_or(Objective::Given, |poverty| poverty.measure)
}
