//! The engine against its own proof, and against its peers.

use std::ops::Range;

use allotment::lp::Program;
use allotment::solve;

use super::dice::Dice;
use super::judge::{Tally, Verdict, engine, freely, judge};
use super::programs::program;

#[test]
fn every_answer_of_the_engine_is_proved_by_its_own_prices() {
    let mut tally = Tally::default();
    for seed in 0..60_000 {
        let mut dice = Dice(seed);
        let most = if seed % 50 == 0 { 400 } else { 12 };
        let (program, traits) = program(&mut dice, most, 9);
        let verdict = judge(&program, &engine(&program));
        assert!(!matches!(verdict, Verdict::Wrong(_)), "seed {seed}: {verdict:?}\n{program:?}");
        tally.count(traits, &verdict);
    }
    tally.close("engine against its own proof");
}

#[test]
fn peers_find_what_the_engine_finds() {
    for peer in solve::catalog().iter().filter(|peer| peer.name() != "engine") {
        let mut tally = Tally::default();
        for seed in 1_000_000..1_004_000 {
            let (program, traits) = program(&mut Dice(seed), 12, 8);
            let own = judge(&program, &engine(&program));
            assert!(!matches!(own, Verdict::Wrong(_)), "seed {seed}: {own:?}\n{program:?}");
            tally.count(traits, &own);
            match (judge(&program, &peer.solve(&program)), &own) {
                (Verdict::Optimal(theirs), Verdict::Optimal(ours)) => {
                    assert!(
                        (theirs - ours).abs() <= 2e-9 * ours.abs() + 1e-12 * freely(&program),
                        "seed {seed}: {theirs} and {ours}"
                    );
                }
                (Verdict::Infeasible, Verdict::Infeasible) => {}
                (Verdict::Wrong(why), _) if why.starts_with("gave up") => tally.peers_gave_up += 1,
                // The judge has found the engine right; the peer's answer proves itself wrong or nothing.
                (Verdict::Wrong(_), _) => tally.peers_differed += 1,
                (theirs, _) => panic!("seed {seed}: {} proves {theirs:?}, the engine {own:?}", peer.name()),
            }
        }
        tally.close(peer.name());
        let lost = tally.peers_gave_up + tally.peers_differed;
        assert!(lost * 10 <= tally.programs, "a peer that fails so often is no check: {tally:?}");
    }
}

/// Does every backend find of one way to write a program what the engine finds of the other, for all but a few of the seeds?
pub(crate) fn find_the_same(seeds: Range<u64>, ours_and_theirs: impl Fn(&mut Dice) -> [Program; 2]) {
    for peer in solve::catalog() {
        let mut solved = 0;
        for seed in seeds.clone() {
            let [ours, theirs] = ours_and_theirs(&mut Dice(seed));
            let own = judge(&ours, &engine(&ours));
            match (judge(&theirs, &peer.solve(&theirs)), &own) {
                (Verdict::Optimal(found), Verdict::Optimal(own)) => {
                    let room = 1e-9 * own.abs() + 1e-12 * freely(&theirs);
                    assert!((found - own).abs() <= room, "seed {seed}: {found} and {own}");
                    solved += 1;
                }
                (Verdict::Infeasible, Verdict::Infeasible) => solved += 1,
                // It proves itself wrong or nothing.
                (Verdict::Wrong(_), _) => {}
                (found, _) => panic!("seed {seed}: {} proves {found:?}, the engine {own:?}", peer.name()),
            }
        }
        let seeds = seeds.end - seeds.start;
        assert!(solved * 4 > 3 * seeds, "{} solved {solved} of {seeds}", peer.name());
    }
}
