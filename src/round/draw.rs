//! Draws without replacement, from a fixed seed (Steele, Lea & Flood 2014, SplitMix64).

/// A stream of whole numbers.
pub(super) struct Draw(u64);

impl Draw {
    pub(super) fn new() -> Draw {
        Draw(2_020)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut state = self.0;
        state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        state ^ (state >> 31)
    }

    /// So many of a pool, all if there are no more, in the pool's order.
    pub(super) fn some_of(&mut self, pool: &[usize], count: usize) -> Vec<usize> {
        let mut places: Vec<usize> = (0..pool.len()).collect();
        let count = count.min(pool.len());
        for place in 0..count {
            let rest = (pool.len() - place) as u64;
            places.swap(place, place + (self.next() % rest) as usize);
        }
        places.truncate(count);
        places.sort_unstable();
        places.into_iter().map(|place| pool[place]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Draw;

    #[test]
    fn a_draw_holds_each_of_the_pool_once_at_most_and_repeats() {
        let pool: Vec<usize> = (10..30).collect();
        let drawn = Draw::new().some_of(&pool, 8);
        assert_eq!(drawn.len(), 8);
        assert!(drawn.windows(2).all(|pair| pair[0] < pair[1]) && drawn.iter().all(|one| pool.contains(one)));
        assert_eq!(drawn, Draw::new().some_of(&pool, 8));
        assert_eq!(Draw::new().some_of(&pool, 99), pool);
    }
}
