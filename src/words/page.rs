//! The words of `report.html`.

/// What the page is, behind the instance's name.
pub const TITLE: &str = "how the money is divided";
/// Behind a chart.
pub const TABLE: &str = "The figures as a table";
/// Where there is no script.
pub const NO_SCRIPT: &str =
    "The list needs JavaScript. allocation.csv, beside this file, has every cooperative.";

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
        let ([impact, unit], [money, currency]) = (self.impact, self.money);
        let [recipients, all] = self.cooperatives;
        let who = format!("{money} {currency}, given to {recipients} of {all} cooperatives,");
        match measure {
            "gap" => format!("{who} close {impact} yuan of poverty gap every year."),
            "headcount" => format!("{who} lift {impact} people to the poverty line."),
            "squared-gap" => format!("{who} reduce the squared poverty gap by {impact} yuan²."),
            _ => format!("{who} bring {impact} ({unit})."),
        }
    }
}

/// Strips of the picture on top.
pub mod strip {
    /// The gap, or whatever is measured.
    pub fn poverty(measure: &str) -> &'static str {
        match measure {
            "headcount" => "Poor members before support",
            "squared-gap" => "The squared poverty gap before support",
            _ => "The poverty gap before support",
        }
    }

    /// What the money does away with, and what it leaves.
    pub fn parts(measure: &str) -> [&'static str; 2] {
        match measure {
            "headcount" => ["lifted", "still poor"],
            _ => ["closed", "left"],
        }
    }

    /// The money.
    pub const MONEY: &str = "The money";
    /// Where it goes.
    pub const REACHES: &str = "reaches poor members";
    /// Where it goes else.
    pub const OTHERS: &str = "reaches members above the line";
    /// And else.
    pub const SHELLS: &str = "expected to go to shells";
    /// What nobody gets.
    pub const UNSPENT: &str = "not given out";
    /// What somebody gets.
    pub const SPENT: &str = "given out";
    /// An amount and its share.
    pub fn amount(amount: &str, share: &str) -> String {
        format!("{amount} ({share})")
    }
}

/// Figures beside the picture.
pub mod tile {
    /// Price of funds.
    pub const NEXT_YUAN: &str = "is what one more yuan would bring";
    /// Distance from the bound.
    pub const GAP: &str = "below the proved best";
    /// Recipients.
    pub const FUNDED: &str = "cooperatives get money";
    /// Poor before and after.
    pub const POOR: &str = "of members are poor, before and after";
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
    /// Money by group.
    pub fn money(by: &str) -> String {
        format!("Where the money goes, by {by}")
    }
    /// Poverty by group.
    pub fn poverty(by: &str) -> String {
        format!("Poverty before and after, by {by}")
    }
    /// The curve.
    pub const CURVE: &str = "What another budget would achieve";
    /// Accuracy.
    pub const ACCURACY: &str = "How accurate it is, against its limits";
    /// Rules.
    pub const RULES: &str = "The rules, and what they cost";
    /// Policies.
    pub const POLICIES: &str = "Beside other ways to divide the same money";
    /// The list.
    pub const LIST: &str = "Every cooperative, and why";
    /// Sources.
    pub const SOURCES: &str = "Sources and assumptions";
    /// Settings.
    pub const SETTINGS: &str = "The rules of the programme as written (instance.toml)";
    /// Proof.
    pub const PROOF: &str = "The proof, and how to check it";
}

/// Words under the headings.
pub mod note {
    /// Groups that a chart leaves to its table.
    pub fn more(groups: usize) -> String {
        format!("The {groups} others are in the table.")
    }
    /// What the poverty chart shows.
    pub fn index(measure: &str) -> &'static str {
        match measure {
            "headcount" => {
                "Share of members whose income is below the poverty line. The hollow mark is before support, the full one after."
            }
            "squared-gap" => {
                "Squared poverty gap: the mean over all members of (shortfall / line)². The hollow mark is before support, the full one after."
            }
            _ => {
                "Poverty gap: the mean over all members of what they lack to the line, as a share of the line. The hollow mark is before support, the full one after."
            }
        }
    }
    /// The curve's error and what another yuan brings.
    pub fn curve(unit: &str, error: Option<&str>) -> String {
        let error = error.map(|error| format!(" Proved: between the points the best is nowhere further from the line than {error} of the largest impact.")).unwrap_or_default();
        format!(
            "The best that each budget can do under the same rules, before rounding to whole money, in {unit}. The dot is today's budget.{error}"
        )
    }
    /// What a rule costs.
    pub const COSTS: &str = "The bar is the impact that the same money would have in addition if the rule were left out. Rules that do not bind cost nothing.";
    /// No rule costs anything.
    pub const NO_COSTS: &str = "Without any of its rules the same money would not do more.";
    /// Prices.
    pub const PRICES: &str = "Price: what one more unit of a limit would bring.";
    /// Prices where grants are whole.
    pub const PRICES_OF_BOUND: &str = "Price: what one more unit of a limit would add to the bound.";
    /// Policies.
    pub const POLICIES: &str =
        "Impact of every policy under the same budget. A pale bar breaks rules of the programme.";
    /// Policies left out.
    pub fn left_out(name: &str, why: &str) -> String {
        format!("Left out: {name}, since {why}.")
    }
    /// Rules broken.
    pub fn breaks(rows: usize) -> String {
        match rows {
            0 => "keeps every rule".to_owned(),
            1 => "breaks 1 limit".to_owned(),
            rows => format!("breaks {rows} limits"),
        }
    }
    /// How to use the list.
    pub const LIST: &str = "Click a line to see why it gets what it gets. allocation.csv and allocation.xlsx have the whole table.";
    /// Only the first are there.
    pub fn cut(listed: &str, all: &str) -> String {
        format!("The {listed} largest of {all} are listed here; allocation.csv has all.")
    }
    /// No studies in a large page.
    pub fn without_studies(command: &str) -> String {
        format!("Left out here, since it takes many solves for so many cooperatives: `{command}` shows it.")
    }
    /// Without a README.
    pub const NO_README: &str = "The instance has no README.md that says where its figures come from.";
    /// What is assumed of figures.
    pub const ASSUMED: &str = "The optimum is exact for the figures given, not for the world: shell risk, returns and incomes are estimates.";
}

