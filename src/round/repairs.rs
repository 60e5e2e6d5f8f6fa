//! What it costs at least to bring rows within their limits, by the deviations that are left.
//!
//! For any price μ of a row that still misses some, the deviations of later movers lose at least
//!   μ·missing + Σ_{later movers} min(0, loss_d − μ·adds_d)

use super::deviations::{Deviation, Deviations, ROWS};

/// What it costs at least to bring rows within their limits.
pub(super) struct Repairs([Vec<Repair>; ROWS]);

/// A price μ of a row, and Σ min(0, loss − μ·adds) over the movers from each on.
struct Repair {
    price: f64,
    from: Vec<f64>,
}

impl Repairs {
    pub(super) fn of(all: &Deviations) -> Repairs {
        Repairs(std::array::from_fn(|row| {
            prices(all, row).into_iter().map(|price| Repair::of(all, row, price)).collect()
        }))
    }

    /// What movers from this on lose at least.
    pub(super) fn least(&self, all: &Deviations, sums: &[i64; ROWS], mover: usize) -> f64 {
        let mut least = 0.0_f64;
        for ((room, repairs), &sum) in all.rooms.iter().zip(&self.0).zip(sums) {
            let missing = room.missing(sum) as f64;
            for repair in repairs.iter().filter(|repair| repair.price * missing > 0.0) {
                least = least.max(repair.price * missing + repair.from[mover]);
            }
        }
        least
    }
}

impl Repair {
    fn of(all: &Deviations, row: usize, price: f64) -> Repair {
        let gain = |ways: &Vec<Deviation>| {
            ways.iter().map(|way| way.loss - price * way.adds[row] as f64).fold(0.0, f64::min)
        };
        let mut from = vec![0.0; all.movers.len() + 1];
        for (mover, ways) in all.movers.iter().enumerate().rev() {
            from[mover] = from[mover + 1] + gain(ways);
        }
        Repair { price, from }
    }
}

/// Prices worth trying for a row: those at which the cheapest 1, 2, 4, 8 … deviations towards either side pay, none beyond
/// the row's own.
fn prices(all: &Deviations, row: usize) -> Vec<f64> {
    let own = all.rooms[row].price;
    let mut prices = Vec::new();
    for side in [1.0, -1.0] {
        let towards = |way: &&Deviation| way.adds[row] as f64 * side > 0.0;
        let ways = all.movers.iter().flatten().filter(towards);
        let mut rates: Vec<f64> = ways.map(|way| way.loss / (way.adds[row] as f64).abs()).collect();
        rates.sort_by(f64::total_cmp);
        let capped = |rate: f64| if own * side > 0.0 { rate.min(own.abs()) } else { rate };
        let ranks = (0..u32::BITS).map(|bits| (1_usize << bits) - 1);
        let mut some: Vec<f64> = ranks.map_while(|rank| rates.get(rank)).map(|rate| capped(*rate)).collect();
        some.extend((own * side > 0.0).then_some(own.abs()));
        some.retain(|rate| *rate > 0.0);
        some.sort_by(f64::total_cmp);
        some.dedup();
        prices.extend(some.into_iter().map(|rate| side * rate));
    }
    prices
}
