//! What targeting errors cost, for programs: JSON, and CSV with a line for every figure.

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::instance::Instance;
use crate::measure::Unit;
use crate::study::{ErrorKind, ErrorLevel, Figures, Noise, NoiseMeasure, OfLevel, Spread};
use crate::words::foreign::as_cell;
use crate::words::noise::{UNASKED, why_not};

use super::InstanceName;

/// What errors cost, with what it is called.
#[derive(Clone, Debug)]
pub struct NoiseReport {
    pub(super) instance: InstanceName,
    pub(super) noise: Noise,
    /// Errors that were not asked for, since the instance has nothing that could be mistaken so.
    pub(super) left_out: Vec<ErrorKind>,
    /// Policies that are there too, where none were asked for.
    pub(super) unasked: Vec<String>,
}

impl NoiseReport {
    /// Of what was found; `left_out` are kinds of errors that the instance has nothing for, `unasked` policies that are
    /// there too, where none were asked for.
    pub fn of(
        instance: &Instance,
        noise: Noise,
        left_out: Vec<ErrorKind>,
        unasked: Vec<String>,
    ) -> NoiseReport {
        NoiseReport { instance: InstanceName::of(instance), noise, left_out, unasked }
    }
}

fn policy(figures: &Figures) -> Value {
    let spread = |spread: Spread| json!({"mean": spread.mean, "low": spread.low, "high": spread.high});
    let measure = |one: NoiseMeasure| (one.name().to_owned(), figures.value(one).map_or(Value::Null, spread));
    json!({
        "policy": figures.policy,
        "repeats": figures.followed,
        "moved": figures.moved,
        "measures": NoiseMeasure::ALL.into_iter().map(measure).collect::<Map<String, Value>>(),
        "breaks": figures.breaks,
        "broken": figures.broken,
    })
}

fn level(of_level: &OfLevel) -> Value {
    let mut out = Map::new();
    match of_level.level {
        ErrorLevel::Income { sigma } | ErrorLevel::ShellRisk { sigma } => {
            out.insert("sigma".to_owned(), sigma.into());
        }
        ErrorLevel::Status { sensitivity, specificity } => {
            out.insert("sensitivity".to_owned(), sensitivity.into());
            out.insert("specificity".to_owned(), specificity.into());
        }
    }
    out.insert("policies".to_owned(), of_level.policies.iter().map(policy).collect());
    out.into()
}

impl Serialize for NoiseReport {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let kinds = self.noise.kinds.iter().map(|of_kind| {
            json!({"kind": of_kind.kind.word(), "levels": of_kind.levels.iter().map(level).collect::<Value>()})
        });
        let kinds_out = self.left_out.iter();
        let policies_out = self.noise.absent.iter();
        let left_out = kinds_out
            .map(|kind| json!({"kind": kind.word(), "why": why_not(kind.word())}))
            .chain(policies_out.map(|absent| json!({"policy": absent.name, "why": absent.why})))
            .chain(self.unasked.iter().map(|policy| json!({"policy": policy, "why": UNASKED.text()})));
        json!({
            "format": 1,
            "command": "noise",
            "allotment": env!("CARGO_PKG_VERSION"),
            "instance": self.instance,
            "repeats": self.noise.repeats,
            "seed": self.noise.seed,
            "quantiles": [0.05, 0.95],
            "kinds": kinds.collect::<Value>(),
            "left_out": left_out.collect::<Value>(),
        })
        .serialize(serializer)
    }
}

/// Long form: kind, level, policy, measure, value, unit, low, high; without errors first. Values are means over repeats,
/// low and high their quantiles. `breaks` is the share of repeats in which a rule is broken in truth, `breaks:RULE` that of
/// one rule; `repeats` counts those in which the policy could be followed.
pub fn noise_csv(report: &NoiseReport) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut write = |line: [&str; 8]| {
        writer.write_record(line.map(|cell| as_cell(cell).into_owned())).expect("memory takes every line");
    };
    write(["kind", "level", "policy", "measure", "value", "unit", "low", "high"]);
    let number = |value: Option<f64>| value.map_or(String::new(), |value| value.to_string());
    for of_kind in &report.noise.kinds {
        for of_level in &of_kind.levels {
            let level = of_level.level.to_string();
            for figures in &of_level.policies {
                let mut line = |measure: &str, value: &str, unit: &str, [low, high]: [String; 2]| {
                    write([of_kind.kind.word(), &level, &figures.policy, measure, value, unit, &low, &high]);
                };
                for measure in NoiseMeasure::ALL {
                    let spread = figures.value(measure);
                    let ends = [spread.map(|one| one.low), spread.map(|one| one.high)].map(number);
                    line(measure.name(), &number(spread.map(|one| one.mean)), measure.unit().word(), ends);
                }
                let share = Unit::Share.word();
                line("breaks", &number(figures.breaks), share, Default::default());
                for (rule, broken) in &figures.broken {
                    line(&format!("breaks:{rule}"), &broken.to_string(), share, Default::default());
                }
                line("repeats", &figures.followed.to_string(), "repeats", Default::default());
            }
        }
    }
    writer.into_inner().expect("memory takes every line")
}