/// Accuracy, beside each bar.
pub mod limit {
    /// A cap.
    pub fn at_most(limit: &str) -> String {
        format!("at most {limit}")
    }
    /// A floor.
    pub fn at_least(limit: &str) -> String {
        format!("at least {limit}")
    }
    /// None.
    pub const NONE: &str = "no limit";
}

/// Axes.
pub mod axis {
    /// A unit's thousands and millions; what one unit of the axis is worth.
    pub fn scale(largest: f64) -> (f64, &'static str) {
        match largest {
            size if size >= 2e9 => (1e9, "billion "),
            size if size >= 2e6 => (1e6, "million "),
            size if size >= 2e4 => (1e3, "thousand "),
            _ => (1.0, ""),
        }
    }
    /// The budget's axis.
    pub fn budget(scale: &str, currency: &str) -> String {
        format!("budget, {scale}{currency}")
    }
    /// The impact's axis.
    pub fn impact(scale: &str) -> String {
        format!("impact, {}", if scale.is_empty() { "units" } else { scale.trim_end() })
    }
    /// Today.
    pub const TODAY: &str = "today";
}

/// The list; keys of the page's script.
pub mod list {
    use super::super::column;
    use super::super::explain::{Letter, TOGETHER, heading};

    /// What the script shows, by its own keys. `{}` in a sentence stands for what its name says.
    pub fn words(step: &str) -> serde_json::Value {
        let letter =
            Letter { who: "{who}", grant: "{grant}", brings: "{brings}", price: "{price}", reason: None };
        let locked = Letter { reason: Some("{reason}".into()), ..letter.clone() };
        serde_json::json!({
            "search": "Search id, name or group",
            "all": "all",
            "page": "{from}–{to} of {count}",
            "none": "No cooperative matches.",
            "previous": "Previous",
            "next": "Next",
            "id": column::ID.title, "name": "name",
            "grant": column::GRANT.title, "impact": column::IMPACT.title,
            "members": "members", "poor": "poor members", "brings": "next yuan brings",
            "rule": column::RULE.title, "part": column::PART.title,
            "price_heading": heading::PRICE, "together": TOGETHER,
            "fixed_for": locked.fixed(),
            // In the order of the digits of `verdict`.
            "letters": [
                letter.fixed(), letter.at_its_limit(), letter.nothing_more(),
                letter.costs_more(), letter.at_the_margin(), letter.no_room_for_a_step(step),
            ],
        })
    }
}

/// The proof.
pub mod proof {
    /// What is proved.
    pub fn optimal(status: &str) -> &'static str {
        match status {
            "optimal" | "feasible" => {
                "Every rule is kept in whole money. Below are the impact of this division and a bound that no division of the money passes; both were worked out again in whole-number arithmetic that shares no code with the solver."
            }
            "infeasible" => {
                "That no division of the money keeps every rule is proved by prices that were checked in whole-number arithmetic."
            }
            _ => "Nothing is proved.",
        }
    }
    /// How to check.
    pub const CHECK: &str = "Check it yourself, from the folder with the programme's files; the second line needs nothing of ours but a Python script:";
    /// What was run.
    pub const COMMAND: &str = "This page was made by";
    /// From what.
    pub const INPUT: &str = "from these files (SHA-256)";
    /// All of them.
    pub const TOGETHER: &str = "all together, as in allocation.json";
    /// Version and solver.
    pub fn made_by(version: &str, solver: &str) -> String {
        format!("allotment {version}, solver {solver}")
    }
    /// Impact.
    pub const ACHIEVED: &str = "impact of this division";
    /// Bound.
    pub const BOUND: &str = "no division has more than";
    /// Gap.
    pub const GAP: &str = "difference, as a share of the bound";
}
