//! Chance from a seed: the same draws on every machine.
//!
//! `ChaCha` with 8 rounds gives the bits. Whole numbers come from them by multiplication alone, bell-shaped
//! ones from a sum of four uniforms, and exponential, logarithm, root and cosine are `libm`'s: nothing here asks the
//! processor or the system's mathematics library, whose last digits differ.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// A stream of draws.
#[derive(Clone, Debug)]
pub struct Chance(ChaCha8Rng);

impl Chance {
    /// The stream of that seed.
    pub fn from_seed(seed: u64) -> Chance {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        Chance(ChaCha8Rng::from_seed(key))
    }

    /// One of many streams of a seed, all independent of each other.
    pub fn of_stream(seed: u64, number: u64) -> Chance {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        // Apart from the stream of the seed alone, whose key ends in zeros.
        key[8..16].copy_from_slice(&number.wrapping_add(1).to_le_bytes());
        Chance(ChaCha8Rng::from_seed(key))
    }

    /// A whole number from 0 up to, not including, `end`; `end` above 0.
    pub fn below(&mut self, end: u64) -> u64 {
        ((u128::from(self.0.next_u64()) * u128::from(end)) >> 64) as u64
    }

    /// A whole number from `first` to `last`, both included.
    pub fn between(&mut self, first: u64, last: u64) -> u64 {
        first + self.below(last - first + 1)
    }

    /// A number from 0 up to, not including, 1.
    pub fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Mean 0, variance 1, within ±3.47: four uniforms of 16 bits, shifted and stretched.
    pub fn bell(&mut self) -> f64 {
        const ROOT_3: f64 = 1.732_050_807_568_877_2;
        let bits = self.0.next_u64();
        let sum = (0..4).map(|part| (bits >> (16 * part)) & 0xffff).sum::<u64>();
        // Each part is uniform on 0..65536 with variance near 65536² / 12.
        (sum as f64 - 131_070.0) / 65_536.0 * ROOT_3
    }

    /// Normal, mean 0 and variance 1, by Box and Muller's way: of two uniforms u and v, √(−2 ln u)·cos 2πv.
    pub fn normal(&mut self) -> f64 {
        // Above 0, as a logarithm wants it.
        let radius = libm::sqrt(-2.0 * libm::log(1.0 - self.unit()));
        radius * libm::cos(std::f64::consts::TAU * self.unit())
    }

    /// `median · exp(spread · bell)`: skewed to the right, like sizes and incomes.
    pub fn skewed(&mut self, median: f64, spread: f64) -> f64 {
        median * libm::exp(spread * self.bell())
    }

    /// One of the entries, with chances in proportion to their weights; the weights not all 0.
    pub fn pick<'a, T>(&mut self, weighted: &'a [(u64, T)]) -> &'a T {
        let mut ticket = self.below(weighted.iter().map(|(weight, _)| weight).sum());
        for (weight, entry) in weighted {
            if ticket < *weight {
                return entry;
            }
            ticket -= weight;
        }
        unreachable!("a ticket is below the sum of the weights")
    }
}

#[cfg(test)]
mod tests {
    use super::Chance;

    #[test]
    fn whole_numbers_stay_in_their_range() {
        let mut chance = Chance::from_seed(7);
        let drawn: Vec<u64> = (0..1_000).map(|_| chance.between(3, 6)).collect();
        assert!((3..=6).all(|number| drawn.contains(&number)));
        assert!(drawn.iter().all(|number| (3..=6).contains(number)));
    }

    #[test]
    fn the_bell_has_mean_0_and_variance_1() {
        let mut chance = Chance::from_seed(1);
        let drawn: Vec<f64> = (0..100_000).map(|_| chance.bell()).collect();
        let mean = drawn.iter().sum::<f64>() / 1e5;
        let variance = drawn.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / 1e5;
        // Four standard errors of each.
        assert!(mean.abs() < 0.013 && (variance - 1.0).abs() < 0.018, "{mean} {variance}");
    }

    #[test]
    fn the_normal_has_its_mean_its_variance_and_its_tails() {
        let mut chance = Chance::from_seed(1);
        let drawn: Vec<f64> = (0..100_000).map(|_| chance.normal()).collect();
        let mean_of = |of: fn(f64) -> f64| drawn.iter().copied().map(of).sum::<f64>() / 1e5;
        // Tables of the normal: 5 % beyond ±1.959964, 0.1 % beyond ±3.290527. Four standard errors of each.
        assert!(mean_of(|x| x).abs() < 0.013 && (mean_of(|x| x * x) - 1.0).abs() < 0.018);
        let beyond = |limit: f64| drawn.iter().filter(|x| x.abs() > limit).count() as f64 / 1e5;
        assert!((beyond(1.959_964) - 0.05).abs() < 0.0028 && (beyond(3.290_527) - 0.001).abs() < 0.0004);
    }
}
