//! A basis near given prices, for the search to start from.
//!
//! A row with a price is at its limit: its slack is not basic, and in its place stands a segment whose reduced
//! cost is next to 0. Disjoint rows take the nearest segment of their own chains. Linking rows take, one after the
//! other, the nearest segment that is left and makes a sound pivot. Chains that add others up stand in the equations that
//! say so. Every column is boxed, so that any basis will do; a good one saves most of the pivots.

use crate::lp::tolerance::PIVOT;
use crate::solve::columns::Columns;

use super::basis::Basis;
use super::families::{Families, Place};

/// Segments that a linking row may choose from.
const CHOICE: usize = 40;
/// A pivot sound enough to take the nearest segment.
const SOUND: f64 = 0.05;

/// A basis whose prices are near these.
pub(super) fn crash(columns: &Columns, families: &Families, prices: &[f64]) -> Basis {
    let (mut nearest, mut rest) = by_nearness(columns, families, prices);
    let mut basis = Basis::slack(columns, families.clone());
    for (&row, found) in families.disjoint().iter().zip(&mut nearest) {
        if let Some((_, column)) = found.filter(|_| prices[row] != 0.0) {
            basis.head[row] = column;
        }
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
    for &row in families.linking().iter().filter(is_free) {
        let mut best: Option<(f64, usize, Vec<f64>)> = None;
        for (at, (_, column)) in rest.iter().enumerate().take(CHOICE) {
            let direction = basis.solve(&columns.entries(*column));
            let pivot = direction[row].abs();
            if best.as_ref().is_none_or(|(most, ..)| pivot > *most) {
                best = Some((pivot, at, direction));
            }
            if pivot >= SOUND {
                break;
            }
        }
        if let Some((pivot, at, direction)) = best
            && pivot > PIVOT
        {
            let (_, column) = rest.remove(at);
            if basis.replace(columns, row, column, &direction).is_err() {
                return Basis::slack(columns, families.clone());
            }
        }
    }
    basis
}

/// A reduced cost's size as a share of what its chain's first step brings, and its column.
type Near = (f64, usize);

/// The nearest segment of every disjoint row, and the nearest of all chains, the nearest first: the others of a chain make
/// no pivot beside it.
fn by_nearness(columns: &Columns, families: &Families, prices: &[f64]) -> (Vec<Option<Near>>, Vec<Near>) {
    let mut of_row: Vec<Option<Near>> = vec![None; families.disjoint().len()];
    let mut all: Vec<Near> = Vec::with_capacity(columns.chains());
    let bent_price = columns.bent_row.map_or(0.0, |row| prices[row]);
    for index in 0..columns.chains() {
        let chain = columns.chain(index);
        let price = chain.dot(prices);
        let gains = columns.slopes.get(chain.first).map_or(0.0, |slope| slope.abs());
        let own = chain.rows.iter().find_map(|row| match families.place(*row as usize) {
            Place::Disjoint(at) => Some(at),
            Place::Linking(_) => None,
        });
        let near = |column: usize| {
            let cost = columns.slopes[column] - price - bent_price * columns.bent(column);
            (cost.abs() / if gains > 0.0 { gains } else { 1.0 }, column)
        };
        let nearest = (chain.first..chain.end).map(near).min_by(|one, two| one.0.total_cmp(&two.0));
        let Some(near) = nearest else { continue };
        all.push(near);
        if let Some(row) = own
            && of_row[row].is_none_or(|known| near.0 < known.0)
        {
            of_row[row] = Some(near);
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
