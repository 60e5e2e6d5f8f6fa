//! `--timings`: how long each stage took, how many iterations, how much memory; never part of a result.

use std::time::Instant;

use allotment::pipeline::{Stage, Watch};
use serde_json::{Map, Value};

/// Takes the time of every stage.
#[derive(Default)]
pub(super) struct Clock {
    /// Pivots or nodes of the solver.
    pub(super) iterations: usize,
    seconds: [f64; Stage::ALL.len()],
    running: Option<(Stage, Instant)>,
}

impl Watch for Clock {
    fn enter(&mut self, stage: Stage) {
        self.stop();
        self.running = Some((stage, Instant::now()));
    }
}

impl Clock {
    /// Ends the stage that runs.
    fn stop(&mut self) {
        if let Some((stage, since)) = self.running.take() {
            self.seconds[stage as usize] += since.elapsed().as_secs_f64();
        }
    }

    /// One line of JSON: seconds by stage, 0 for those not reached; iterations; peak memory in bytes or null.
    pub(super) fn line(mut self) -> String {
        self.stop();
        let mut figures = Map::new();
        for stage in Stage::ALL {
            figures.insert(stage.word().to_owned(), self.seconds[stage as usize].into());
        }
        figures.insert("iterations".to_owned(), self.iterations.into());
        figures.insert("peak_memory".to_owned(), peak_memory().into());
        Value::Object(figures).to_string()
    }
}

/// The most memory that this process has held, in bytes; `None` where the system does not say.
fn peak_memory() -> Option<u64> {
    high_water(&std::fs::read_to_string("/proc/self/status").ok()?)
}

/// The line `VmHWM:   12345 kB` of a process's status; its kB are KiB.
fn high_water(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn peak_memory_is_read_from_the_status_that_linux_gives() {
        assert_eq!(high_water("Name:\tx\nVmPeak:\t   9 kB\nVmHWM:\t    2048 kB\n"), Some(2_097_152));
        assert_eq!(high_water("Name:\tx\n"), None);
    }

    #[test]
    fn a_stage_walked_twice_counts_twice_and_every_stage_is_named() {
        let mut clock = Clock::default();
        for stage in [Stage::Model, Stage::Solve, Stage::Model] {
            clock.enter(stage);
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        let line: Value = serde_json::from_str(&clock.line()).unwrap();
        assert!(line["model"].as_f64() >= Some(0.004) && line["solve"].as_f64() >= Some(0.002), "{line}");
        assert_eq!(line["write"], 0.0);
        assert_eq!(line.as_object().unwrap().len(), Stage::ALL.len() + 2);
    }
}
