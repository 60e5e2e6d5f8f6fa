//! Where the figures come from, as the instance's README.md says, and its settings as written.
//!
//! The README is Markdown; what in it is HTML is shown as text, and links and pictures as their words, so that the page
//! neither runs nor loads what somebody wrote there.

use std::fs;
use std::path::Path;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html::push_html};

use crate::words::foreign::visible_lines;

/// Longer files are cut.
const MOST_CHARACTERS: usize = 100_000;

/// Both files; none that is not there.
pub(super) struct Sources {
    /// HTML.
    pub(super) readme: Option<String>,
    pub(super) settings: Option<String>,
}

/// Reads both.
pub(super) fn sources(folder: &Path) -> Sources {
    let text = |name: &str| {
        let bytes = fs::read(folder.join(name)).ok()?;
        let text: String = String::from_utf8_lossy(&bytes).chars().take(MOST_CHARACTERS).collect();
        Some(visible_lines(&text.replace("\r\n", "\n").replace('\t', "    ")).into_owned())
    };
    Sources { readme: text("README.md").map(|text| rendered(&text)), settings: text("instance.toml") }
}

fn rendered(markdown: &str) -> String {
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES).filter_map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::Link { .. } | Tag::Image { .. }) | Event::End(TagEnd::Link | TagEnd::Image) => None,
        Event::Start(Tag::Heading { level, .. }) => Some(Event::Start(Tag::Heading {
            level: below(level),
            id: None,
            classes: Vec::new(),
            attrs: Vec::new(),
        })),
        Event::End(TagEnd::Heading(level)) => Some(Event::End(TagEnd::Heading(below(level)))),
        other => Some(other),
    });
    let mut html = String::new();
    push_html(&mut html, events);
    html
}

/// The page has headings of its own above these.
fn below(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H3,
        HeadingLevel::H2 => HeadingLevel::H4,
        HeadingLevel::H3 => HeadingLevel::H5,
        _ => HeadingLevel::H6,
    }
}

#[cfg(test)]
mod tests {
    use super::rendered;

    #[test]
    fn html_links_and_pictures_in_a_readme_are_words() {
        let markdown = "# A <b>b</b>\n\n<script>alert(1)</script>\n\n[words](javascript:alert) ![picture](http://x/y.png)\n\n| a |\n|---|\n| <i> |\n";
        let html = rendered(markdown);
        for element in ["<b", "<script", "<i>", "<a", "<img", "javascript:", "http:"] {
            assert!(!html.contains(element), "{element} in {html}");
        }
        assert!(html.contains("<h3>A &lt;b&gt;b&lt;/b&gt;</h3>") && html.contains("words picture"), "{html}");
    }
}
