//! A basis near given prices, for the search to start from.
//!
//! A row with a price is at its limit: its slack is not basic, and in its place stands a segment whose reduced
//! cost is next to 0. Rows of blocks take the nearest segment of their own chains. Linking rows take, one after the
//! other, the nearest segment that is left and makes a sound pivot; likewise a row of a block that has none of its own, as
//! where a region that is full limits everything allocated by its share. Chains that add others up stand in the equations
//! that say so. Before all others come chains that an optimum of nearly all filled partly. Every column is boxed, so that any basis will do; a good one saves most of the pivots.

use crate::lp::tolerance::PIVOT;
use crate::solve::columns::Columns;

use super::basis::Basis;
use super::families::{Families, Place};

/// Segments, for each row that links, among which the nearest is looked for.
const CHOICE: usize = 40;
/// A reduced cost of a row's nearest segment beyond which none of its own will do: whoever stands in the row is full, or has
/// nothing, and the others keep it.
const FAR: f64 = 1.0;
/// A pivot sound enough to take the nearest segment.
const SOUND: f64 = 0.05;

/// An optimum of nearly all, or prices that are near, to start from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start<'a> {
    /// By row.
    pub(super) prices: &'a [f64],
    /// How far about they may be off, as a share of what a chain's first step brings; `None` for those of an optimum of nearly
    /// all.
    pub(super) window: Option<f64>,
    /// Chains with a segment partly filled at that optimum, rising: they stand in its basis, however many others tie.
    pub(super) partly: &'a [usize],
}

impl<'a> From<&'a [f64]> for Start<'a> {
    fn from(prices: &'a [f64]) -> Start<'a> {
        Start { prices, window: None, partly: &[] }
    }
}

/// A basis whose prices are near these, with such chains in it.
pub(super) fn crash(columns: &Columns, families: &Families, prices: &[f64], partly: &[usize]) -> Basis {
    let (nearest, mut rest) = by_nearness(columns, families, prices, partly);
    let mut basis = Basis::slack(columns, families.clone());
    let keys = families.disjoint().iter().zip(nearest).filter(|(row, _)| prices[**row] != 0.0);
    let keys: Vec<(usize, Near)> = keys.filter_map(|(row, near)| Some((*row, near?))).collect();
    let far = far(&keys, families.spread().len());
    for (row, (_, column)) in keys.into_iter().filter(|(row, _)| !far.contains(row)) {
        basis.put_key(columns, row, column);
    }
    for adding_up in families.adding_up() {
        basis.head[adding_up.row] = columns.chain(adding_up.chain).first;
    }
    if basis.factor(columns).is_err() {
        return Basis::slack(columns, families.clone());
    }
    let mut basic = vec![false; columns.chains()];
    for &column in basis.head.iter().filter(|column| **column < columns.structurals()) {
        basic[columns.chain_of(column)] = true;
    }
    rest.retain(|(_, column)| !basic[columns.chain_of(*column)]);
    let is_taken = |row: usize| families.adding_up().iter().any(|adding_up| adding_up.row == row);
    let is_free = |row: &&usize| prices[**row] != 0.0 && !is_taken(**row);
    for &row in far.iter().chain(families.linking().iter().filter(is_free)) {
        let own = basis.row(row);
        let pivot = |column: usize| {
            let mut pivot = 0.0;
            columns.each_entry(column, |row, entry| pivot += own[row] * entry);
            f64::abs(pivot)
        };
        let pivots: Vec<f64> = rest.iter().map(|(_, column)| pivot(*column)).collect();
        let most = pivots.iter().copied().fold(0.0, f64::max);
        if most > PIVOT
            && let Some(at) = pivots.iter().position(|pivot| *pivot >= SOUND * most.min(1.0))
        {
            let (_, column) = rest.remove(at);
            let direction = basis.solve(&columns.entries(column));
            if basis.replace(columns, row, column, &direction).is_err() {
                return Basis::slack(columns, families.clone());
            }
        }
    }
    basis
}

/// Rows that none of their own chains is near enough to be a key of, the farthest; so many at most, since each takes a chain
/// that spreads.
fn far(keys: &[(usize, Near)], most: usize) -> Vec<usize> {
    let mut far: Vec<&(usize, Near)> = keys.iter().filter(|(_, (cost, _))| *cost > FAR).collect();
    far.sort_by(|one, two| two.1.0.total_cmp(&one.1.0));
    far.into_iter().take(most).map(|(row, _)| *row).collect()
}

/// Nearer than any.
const NEAREST: f64 = -1.0;

/// A reduced cost's size as a share of what its chain's first step brings, and its column.
type Near = (f64, usize);

/// The nearest segment of every disjoint row, and the nearest of all chains, the nearest first: the others of a chain make
/// no pivot beside it.
fn by_nearness(
    columns: &Columns,
    families: &Families,
    prices: &[f64],
    partly: &[usize],
) -> (Vec<Option<Near>>, Vec<Near>) {
    let mut of_row: Vec<Option<Near>> = vec![None; families.disjoint().len()];
    let mut all: Vec<Near> = Vec::with_capacity(columns.chains());
    let bent_price = columns.bent_row.map_or(0.0, |row| prices[row]);
    let mut partly = partly.iter().copied().peekable();
    for index in 0..columns.chains() {
        let chain = columns.chain(index);
        let price = chain.dot(prices);
        let gains = columns.slopes.get(chain.first).map_or(0.0, |slope| slope.abs());
        let near = |column: usize| {
            let cost = columns.slopes[column] - price - bent_price * columns.bent(column);
            (cost.abs() / if gains > 0.0 { gains } else { 1.0 }, column)
        };
        let nearest = (chain.first..chain.end).map(near).min_by(|one, two| one.0.total_cmp(&two.0));
        let Some(mut near) = nearest else { continue };
        if partly.next_if_eq(&index).is_some() {
            near.0 = NEAREST;
        }
        all.push(near);
        // One that spreads is no key.
        for row in chain.rows.iter().filter(|_| !families.spreads(chain.rows.len())) {
            if let Place::Disjoint(row) = families.place(*row as usize)
                && of_row[row].is_none_or(|known| near.0 < known.0)
            {
                of_row[row] = Some(near);
            }
        }
    }
    let enough = (of_row.len() + CHOICE * families.linking().len()).min(all.len());
    let order = |one: &Near, two: &Near| one.0.total_cmp(&two.0).then(one.1.cmp(&two.1));
    if enough < all.len() {
        all.select_nth_unstable_by(enough, order);
        all.truncate(enough);
    }
    all.sort_unstable_by(order);
    (of_row, all)
}
