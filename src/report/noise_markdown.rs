//! What targeting errors cost, as tables for a document.

use crate::words::comparison::POLICY;
use crate::words::noise as words;

use super::NoiseReport;
use super::markdown::{escaped, table};
use super::noise_text::{Broken, broken, headings, left_out, lines, notes};

/// A table for each kind of error, and what stands below it.
pub fn noise_markdown(report: &NoiseReport) -> String {
    let noise = &report.noise;
    let mut out = format!("# {}\n", escaped(&report.instance.name));
    let paragraph = |out: &mut String, text: &str| out.push_str(&format!("\n{}\n", escaped(text)));
    paragraph(&mut out, &words::opening(noise.repeats, noise.seed));
    for of_kind in &noise.kinds {
        table(&mut out, &escaped(words::title(of_kind.kind.word())), &headings(), lines(of_kind).into_iter());
        for note in notes(noise, of_kind) {
            paragraph(&mut out, &note);
        }
        if let Some(Broken { policy, headings, lines }) = broken(of_kind) {
            let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
            table(&mut out, &escaped(&words::broken_by(&policy)), &headings, lines.into_iter());
        }
    }
    paragraph(&mut out, words::LEGEND.text());
    let left_out = left_out(report).into_iter().map(Vec::from);
    table(&mut out, words::LEFT_OUT.text(), &[POLICY.text(), ""], left_out);
    out
}
