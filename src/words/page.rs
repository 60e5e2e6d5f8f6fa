//! The words of `report.html`.

use crate::words::column;
use crate::words::currency;
use crate::words::language::{Message, said};

/// What the page is, behind the instance's name.
pub fn title(name: &str) -> String {
    said!("page-title", name)
}
/// Behind a chart.
pub const TABLE: Message = Message("page-table");
/// Where there is no script.
pub const NO_SCRIPT: Message = Message("page-no-script");

/// The money and what it does, in one sentence.
pub struct Lead<'a> {
    /// Impact and its unit.
    pub impact: [&'a str; 2],
    /// Money and currency.
    pub money: [&'a str; 2],
    /// Who gets some of it, and who is there.
    pub cooperatives: [&'a str; 2],
}

impl Lead<'_> {
    /// One sentence.
    pub fn sentence(&self, measure: &str) -> String {
        let ([impact, unit], [money, code]) = (self.impact, self.money);
        let currency = currency(code);
        let [recipients, all] = self.cooperatives;
        match measure {
            "gap" => said!("page-lead-gap", impact, money, currency, recipients, all),
            "headcount" => said!("page-lead-headcount", impact, money, currency, recipients, all),
            "squared-gap" => said!("page-lead-squared-gap", impact, money, currency, recipients, all),
            _ => said!("page-lead", impact, unit, money, currency, recipients, all),
        }
    }
}

/// Strips of the picture on top.
pub mod strip {
    use crate::words::currency;
    use crate::words::language::{Message, said, text};

    /// The gap, or whatever is measured.
    pub fn poverty(measure: &str, amount: &str) -> String {
        match measure {
            "headcount" => said!("page-strip-poverty-headcount", amount),
            "squared-gap" => said!("page-strip-poverty-squared-gap", amount),
            _ => said!("page-strip-poverty-other", amount),
        }
    }

    /// What the money does away with, and what it leaves.
    pub fn parts(measure: &str) -> [&'static str; 2] {
        match measure {
            "headcount" => [text("page-strip-lifted"), text("page-strip-still-poor")],
            _ => [text("page-strip-closed"), text("page-strip-left")],
        }
    }

    /// The money.
    pub fn money(budget: &str, code: &str) -> String {
        said!("page-strip-money", budget, currency = currency(code))
    }

    /// Where it goes.
    pub const REACHES: Message = Message("page-strip-reaches");
    /// Where it goes else.
    pub const OTHERS: Message = Message("page-strip-others");
    /// And else.
    pub const SHELLS: Message = Message("page-strip-shells");
    /// What nobody gets.
    pub const UNSPENT: Message = Message("page-strip-unspent");
    /// What somebody gets.
    pub const SPENT: Message = Message("page-strip-spent");
    /// An amount and its share.
    pub fn amount(amount: &str, share: &str) -> String {
        format!("{amount} ({share})")
    }
}

/// Figures beside the picture.
pub mod tile {
    use crate::words::language::Message;

    /// Price of funds.
    pub const NEXT_YUAN: Message = Message("page-tile-next-yuan");
    /// Distance from the bound.
    pub const GAP: Message = Message("page-tile-gap");
    /// Recipients.
    pub const FUNDED: Message = Message("page-tile-funded");
    /// Poor before and after.
    pub const POOR: Message = Message("page-tile-poor");
    /// A share that is rounded up.
    pub fn at_most(share: &str) -> String {
        format!("≤ {share}")
    }
    /// An arrow.
    pub fn change(before: &str, after: &str) -> String {
        format!("{before} → {after}")
    }
}

/// Headings.
pub mod heading {
    use crate::words::language::{Message, said};

    /// Money by group.
    pub fn money(by: &str) -> String {
        said!("page-heading-money", by)
    }
    /// Poverty by group.
    pub fn poverty(by: &str) -> String {
        said!("page-heading-poverty", by)
    }
    /// The curve.
    pub const CURVE: Message = Message("page-heading-curve");
    /// Accuracy.
    pub const ACCURACY: Message = Message("page-heading-accuracy");
    /// Rules.
    pub const RULES: Message = Message("page-heading-rules");
    /// Policies.
    pub const POLICIES: Message = Message("page-heading-policies");
    /// The list.
    pub const LIST: Message = Message("page-heading-list");
    /// Sources.
    pub const SOURCES: Message = Message("page-heading-sources");
    /// Settings.
    pub const SETTINGS: Message = Message("page-heading-settings");
    /// Proof.
    pub const PROOF: Message = Message("page-heading-proof");
}

/// By whom a group's money is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// Members below the line before support.
    PoorMember,
    /// All cooperatives.
    Cooperative,
}

