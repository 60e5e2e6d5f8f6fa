//! The member groups of every cooperative, in columns.

use std::ops::Range;

use crate::units::{Decimal, Decimals};

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

/// Groups of all cooperatives, one cooperative after the other.
#[derive(Clone, Debug)]
pub struct Groups {
    /// Groups of cooperative i are `starts[i]..starts[i + 1]` of every column.
    starts: Vec<u32>,
    people: Decimals,
    income: Decimals,
    trade: Decimals,
    capital: Decimals,
}

impl Groups {
    /// Of no cooperative yet, with room for so many groups.
    pub(crate) fn with_capacity(groups: usize) -> Groups {
        let column = || Decimals::with_capacity(groups);
        Groups { starts: vec![0], people: column(), income: column(), trade: column(), capital: column() }
    }

    /// Of so many cooperatives of whose members nothing is known.
    pub(crate) fn unknown(cooperatives: usize) -> Groups {
        Groups { starts: vec![0; cooperatives + 1], ..Groups::with_capacity(0) }
    }

    /// Columns that stand in the order of cooperatives already, where the groups of cooperative i begin at `starts[i]`.
    pub(crate) fn of_columns(starts: Vec<u32>, [people, income, trade, capital]: [Decimals; 4]) -> Groups {
        Groups { starts, people, income, trade, capital }
    }

    /// One more group of the next cooperative.
    pub(crate) fn push(&mut self, group: Group) {
        self.people.push(Some(group.people));
        self.income.push(group.income);
        self.trade.push(group.trade);
        self.capital.push(group.capital);
    }

    /// The next cooperative has no more groups.
    pub(crate) fn close(&mut self) {
        self.starts.push(self.people.len() as u32);
    }

    /// Changes the trade of a group of a cooperative.
    pub(crate) fn set_trade(&mut self, position: usize, index: usize, trade: Decimal) {
        self.trade.set(self.starts[position] as usize + index, trade);
    }

    /// Cooperatives so far.
    pub(crate) fn cooperatives(&self) -> usize {
        self.starts.len() - 1
    }

    /// The groups of a cooperative.
    pub fn of(&self, position: usize) -> GroupsOf<'_> {
        let range = self.starts[position] as usize..self.starts[position + 1] as usize;
        GroupsOf { all: self, range }
    }
}

/// The groups of one cooperative.
#[derive(Clone, Debug)]
pub struct GroupsOf<'a> {
    all: &'a Groups,
    range: Range<usize>,
}

impl<'a> GroupsOf<'a> {
    /// How many.
    pub fn len(&self) -> usize {
        self.range.len()
    }

    /// None?
    pub fn is_empty(&self) -> bool {
        self.range.is_empty()
    }

    /// One of them; `None` beyond the last.
    pub fn get(&self, index: usize) -> Option<Group> {
        let at = self.range.start + index;
        self.range.contains(&at).then(|| Group {
            people: self.all.people.get(at).expect("every group has people"),
            income: self.all.income.get(at),
            trade: self.all.trade.get(at),
            capital: self.all.capital.get(at),
        })
    }

    /// Each of them.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Group> + Clone + use<'a> {
        let groups = self.clone();
        (0..self.len()).map(move |index| groups.get(index).expect("the index is below the length"))
    }
}
