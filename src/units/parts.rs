//! Sums over many things on all threads, the same to the last bit however many there are.
//!
//! The things are cut into parts by their number alone; each part is summed in order, then the parts are.

use std::ops::Range;

use rayon::prelude::*;

use super::Fraction;

/// Things below which one part is faster than two.
const WORTH_CUTTING: usize = 20_000;
/// Parts of the rest.
const PARTS: usize = 16;

/// Folds `0..count` with `visit`, part by part, and joins the parts in order.
pub fn sum<T: Send>(
    count: usize,
    empty: impl Fn() -> T + Sync,
    visit: impl Fn(&mut T, usize) + Sync,
    add: impl Fn(&mut T, &T),
) -> T {
    let parts = if count < WORTH_CUTTING { 1 } else { PARTS };
    let part = |part: usize| {
        let mut sum = empty();
        (part * count / parts..(part + 1) * count / parts).for_each(|index| visit(&mut sum, index));
        sum
    };
    if parts == 1 {
        return part(0);
    }
    joined_in_order((0..parts).into_par_iter().map(part).collect(), add)
}

/// The same for pieces of so many indices at most, of which two things each may be changed.
pub fn sum_changing<A: Send, B: Send, T: Send>(
    (ones, twos): (&mut [A], &mut [B]),
    size: usize,
    empty: impl Fn() -> T + Sync,
    visit: impl Fn(&mut T, usize, &mut [A], &mut [B]) + Sync,
    add: impl Fn(&mut T, &T),
) -> T {
    assert_eq!(ones.len(), twos.len(), "there is one of each for every index");
    let count = ones.len();
    let part = |first: usize, ones: &mut [A], twos: &mut [B]| {
        let mut sum = empty();
        for (at, (ones, twos)) in ones.chunks_mut(size).zip(twos.chunks_mut(size)).enumerate() {
            visit(&mut sum, first + at * size, ones, twos);
        }
        sum
    };
    if count < WORTH_CUTTING {
        return part(0, ones, twos);
    }
    let long = count.div_ceil(PARTS);
    let parts = ones.par_chunks_mut(long).zip(twos.par_chunks_mut(long)).enumerate();
    joined_in_order(parts.map(|(at, (ones, twos))| part(at * long, ones, twos)).collect(), add)
}

fn joined_in_order<T>(sums: Vec<T>, add: impl Fn(&mut T, &T)) -> T {
    let mut sums = sums.into_iter();
    let mut total = sums.next().expect("there is a first part");
    sums.for_each(|sum| add(&mut total, &sum));
    total
}

/// The exact sum of a term over `0..count`.
pub fn fractions(count: usize, term: impl Fn(usize) -> Fraction + Sync) -> Fraction {
    let add = |sum: &mut Fraction, other: &Fraction| *sum = &*sum + other;
    sum(count, || Fraction::ZERO, |sum, at| add(sum, &term(at)), add)
}

/// What `of` gives for every one of `0..count`, in order.
pub fn map<T: Send>(count: usize, of: impl Fn(usize) -> T + Sync + Send) -> Vec<T> {
    if count < WORTH_CUTTING {
        return (0..count).map(of).collect();
    }
    (0..count).into_par_iter().with_min_len(count / PARTS).map(of).collect()
}

/// Those of `0..count` that pass a test, rising.
pub fn passing(count: usize, test: impl Fn(usize) -> bool + Sync) -> Vec<usize> {
    let visit = |found: &mut Vec<usize>, at| found.extend(test(at).then_some(at));
    sum(count, Vec::new, visit, |all, part| all.extend(part))
}

/// Pieces one after another, copied on all threads.
pub fn joined<T: Copy + Default + Send + Sync>(pieces: &[impl AsRef<[T]> + Sync]) -> Vec<T> {
    let mut all = vec![T::default(); pieces.iter().map(|piece| piece.as_ref().len()).sum()];
    let mut rest = all.as_mut_slice();
    let mut places = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let (place, after) = std::mem::take(&mut rest).split_at_mut(piece.as_ref().len());
        places.push(place);
        rest = after;
    }
    places.into_par_iter().zip(pieces).for_each(|(place, piece)| place.copy_from_slice(piece.as_ref()));
    all
}

/// Makes pieces of `0..count` on all threads, of so many things each but the last.
pub fn pieces<T: Send>(count: usize, size: usize, make: impl Fn(Range<usize>) -> T + Sync) -> Vec<T> {
    let piece = |piece: usize| make(piece * size..((piece + 1) * size).min(count));
    (0..count.div_ceil(size)).into_par_iter().map(piece).collect()
}

/// Makes pieces of `0..count` on all threads and takes them in order, holding only a few at a time.
pub fn stream<T: Send>(count: usize, make: impl Fn(Range<usize>) -> T + Sync, mut take: impl FnMut(T)) {
    const PIECE: usize = 1 << 13;
    const AT_ONCE: usize = 16;
    let pieces = count.div_ceil(PIECE);
    let piece = |piece: usize| make(piece * PIECE..((piece + 1) * PIECE).min(count));
    for first in (0..pieces).step_by(AT_ONCE) {
        let made: Vec<T> =
            (first..(first + AT_ONCE).min(pieces)).into_par_iter().with_max_len(1).map(piece).collect();
        made.into_iter().for_each(&mut take);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_whole_and_in_order() {
        for count in [0, 1, 8_192, 300_001] {
            let mut taken = Vec::new();
            stream(count, Vec::from_iter, |piece: Vec<usize>| taken.extend(piece));
            assert!(taken.into_iter().eq(0..count));
        }
    }

    #[test]
    fn pieces_joined_are_whole_and_in_order() {
        for count in [0, 1, 20_001, 300_001] {
            let made = pieces(count, 8_192, Vec::from_iter);
            assert!(joined(&made).into_iter().eq(0..count));
            assert!(passing(count, |at| at % 3 == 1).into_iter().eq((1..count).step_by(3)));
        }
    }

    #[test]
    fn pieces_that_change_are_each_visited_once_in_order() {
        for count in [0, 7, 300_001] {
            let (mut ones, mut twos) = (vec![1_usize; count], vec![0_usize; count]);
            let visit = |seen: &mut Vec<usize>, first, ones: &mut [usize], twos: &mut [usize]| {
                for (at, (one, two)) in ones.iter_mut().zip(twos).enumerate() {
                    (*one, *two) = (*one + first + at, *two + 2);
                    seen.push(first + at);
                }
            };
            let add = |all: &mut Vec<usize>, part: &Vec<usize>| all.extend(part);
            let seen = sum_changing((&mut ones, &mut twos), 512, Vec::new, visit, add);
            assert!(seen.into_iter().eq(0..count) && ones.into_iter().eq(1..=count));
            assert!(twos.into_iter().all(|two| two == 2));
        }
    }

    #[test]
    fn sums_do_not_depend_on_the_number_of_threads() {
        let total =
            || sum(100_003, || 0.0, |sum, index| *sum += (index as f64).sqrt(), |sum, part| *sum += part);
        let with = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads start");
            pool.install(total)
        };
        assert_eq!(with(1).to_bits(), with(3).to_bits());
        // ∫ √x over 0 … n is two thirds of n to the power of 3/2.
        let integral = 2.0 / 3.0 * 100_002.5_f64.powf(1.5);
        assert!((total() - integral).abs() < 1e-6 * integral);
    }
}
