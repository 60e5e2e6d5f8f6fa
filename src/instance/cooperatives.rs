//! The cooperatives in columns: who they are, what they may get, who their members are.

use std::sync::Arc;

use crate::units::{Decimal, Money};

/// Columns by cooperative, in the table's order. All vectors but groups and curves have one entry each.
#[derive(Clone, Debug, Default)]
pub struct Cooperatives {
    pub(crate) ids: Vec<String>,
    pub(crate) names: Option<Vec<String>>,
    pub(crate) grantable: Vec<Grantable>,
    /// Yuan of yearly member income per yuan of support; 0 without poverty data.
    pub(crate) returns: Vec<Decimal>,
    pub(crate) by_trade: Vec<Decimal>,
    pub(crate) by_capital: Vec<Decimal>,
    pub(crate) shell_risk: Vec<Decimal>,
    /// Groups of cooperative i are `groups[group_starts[i]..group_starts[i + 1]]`.
    pub(crate) group_starts: Vec<usize>,
    pub(crate) groups: Vec<Group>,
    /// Curves that the user gave; empty if impact comes from poverty data.
    pub(crate) curves: Vec<UserCurve>,
    /// Text columns: labels of the table that are no known column, and those that rules name.
    pub(crate) labels: Vec<Label>,
}

/// What a cooperative may get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Grantable {
    /// From 0 to this, `None` without a limit of its own.
    UpTo(Option<Money>),
    /// Nothing, or from `least` to `most`.
    From {
        /// Above 0.
        least: Money,
        /// `None` without a limit of its own.
        most: Option<Money>,
    },
    /// Nothing, or exactly one of these: rising, above 0, whole steps.
    OneOf(Arc<[Money]>),
    /// Exactly this, a whole number of steps: locked in, locked out (0), or promised.
    Exactly(Money),
}

/// Like members of one cooperative. Trade and capital are amounts in any unit: only shares count.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// How many people; not negative, may be a fraction.
    pub people: Decimal,
    /// Yuan per person per year before support; `None`: not poor, and nothing more is known.
    pub income: Option<Decimal>,
    /// Trade with the cooperative; `None` in all groups or with a total of 0: shared per head.
    pub trade: Option<Decimal>,
    /// Capital held; likewise.
    pub capital: Option<Decimal>,
}

/// An impact curve as the user gave it: `(up_to, slope)`, `up_to` rising, `slope` not rising.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserCurve {
    /// Ends of the pieces in yuan (`None`: no end), and impact per yuan on each.
    pub pieces: Vec<(Option<Money>, Decimal)>,
}

/// A column of text with each distinct text held once.
#[derive(Clone, Debug)]
pub struct Label {
    pub(crate) name: String,
    pub(crate) distinct: Vec<String>,
    pub(crate) codes: Vec<u32>,
}

impl Label {
    /// The column's heading.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The distinct texts, in order of first appearance.
    pub fn distinct(&self) -> &[String] {
        &self.distinct
    }

    /// Which of them cooperative `position` has.
    pub fn code(&self, position: usize) -> usize {
        self.codes[position] as usize
    }

    /// The text of cooperative `position`.
    pub fn text(&self, position: usize) -> &str {
        &self.distinct[self.code(position)]
    }
}

impl Cooperatives {
    /// How many.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// None? (A checked instance has at least one.)
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The id at a position.
    pub fn id(&self, position: usize) -> &str {
        &self.ids[position]
    }

    /// The name at a position, if the table has names.
    pub fn name(&self, position: usize) -> Option<&str> {
        self.names.as_ref().map(|names| names[position].as_str())
    }

    /// Has the table names?
    pub fn has_names(&self) -> bool {
        self.names.is_some()
    }

    /// What it may get.
    pub fn grantable(&self, position: usize) -> &Grantable {
        &self.grantable[position]
    }

    /// Its member groups.
    pub fn groups(&self, position: usize) -> &[Group] {
        match self.group_starts.get(position..position + 2) {
            Some(ends) => &self.groups[ends[0]..ends[1]],
            None => &[],
        }
    }

    /// Yuan of yearly member income per yuan of support.
    pub fn returns(&self, position: usize) -> Decimal {
        self.returns[position]
    }

    /// The share of a yuan that goes by trade (0–1).
    pub fn by_trade(&self, position: usize) -> Decimal {
        self.by_trade[position]
    }

    /// The share of a yuan that goes by capital (0–1).
    pub fn by_capital(&self, position: usize) -> Decimal {
        self.by_capital[position]
    }

    /// The probability that it is not real (0–1).
    pub fn shell_risk(&self, position: usize) -> Decimal {
        self.shell_risk[position]
    }

    /// The curve that the user gave for it, if curves are given at all.
    pub fn user_curve(&self, position: usize) -> Option<&UserCurve> {
        self.curves.get(position)
    }

    /// The text column of that heading.
    pub fn label(&self, name: &str) -> Option<&Label> {
        self.labels.iter().find(|label| label.name == name)
    }

    /// The text columns.
    pub fn labels(&self) -> &[Label] {
        &self.labels
    }
}
