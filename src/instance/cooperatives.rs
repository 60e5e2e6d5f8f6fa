//! The cooperatives in columns: who they are, what they may get, who their members are.

use std::sync::Arc;

use crate::units::{Decimal, Decimals, Money, Repeated};

use super::groups::{Groups, GroupsOf};
use super::texts::Texts;

/// Columns by cooperative, in the table's order. All but groups and curves have one entry each.
#[derive(Clone, Debug)]
pub struct Cooperatives {
    pub(crate) ids: Texts,
    pub(crate) names: Option<Texts>,
    pub(crate) grantable: Repeated<Grantable>,
    /// Those whose grant `locked` fixes, in the table's order.
    pub(crate) overrides: Vec<Override>,
    /// Yuan of yearly member income per yuan of support; 0 without poverty data.
    pub(crate) returns: Decimals,
    pub(crate) by_trade: Decimals,
    pub(crate) by_capital: Decimals,
    pub(crate) shell_risk: Decimals,
    pub(crate) groups: Groups,
    /// Curves that the user gave; empty if impact comes from poverty data.
    pub(crate) curves: Vec<UserCurve>,
    /// Text columns: labels of the table that are no known column, and those that rules name.
    pub(crate) labels: Vec<Label>,
    /// Headings of known columns that are not their names, each with the name.
    pub(crate) headings: Vec<(String, String)>,
}

/// What a cooperative may get.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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

/// A grant that `locked` takes out of everyone's hands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// Whose.
    pub position: usize,
    /// Why, as the table says it.
    pub reason: Option<String>,
    /// What it could get otherwise.
    pub free: Grantable,
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
        self.ids.get(position)
    }

    /// The name at a position, if the table has names.
    pub fn name(&self, position: usize) -> Option<&str> {
        self.names.as_ref().map(|names| names.get(position))
    }

    /// Has the table names?
    pub fn has_names(&self) -> bool {
        self.names.is_some()
    }

    /// What it may get.
    pub fn grantable(&self, position: usize) -> &Grantable {
        self.grantable.get(position)
    }

    /// What each may get, each such thing once.
    pub(crate) fn all_grantable(&self) -> &Repeated<Grantable> {
        &self.grantable
    }

    /// Grants that are fixed, in the table's order.
    pub fn overrides(&self) -> &[Override] {
        &self.overrides
    }

    /// Why the grant of a cooperative is fixed, if it is and the table says why.
    pub fn reason(&self, position: usize) -> Option<&str> {
        let at = self.overrides.binary_search_by_key(&position, |one| one.position).ok()?;
        self.overrides[at].reason.as_deref()
    }

    /// Does the table say of any fixed grant why?
    pub fn has_reasons(&self) -> bool {
        self.overrides.iter().any(|one| one.reason.is_some())
    }

    /// Its member groups.
    pub fn groups(&self, position: usize) -> GroupsOf<'_> {
        self.groups.of(position)
    }

    /// Yuan of yearly member income per yuan of support.
    pub fn returns(&self, position: usize) -> Decimal {
        said(&self.returns, position)
    }

    /// The share of a yuan that goes by trade (0–1).
    pub fn by_trade(&self, position: usize) -> Decimal {
        said(&self.by_trade, position)
    }

    /// The share of a yuan that goes by capital (0–1).
    pub fn by_capital(&self, position: usize) -> Decimal {
        said(&self.by_capital, position)
    }

    /// The probability that it is not real (0–1).
    pub fn shell_risk(&self, position: usize) -> Decimal {
        said(&self.shell_risk, position)
    }

    /// The curve that the user gave for it, if curves are given at all.
    pub fn user_curve(&self, position: usize) -> Option<&UserCurve> {
        self.curves.get(position)
    }

    /// The text column of that heading.
    pub fn label(&self, name: &str) -> Option<&Label> {
        self.labels.iter().find(|label| label.name == name)
    }

    /// The same with one cooperative and no labels.
    #[must_use]
    pub(crate) fn only(&self, position: usize) -> Cooperatives {
        let one = |column: &Decimals| [column.get(position)].into_iter().collect();
        let mut groups = Groups::with_capacity(0);
        self.groups(position).iter().for_each(|group| groups.push(group));
        groups.close();
        Cooperatives {
            ids: [self.id(position)].into_iter().collect(),
            names: self.name(position).map(|name| [name].into_iter().collect()),
            grantable: [self.grantable(position).clone()].into_iter().collect(),
            overrides: Vec::new(),
            returns: one(&self.returns),
            by_trade: one(&self.by_trade),
            by_capital: one(&self.by_capital),
            shell_risk: one(&self.shell_risk),
            groups,
            curves: self.curves.get(position).cloned().into_iter().collect(),
            labels: Vec::new(),
            headings: self.headings.clone(),
        }
    }

    /// Does a rule that names a column mean this one?
    pub(super) fn means(&self, named: &str, column: &str) -> bool {
        named == column || self.headings.iter().any(|(heading, name)| heading == named && name == column)
    }

    /// The text columns.
    pub fn labels(&self) -> &[Label] {
        &self.labels
    }
}

/// The number that every cooperative has.
fn said(column: &Decimals, position: usize) -> Decimal {
    column.get(position).expect("a checked instance has the number of every cooperative")
}
