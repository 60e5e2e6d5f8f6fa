//! Policies compared, for programs: JSON, and CSV with a line for every value.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::instance::Instance;
use crate::measure::Measure;
use crate::study::{Comparison, Interval, Judged, measures};
use crate::words::foreign::as_cell;

use super::InstanceName;

/// A comparison with what it is called.
#[derive(Clone, Debug)]
pub struct ComparisonReport {
    pub(super) instance: InstanceName,
    pub(super) comparison: Comparison,
    /// Places of the measures that were asked for.
    pub(super) shown: Vec<usize>,
    /// Were they asked for?
    pub(super) chosen: bool,
    /// The column of groups.
    pub(super) by: Option<String>,
    /// The file of members by which policies were judged, if it is another than the instance's.
    pub(super) truth: Option<String>,
}

/// Places of these measures, of all without any, as in [`measures`].
pub fn comparison_places(only: &[String]) -> Vec<usize> {
    let asked = |one: &Measure| only.is_empty() || only.iter().any(|name| name == one.name);
    measures().enumerate().filter(|(_, one)| asked(one)).map(|(place, _)| place).collect()
}

impl ComparisonReport {
    /// Of a comparison; `only` these measures if any, all else.
    pub fn of(
        instance: &Instance,
        comparison: Comparison,
        only: &[String],
        by: Option<&str>,
    ) -> ComparisonReport {
        ComparisonReport {
            instance: InstanceName::of(instance),
            comparison,
            shown: comparison_places(only),
            chosen: !only.is_empty(),
            by: by.map(str::to_owned),
            truth: None,
        }
    }

    /// The same judged by the members of another file.
    #[must_use]
    pub fn judged_by(self, file: &str) -> ComparisonReport {
        ComparisonReport { truth: Some(file.to_owned()), ..self }
    }

    fn values(&self, values: &[Option<f64>]) -> Map<String, Value> {
        let all: Vec<&Measure> = measures().collect();
        let value = |place: &usize| (all[*place].name.to_owned(), Value::from(values[*place]));
        self.shown.iter().map(value).collect()
    }

    fn policy(&self, judged: &Judged) -> Value {
        let all: Vec<&Measure> = measures().collect();
        let mut out = serde_json::json!({
            "policy": judged.name,
            "rules_kept": judged.broken.is_empty() && judged.not_allowed == 0,
            "breaks": judged.broken,
            "grants_not_allowed": judged.not_allowed,
            "measures": self.values(&judged.values),
        });
        if !judged.intervals.is_empty() {
            let ends = |interval: Interval| serde_json::json!([interval.low, interval.high]);
            let shown = || self.shown.iter().map(|place| (all[*place].name.to_owned(), *place));
            let intervals: Map<String, Value> =
                shown().map(|(name, at)| (name, judged.intervals[at].map_or(Value::Null, ends))).collect();
            let difference = |(value, interval): (f64, Interval)| serde_json::json!({"value": value, "interval": ends(interval)});
            let differences: Map<String, Value> = shown()
                .map(|(name, at)| (name, judged.differences[at].map_or(Value::Null, difference)))
                .collect();
            out["intervals"] = intervals.into();
            out["differences"] = differences.into();
        }
        if self.by.is_some() {
            let groups =
                judged.groups.iter().map(|group| (group.name.clone(), self.values(&group.values).into()));
            out["groups"] = groups.collect::<Map<String, Value>>().into();
        }
        out
    }
}

impl Serialize for ComparisonReport {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let left_out = self.comparison.absent.iter();
        let left_out = left_out.map(|absent| serde_json::json!({"policy": absent.name, "why": absent.why}));
        let policies: Vec<Value> = self.comparison.judged.iter().map(|judged| self.policy(judged)).collect();
        serde_json::json!({
            "format": 1,
            "command": "compare",
            "allotment": env!("CARGO_PKG_VERSION"),
            "instance": self.instance,
            "by": self.by,
            "truth": self.truth,
            "replicates": self.comparison.replicates.as_ref().map(|drawn| serde_json::json!({
                "count": drawn.count, "seed": drawn.seed, "strata": drawn.strata, "left_out": drawn.failed,
                "level": 0.95, "differences_to": self.comparison.judged.first().map(|first| &first.name),
            })),
            "policies": policies,
            "left_out": left_out.collect::<Vec<Value>>(),
        })
        .serialize(serializer)
    }
}

/// Long form: policy, group, measure, value, unit, low, high. The group of everyone is empty; differences to the first
/// policy are lines of their own, their measure behind `difference:`.
pub fn comparison_csv(report: &ComparisonReport) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut write = |line: [&str; 7]| {
        writer.write_record(line.map(|cell| as_cell(cell).into_owned())).expect("memory takes every line");
    };
    write(["policy", "group", "measure", "value", "unit", "low", "high"]);
    let all: Vec<&Measure> = measures().collect();
    let number = |value: Option<f64>| value.map_or(String::new(), |value| value.to_string());
    for judged in &report.comparison.judged {
        for &place in &report.shown {
            let (name, unit) = (all[place].name, all[place].unit.word());
            let interval = judged.intervals.get(place).copied().flatten();
            let [low, high] = [interval.map(|one| one.low), interval.map(|one| one.high)].map(number);
            write([&judged.name, "", name, &number(judged.values[place]), unit, &low, &high]);
            if let Some((value, interval)) = judged.differences.get(place).copied().flatten() {
                let [value, low, high] = [value, interval.low, interval.high].map(|one| one.to_string());
                write([&judged.name, "", &format!("difference:{name}"), &value, unit, &low, &high]);
            }
        }
        for group in &judged.groups {
            for &place in &report.shown {
                let value = number(group.values[place]);
                write([&judged.name, &group.name, all[place].name, &value, all[place].unit.word(), "", ""]);
            }
        }
    }
    writer.into_inner().expect("memory takes every line")
}