impl Head {
    /// The column of money by them.
    pub fn column(self) -> column::Column {
        match self {
            Head::PoorMember => column::PER_POOR_MEMBER,
            Head::Cooperative => column::PER_COOPERATIVE,
        }
    }
}

/// The drawing of groups as tiles.
pub mod map {
    use super::Head;
    use crate::words::currency;
    use crate::words::language::{said, text};

    /// What it is, and what it is not.
    pub fn drawing(head: Head) -> &'static str {
        match head {
            Head::PoorMember => text("page-map-by-poor-member"),
            Head::Cooperative => text("page-map-by-cooperative"),
        }
    }
    /// What shades stand for.
    pub fn legend(head: Head, code: &str) -> String {
        let currency = currency(code);
        match head {
            Head::PoorMember => said!("page-map-legend-poor-member", currency),
            Head::Cooperative => said!("page-map-legend-cooperative", currency),
        }
    }
    /// An interval.
    pub fn from_to(from: &str, to: &str) -> String {
        format!("{from}–{to}")
    }
    /// One tile; nothing is said of heads that are not there.
    pub fn square(name: &str, money: &str, share: &str, head: Head, each: Option<&str>) -> String {
        match (head, each) {
            (_, None) => said!("page-map-square", name, money, share),
            (Head::PoorMember, Some(each)) => said!("page-map-square-poor-member", name, money, share, each),
            (Head::Cooperative, Some(each)) => said!("page-map-square-cooperative", name, money, share, each),
        }
    }
}

/// Words under the headings.
pub mod note {
    use crate::words::language::{Message, said, text};

    /// Groups that a chart leaves to its table.
    pub fn more(groups: usize) -> String {
        said!("page-note-more", groups)
    }
    /// What the poverty chart shows.
    pub fn index(measure: &str) -> &'static str {
        match measure {
            "headcount" => text("page-note-index-headcount"),
            "squared-gap" => text("page-note-index-squared-gap"),
            _ => text("page-note-index-other"),
        }
    }
    /// The curve's error and what another yuan brings.
    pub fn curve(unit: &str, error: Option<&str>) -> String {
        match error {
            Some(error) => said!("page-note-curve-proved", unit, error),
            None => said!("page-note-curve", unit),
        }
    }
    /// What a rule costs.
    pub const COSTS: Message = Message("page-note-costs");
    /// No rule costs anything.
    pub const NO_COSTS: Message = Message("page-note-no-costs");
    /// Prices.
    pub const PRICES: Message = Message("page-note-prices");
    /// Prices where grants are whole.
    pub const PRICES_OF_BOUND: Message = Message("page-note-prices-of-bound");
    /// Policies.
    pub const POLICIES: Message = Message("page-note-policies");
    /// Policies left out.
    pub fn left_out(name: &str, why: &str) -> String {
        said!("page-note-left-out", name, why)
    }
    /// Rules broken.
    pub fn breaks(rows: usize) -> String {
        if rows == 0 { text("page-note-keeps-all").to_owned() } else { said!("page-note-breaks", rows) }
    }
    /// How to use the list.
    pub const LIST: Message = Message("page-note-list");
    /// Only the first are there.
    pub fn cut(listed: &str, all: &str) -> String {
        said!("page-note-cut", listed, all)
    }
    /// No studies in a large page.
    pub fn without_studies(command: &str) -> String {
        said!("page-note-without-studies", command)
    }

    /// Without a README.
    pub const NO_README: Message = Message("page-note-no-readme");
    /// What is assumed of figures.
    pub const ASSUMED: Message = Message("page-note-assumed");
}

/// Accuracy, beside each bar.
pub mod limit {
    use crate::words::language::{Message, said};

    /// A cap.
    pub fn at_most(limit: &str) -> String {
        said!("page-limit-at-most", limit)
    }
    /// A floor.
    pub fn at_least(limit: &str) -> String {
        said!("page-limit-at-least", limit)
    }
    /// None.
    pub const NONE: Message = Message("page-limit-none");
}

