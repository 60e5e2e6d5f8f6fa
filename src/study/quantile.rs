//! Quantiles of samples, by linear interpolation between neighbours (Hyndman & Fan 1996, definition 7).

/// Those at these shares (0–1); nothing without any sample.
pub(super) fn quantiles<const N: usize>(mut samples: Vec<f64>, shares: [f64; N]) -> Option<[f64; N]> {
    samples.sort_by(f64::total_cmp);
    let last = samples.len().checked_sub(1)?;
    Some(shares.map(|share| {
        let at = share * last as f64;
        let below = at.floor() as usize;
        let above = (below + 1).min(last);
        samples[below] + (at - below as f64) * (samples[above] - samples[below])
    }))
}

#[cfg(test)]
mod tests {
    use super::quantiles;

    #[test]
    fn quantiles_lie_between_neighbours() {
        // Of 0, 1, … 10 the share of a tenth is 1; a quarter of it lies half-way from 2 to 3.
        let samples = (0..=10).rev().map(f64::from).collect();
        assert_eq!(quantiles(samples, [0.0, 0.1, 0.25, 1.0]), Some([0.0, 1.0, 2.5, 10.0]));
        assert_eq!(quantiles(vec![7.0], [0.05, 0.95]), Some([7.0, 7.0]));
        assert_eq!(quantiles(Vec::new(), [0.5]), None);
    }
}
