//! The least whole number of units by which something must move, found by what every solve says of all others.

use super::precedents::Precedents;
use super::side_rows::Trial;

/// Solves at most; after so many the move is bracketed.
const MOST_SOLVES: u32 = 60;
const NEXT_ONES: u32 = 4;

/// The least move after which everything can be kept, at least 1 and at most `most`: all further ones do too. `about` is
/// where it may be. `give` lets a trial give way, so that its prices say how far a move is from what is needed.
pub(super) fn least_move(
    precedents: &mut Precedents<'_, '_, '_>,
    most: i64,
    about: i64,
    trial: impl Fn(i64) -> Option<Trial>,
    give: impl Fn(Trial) -> Trial,
) -> Option<i64> {
    let (mut broken, mut kept) = (0, None);
    let mut about = Some(about);
    for solves in 0..MOST_SOLVES {
        let end = kept.unwrap_or(most + 1);
        let mut says = |by: i64, what: bool| trial(by).is_some_and(|one| precedents.say(&one) == Some(what));
        // What was found before says it of most, and first of what is next to where it may be.
        if let Some(about) = about.take().filter(|about| (broken + 2..=end).contains(about))
            && says(about - 1, false)
        {
            broken = about - 1;
        }
        broken = last(broken, end, |by| says(by, false));
        if broken == most {
            return None;
        }
        let not_kept = last(broken, end, |by| !says(by, true));
        kept = Some(not_kept + 1).filter(|kept| *kept <= most);
        let next = match kept {
            Some(kept) if kept == broken + 1 => return Some(kept),
            Some(kept) if solves < NEXT_ONES && solves % 2 == 0 => kept - 1,
            Some(kept) if solves >= NEXT_ONES => i64::midpoint(broken, kept),
            // After some solves twice as far each time.
            _ => (broken + (1_i64 << solves.saturating_sub(NEXT_ONES))).min(end - 1),
        };
        let tried = trial(next)?;
        precedents.solve(&give(tried.clone()));
        if precedents.is_kept(&tried) { kept = Some(next) } else { broken = next }
    }
    kept
}

/// The last of `from + 1 .. end` of which something holds that holds of none after one of which it does not; `from`
/// if of none.
fn last(from: i64, end: i64, mut holds: impl FnMut(i64) -> bool) -> i64 {
    let (mut known, mut by) = (from, 1);
    while known + by < end && holds(known + by) {
        known += by;
        by = by.saturating_mul(2).min(end - known);
    }
    let mut beyond = (known + by).min(end);
    while beyond - known > 1 {
        let middle = i64::midpoint(known, beyond);
        if holds(middle) { known = middle } else { beyond = middle }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::last;

    #[test]
    fn the_last_one_is_found_wherever_it_is() {
        for end in 1..40 {
            for bound in 0..end {
                let mut asked = 0;
                let found = last(0, end, |by| {
                    asked += 1;
                    by <= bound
                });
                assert_eq!(found, bound, "before {end}");
                assert!(asked <= 13, "{asked} questions");
            }
        }
    }
}