/// Axes.
pub mod axis {
    use crate::words::language::{Language, Message, said, spoken, text};

    /// A unit's thousands and millions; what one unit of the axis is worth.
    pub fn scale(largest: f64) -> (f64, &'static str) {
        let scales = match spoken() {
            Language::English => {
                [(1e9, "page-axis-billion"), (1e6, "page-axis-million"), (1e3, "page-axis-thousand")]
                    .as_slice()
            }
            Language::Chinese => {
                [(1e8, "page-axis-hundred-million"), (1e4, "page-axis-ten-thousand")].as_slice()
            }
        };
        let fit = scales.iter().find(|(unit, _)| largest >= 2.0 * f64::max(*unit, 1e4));
        fit.map_or((1.0, ""), |(unit, word)| (*unit, text(word)))
    }
    /// The budget's axis.
    pub fn budget(scale: &str, currency: &str) -> String {
        said!("page-axis-budget", scale, currency = crate::words::currency(currency))
    }
    /// The impact's axis.
    pub fn impact(scale: &str) -> String {
        match scale.trim_end() {
            "" => text("page-axis-impact").to_owned(),
            scale => said!("page-axis-impact-scaled", scale),
        }
    }
    /// Today.
    pub const TODAY: Message = Message("page-axis-today");
}

/// The list; keys of the page's script.
pub mod list {
    use crate::words::language::{said, text};

    use super::super::column;
    use super::super::explain::{Letter, TOGETHER, heading};

    /// What the script shows, by its own keys. `{}` in a sentence stands for what its name says.
    pub fn words(step: &str) -> serde_json::Value {
        let letter = Letter {
            who: "{who}",
            grant: "{grant}",
            brings: "{brings}",
            price: "{price}",
            next: None,
            reason: None,
        };
        let locked = Letter { reason: Some("{reason}".into()), ..letter.clone() };
        let whole = Letter { next: Some("{next}"), ..letter.clone() };
        // In the order of the digits of `verdict`.
        let letters = |letter: &Letter<'_>| {
            [
                letter.fixed(),
                letter.at_its_limit(),
                letter.nothing_more(),
                letter.costs_more(),
                letter.at_the_margin(),
                letter.no_room_for_a_step(step, &[]),
            ]
        };
        serde_json::json!({
            "search": text("page-list-search"),
            "all": said!("page-list-all", column = "{column}"),
            "page": said!("page-list-page", from = "{from}", to = "{to}", count = "{count}"),
            "none": text("page-list-none"),
            "previous": text("page-list-previous"),
            "next": text("page-list-next"),
            "id": column::ID.title.text(), "name": column::NAME.title.text(),
            "grant": column::GRANT.title.text(), "impact": column::IMPACT.title.text(),
            "members": text("page-list-members"), "poor": text("page-list-poor"),
            "brings": text("page-list-brings"),
            "rule": column::RULE.title.text(), "part": column::PART.title.text(),
            "price_heading": heading::PRICE.text(), "together": TOGETHER.text(),
            "fixed_for": locked.fixed(),
            "letters": letters(&letter), "whole_letters": letters(&whole),
        })
    }
}

/// The proof.
pub mod proof {
    use crate::words::language::{Message, said, text};

    /// What is proved.
    pub fn optimal(status: &str) -> &'static str {
        match status {
            "optimal" | "feasible" => text("page-proof-kept"),
            "infeasible" => text("page-proof-infeasible"),
            _ => text("page-proof-other"),
        }
    }
    /// How to check.
    pub const CHECK: Message = Message("page-proof-check");
    /// From what.
    pub const INPUT: Message = Message("page-proof-input");
    /// All of them.
    pub const TOGETHER: Message = Message("page-proof-together");
    /// What was run, by what.
    pub fn command(made_by: &str) -> String {
        said!("page-proof-command", made_by)
    }

    /// Version and solver.
    pub fn made_by(version: &str, solver: &str) -> String {
        said!("page-proof-made-by", version, solver)
    }
    /// Impact.
    pub const ACHIEVED: Message = Message("page-proof-achieved");
    /// Bound.
    pub const BOUND: Message = Message("page-proof-bound");
    /// Gap.
    pub const GAP: Message = Message("page-proof-gap");
}
