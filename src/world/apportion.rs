//! Dividing a whole number in given proportions: the method of largest remainders.
//!
//! Each part first gets ⌊total · weight / Σ weights⌋; what is left goes, one each, to the largest
//! remainders, the earlier part first where they are equal. If the weights already add up to the total,
//! every part is its weight: so published counts come back exactly.

use std::cmp::Reverse;

/// Parts in proportion to `weights`, adding up to `total`; the weights must not all be 0.
pub(super) fn apportion(total: u64, weights: &[u64]) -> Vec<u64> {
    let sum = weights.iter().map(|&weight| u128::from(weight)).sum::<u128>();
    assert!(sum > 0, "there is something to divide by");
    let exact = |weight: u64| u128::from(total) * u128::from(weight);
    let mut parts: Vec<u64> = weights.iter().map(|&weight| (exact(weight) / sum) as u64).collect();
    let mut by_remainder: Vec<usize> = (0..weights.len()).collect();
    by_remainder.sort_by_key(|&part| Reverse(exact(weights[part]) % sum));
    let left = total - parts.iter().sum::<u64>();
    for &part in &by_remainder[..left as usize] {
        parts[part] += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::apportion;

    #[test]
    fn counts_that_already_add_up_come_back_exactly() {
        assert_eq!(apportion(60, &[10, 20, 30, 0]), [10, 20, 30, 0]);
    }

    #[test]
    fn what_is_left_goes_to_the_largest_remainders() {
        // By hand: 10 · (5, 3, 1) / 9 = 5.56, 3.33, 1.11.
        assert_eq!(apportion(10, &[5, 3, 1]), [6, 3, 1]);
        assert_eq!(apportion(2, &[1, 1, 1]), [1, 1, 0]);
    }

    #[test]
    fn the_parts_add_up_at_any_size() {
        for total in [0, 1, 7, 999, 2_200_000] {
            assert_eq!(apportion(total, &[44_513, 2_156, 7, 0, 1]).iter().sum::<u64>(), total);
        }
    }
}
