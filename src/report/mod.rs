//! Answers as bytes: one format a file. The library returns them; only the command prints.
//!
//! Comes in: an [`Answer`](crate::pipeline::Answer) or a verdict. Goes out: text, JSON, CSV, Markdown, a
//! page, sheets.

mod clash;
mod comparison;
mod comparison_markdown;
mod comparison_text;
mod dossier;
mod explanation;
mod explanation_csv;
mod figures;
mod frontier;
mod frontier_plot;
mod html;
mod json;
mod markdown;
mod noise;
mod noise_markdown;
mod noise_text;
mod one_rule;
mod plot;
pub mod proof;
mod sections;
mod sheets;
mod summary;
mod table;
mod target;
mod text;
mod ties;
mod two_way;
mod two_way_plot;
mod verdict;

pub use comparison::{ComparisonReport, comparison_csv, comparison_places};
pub use comparison_markdown::comparison_markdown;
pub use comparison_text::{comparison_text, tabled_places};
pub use dossier::{Dossier, Studies};
pub use explanation::{Explanation, explanation_markdown, explanation_text};
pub use explanation_csv::explanation_csv;
pub use frontier::{FrontierReport, frontier_csv, frontier_markdown, frontier_text};
pub use frontier_plot::frontier_svg;
pub use html::html;
pub use json::{json, write_json};
pub use markdown::markdown;
pub use noise::{NoiseReport, noise_csv};
pub use noise_markdown::noise_markdown;
pub use noise_text::noise_text;
pub use proof::Proof;
pub use sheets::{MOST_LINES, sheets};
pub use summary::{Broken, InstanceName, OverrideFigures, RuleFigures, Summary};
pub use table::{allocation_csv, write_allocation_csv};
pub use target::{TargetReport, target_csv, target_markdown, target_text};
pub use text::text;
pub use two_way::{TwoWayReport, two_way_csv, two_way_markdown, two_way_text};
pub use two_way_plot::two_way_svg;
pub use verdict::{BoundFrom, Verdict, verdict_csv, verdict_markdown, verdict_text};

use crate::words::Message;
use crate::words::meaning::format;

/// Output formats, a name and one line each, for `allotment list formats`.
pub const KINDS: &[(&str, Message)] = &[
    ("text", format::TEXT),
    ("json", format::JSON),
    ("csv", format::CSV),
    ("markdown", format::MARKDOWN),
    ("html", format::HTML),
    ("xlsx", format::XLSX),
    ("proof", format::PROOF),
    ("junit", format::JUNIT),
];
