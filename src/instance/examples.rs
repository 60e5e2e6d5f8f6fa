//! Lines of instance.toml that `init` marked to be filled in, and that are still marked.

use crate::diagnostic::Diagnostic;

use super::faults::Faults;
use super::text::Text;

/// How comments begin that `init` writes beside an example, in every language.
const MARKS: [&str; 2] = ["FILL IN", "待填"];

/// Warns of figures that may be examples.
pub(super) fn warn(settings: &Text<'_>, faults: &mut Faults) {
    let text = settings.as_str();
    let is_marked = |line: &&str| {
        let parts = line.split_once('#').filter(|(before, _)| !before.trim().is_empty());
        parts.is_some_and(|(_, comment)| MARKS.iter().any(|mark| comment.trim_start().starts_with(mark)))
    };
    let mut marked = text.lines().filter(is_marked);
    if let Some(first) = marked.next() {
        let byte = first.as_ptr() as usize - text.as_ptr() as usize;
        let warning = Diagnostic::warning("instance::fill-in").with("count", 1 + marked.count());
        let (key, _) = first.split_once('=').unwrap_or((first, ""));
        faults.push(warning.with("key", key.trim()).at(settings.place(byte)));
    }
}
