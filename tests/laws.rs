//! Laws that every answer keeps, on random instances.

mod every_step;
mod spec;

use allotment::certify::{self, reach};
use allotment::impact::Impact;
use allotment::instance::Sense;
use allotment::instance::{Allocation, Grantable, Instance, check};
use allotment::lp::tolerance::NOTHING;
use allotment::model::Problem;
use allotment::pipeline::{Answer, Status};
use allotment::report::{Summary, allocation_csv, json};
use allotment::units::{Fraction, Money};
use proptest::prelude::*;
use spec::{Limit, Rule, Side, Spec, hundredths, solve, spec};

/// `left ≤ right`, but for the proof's billionth.
fn at_most(left: &Fraction, right: &Fraction) -> bool {
    let size = if right.signum() < 0 { -right.clone() } else { right.clone() };
    left <= &(right + &(&(&size + &Fraction::ONE) * &Fraction::new(2, 1_000_000_000)))
}

/// What is known of an instance's optimum: at least, at most; `None` if nothing is feasible or nothing is known.
fn between(answer: &Answer<'_>) -> Option<(Fraction, Fraction)> {
    Some((answer.unrounded.clone()?, answer.bound.clone()?))
}

fn known(instance: &Instance) -> (Status, Option<(Fraction, Fraction)>) {
    let impact = Impact::of(instance);
    let answer = solve(instance, &impact);
    (answer.status, between(&answer))
}

/// An allocation in whole steps from random numbers.
fn whole_steps(instance: &Instance, random: &[u64]) -> Allocation {
    let step = instance.funds().step;
    let grants = (0..instance.cooperatives().len()).map(|position| {
        let most = match instance.cooperatives().grantable(position) {
            Grantable::UpTo(limit) => limit.unwrap_or(instance.funds().budget),
            Grantable::Exactly(grant) => return *grant,
            Grantable::From { .. } | Grantable::OneOf(_) => {
                unreachable!("these laws are of linear instances")
            }
        };
        let most = most.min(instance.funds().budget);
        step.times(random[position % random.len()] % (most.steps(step) + 1))
    });
    Allocation::new(instance, grants.collect())
}

/// A copy with budget-free limits only.
fn without_shares_of_budget(mut spec: Spec) -> Spec {
    spec.rules.retain(|rule| matches!(rule.limit, Limit::Per(_) | Limit::ShareOfAllocated(_)));
    spec
}

/// One of the limits that an instance has besides its budget.
#[derive(Clone, Copy, Debug)]
enum Of {
    Leakage,
    ShellExposure,
    Coverage,
    Rule(usize),
}

fn limits(spec: &Spec) -> Vec<Of> {
    let accuracy = [
        spec.max_leakage.map(|_| Of::Leakage),
        spec.max_shell_exposure.map(|_| Of::ShellExposure),
        spec.min_coverage.map(|_| Of::Coverage),
    ];
    accuracy.into_iter().flatten().chain((0..spec.rules.len()).map(Of::Rule)).collect()
}

fn loosen(rule: &mut Rule, by: u32) {
    let side = rule.side;
    let moved = |number: u32| if side == Side::AtLeast { number.saturating_sub(by) } else { number + by };
    rule.limit = match rule.limit {
        Limit::Amount(share) => Limit::Amount(moved(share)),
        Limit::ShareOfBudget(share) => Limit::ShareOfBudget(moved(share).min(100)),
        Limit::ShareOfAllocated(share) => Limit::ShareOfAllocated(moved(share).min(100)),
        Limit::TimesShareOf(times) => Limit::TimesShareOf(moved(times)),
        Limit::Per(amount) => Limit::Per(moved(amount)),
    };
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn an_answer_keeps_every_rule_and_never_passes_its_bound(spec in spec()) {
        let instance = spec.instance();
        let impact = Impact::of(&instance);
        let answer = solve(&instance, &impact);
        prop_assert!(answer.reason.is_none(), "{:?}", answer.reason);
        match answer.status {
            Status::Optimal | Status::Feasible => {
                let audit = answer.audit.as_ref().expect("an allocation is audited");
                prop_assert!(audit.rules_kept());
                prop_assert!(audit.achieved <= *answer.bound.as_ref().expect("a feasible answer has a bound"));
                // An optimum of 0 can only be approached by prices in floats.
                let nothing = answer.bound.as_ref().is_some_and(|bound| *bound < Fraction::new(1, 1_000_000));
                prop_assert!(answer.status == Status::Optimal || nothing);
            }
            Status::Infeasible => prop_assert!(certify::proves_infeasible(&answer.problem, &answer.prices).unwrap()),
            Status::Unknown => prop_assert!(answer.nearest_miss.is_some()),
        }
    }

    #[test]
    fn no_allocation_that_keeps_the_rules_passes_the_bound(
        spec in spec(), random in proptest::collection::vec(proptest::collection::vec(0..50_u64, 7), 40),
    ) {
        let instance = spec.instance();
        let impact = Impact::of(&instance);
        let answer = solve(&instance, &impact);
        for random in random {
            let audit = certify::audit(&answer.problem, &whole_steps(&instance, &random));
            if audit.rules_kept() {
                prop_assert_ne!(answer.status, Status::Infeasible);
                if let Some(bound) = &answer.bound {
                    prop_assert!(audit.achieved <= *bound);
                }
            }
        }
    }

    #[test]
    fn rows_and_rules_say_the_same_of_whole_money(spec in spec(), random in proptest::collection::vec(0..50_u64, 7)) {
        let instance = spec.instance();
        let impact = Impact::of(&instance);
        let problem = Problem::state(&instance, &impact);
        let allocation = whole_steps(&instance, &random);
        let findings = problem.audit(&allocation);
        for (index, row) in problem.rows().iter().enumerate() {
            let mut sum = Fraction::ZERO;
            for position in 0..problem.cooperatives() {
                let steps = allocation.grant(position).steps(instance.funds().step);
                for (_, a) in problem.coefficients(position).iter().filter(|(row, _)| *row as usize == index) {
                    sum = &sum + &(a * &Fraction::from(steps));
                }
                if problem.coverage_row() == Some(index) {
                    sum = &sum + &problem.coverage(position).unwrap().value(steps);
                }
            }
            let name = row.shown_name();
            for (side, sense) in [(&row.lower, Sense::AtLeast), (&row.upper, Sense::AtMost)] {
                let Some(side) = side else { continue };
                let kept = if sense == Sense::AtLeast { sum >= side.limit } else { sum <= side.limit };
                let said = findings.iter().find(|finding| finding.row == name && finding.sense == sense).unwrap();
                prop_assert_eq!(kept, said.kept, "{} {}", &row.name, sense.word());
            }
        }
    }

    /// Of each region a share of everything allocated, said in one rule, and in a rule for each region: the program holds
    /// them in other ways, and its sums are others.
    #[test]
    fn a_share_for_each_region_is_a_share_for_one_region_after_the_other(
        spec in spec(), weighed in proptest::bool::weighted(0.2),
        floor in prop::option::of(1..40_u32), cap in prop::option::of(20..100_u32),
    ) {
        let sides = [floor.map(|share| ("at_least", share)), cap.map(|share| ("at_most", share))];
        let sides = sides.iter().flatten().fold(String::new(), |text, (side, share)| {
            format!("{text}{side} = {{ share_of_allocated = {} }}\n", hundredths(*share))
        });
        if sides.is_empty() || floor.zip(cap).is_some_and(|(least, most)| least > most) {
            return Ok(());
        }
        let weigh = if weighed { "weigh = \"staff\"\n" } else { "" };
        let rule = |name: &str, whom: &str| format!("[[rules]]\nname = \"{name}\"\n{whom}\n{weigh}{sides}");
        let mut regions: Vec<usize> = spec.cooperatives.iter().map(|one| one.region).collect();
        regions.sort_unstable();
        regions.dedup();
        let one_by_one = regions.iter().map(|region| {
            rule(&format!("share {region}"), &format!("where = {{ region = \"r{region}\" }}"))
        });
        let ways = [rule("share", "each = \"region\""), one_by_one.collect()];
        let ways = ways.map(|rules| {
            let files = spec.files_with(format!("{}{rules}", spec.settings()));
            check(&files).instance.expect("a random instance is valid")
        });
        let [each, one_by_one] = ways.each_ref().map(known);
        prop_assert_eq!(each.1.is_some(), one_by_one.1.is_some());
        if let (Some(each), Some(one_by_one)) = (each.1, one_by_one.1) {
            prop_assert!(at_most(&each.0, &one_by_one.1) && at_most(&one_by_one.0, &each.1));
            // A bound next to nothing of what all could bring is as good as 0.
            let impact = Impact::of(&ways[0]);
            let nothing = Fraction::from_f64(NOTHING).expect("a tolerance is finite");
            let nothing = &reach(&Problem::state(&ways[0], &impact)) * &nothing;
            let bounds = [each.1, one_by_one.1];
            prop_assert!(at_most(&bounds[0], &(&bounds[1] + &nothing)), "{bounds:?}, {nothing:?}");
            prop_assert!(at_most(&bounds[1], &(&bounds[0] + &nothing)), "{bounds:?}, {nothing:?}");
        }
    }

    #[test]
    fn a_larger_budget_never_lowers_impact_and_brings_less_each_time(spec in spec(), more in 1..20_u64) {
        let spec = without_shares_of_budget(spec);
        let at = |budget: u64| known(&Spec { budget, ..spec.clone() }.instance());
        let [(status, less), (status_more, middle), (status_most, most)] =
            [spec.budget, spec.budget + more, spec.budget + 2 * more].map(at);
        // What keeps the rules with less money keeps them with more.
        if status != Status::Infeasible {
            prop_assert_ne!(status_more, Status::Infeasible);
        }
        if status_more != Status::Infeasible {
            prop_assert_ne!(status_most, Status::Infeasible);
        }
        if let (Some(less), Some(middle), Some(most)) = (less, middle, most) {
            prop_assert!(at_most(&less.0, &middle.1) && at_most(&middle.0, &most.1));
            // Curves end at the budget where nothing else limits them, so this holds for reals as well.
            prop_assert!(at_most(&(&less.0 + &most.0), &(&middle.1 + &middle.1)));
        }
    }

    #[test]
    fn the_price_of_funds_bounds_what_more_budget_can_buy(spec in spec(), more in 1..20_u64) {
        let instance = spec.instance();
        let impact = Impact::of(&instance);
        let answer = solve(&instance, &impact);
        let larger = Spec { budget: spec.budget + more, ..without_shares_of_budget(spec.clone()) };
        if larger.rules.len() == spec.rules.len()
            && let (Some(price), Some(bound)) = (answer.price_of_funds(), answer.bound.clone())
            && let (_, Some((unrounded, _))) = known(&larger.instance())
        {
            let bought = &price * &Fraction::from(more * spec.step);
            prop_assert!(at_most(&unrounded, &(&bound + &bought)));
        }
    }

    #[test]
    fn a_further_rule_never_raises_the_bound(spec in spec(), which in any::<prop::sample::Index>()) {
        let mut fewer = spec.clone();
        let limits = limits(&spec);
        if limits.is_empty() {
            return Ok(());
        }
        match *which.get(&limits) {
            Of::Leakage => fewer.max_leakage = None,
            Of::ShellExposure => fewer.max_shell_exposure = None,
            Of::Coverage => fewer.min_coverage = None,
            Of::Rule(number) => drop(fewer.rules.remove(number)),
        }
        let ((status, with), (_, without)) = (known(&spec.instance()), known(&fewer.instance()));
        if let (Some(with), Some(without)) = (&with, &without) {
            prop_assert!(at_most(&with.1, &without.1));
        }
        // Nothing is feasible under fewer rules only if nothing is under all.
        prop_assert!(without.is_some() || with.is_none(), "{status:?}");
    }

    #[test]
    fn a_looser_limit_never_lowers_impact(spec in spec(), which in any::<prop::sample::Index>(), by in 1..20_u32) {
        let mut looser = spec.clone();
        let limits = limits(&spec);
        if limits.is_empty() {
            return Ok(());
        }
        let more = |share: Option<u32>| share.map(|share| (share + by).min(100));
        match *which.get(&limits) {
            Of::Leakage => looser.max_leakage = more(spec.max_leakage),
            Of::ShellExposure => looser.max_shell_exposure = more(spec.max_shell_exposure),
            Of::Coverage => looser.min_coverage = spec.min_coverage.map(|share| share.saturating_sub(by)),
            Of::Rule(number) => loosen(&mut looser.rules[number], by),
        }
        let ((status, tight), (loose_status, loose)) = (known(&spec.instance()), known(&looser.instance()));
        if status != Status::Infeasible {
            prop_assert_ne!(loose_status, Status::Infeasible);
        }
        if let (Some(tight), Some(loose)) = (tight, loose) {
            prop_assert!(at_most(&tight.0, &loose.1));
        }
    }

    #[test]
    fn the_order_of_lines_and_the_splitting_of_a_group_change_nothing(spec in spec(), split in 0..7_usize) {
        let mut turned = spec.clone();
        turned.cooperatives.reverse();
        for one in &mut turned.cooperatives {
            one.groups.reverse();
        }
        let mut halved = spec.clone();
        let position = split % halved.cooperatives.len();
        for group in &mut halved.cooperatives[position].groups {
            (group.people, group.trade, group.capital) = (2 * group.people, 2 * group.trade, 2 * group.capital);
        }
        // Twice the people, trade and capital in one line, or the same in two lines.
        let mut doubled = halved.clone();
        let first = doubled.cooperatives[position].groups[0].clone();
        let half = spec.cooperatives[position].groups[0].clone();
        prop_assert_eq!(first.people, 2 * half.people);
        doubled.cooperatives[position].groups[0] = half.clone();
        doubled.cooperatives[position].groups.push(half);
        for (left, right) in [(&spec, &turned), (&halved, &doubled)] {
            let ((status, one), (other_status, other)) = (known(&left.instance()), known(&right.instance()));
            prop_assert_eq!(status == Status::Infeasible, other_status == Status::Infeasible);
            if let (Some(one), Some(other)) = (one, other) {
                prop_assert!(at_most(&one.0, &other.1) && at_most(&other.0, &one.1));
            }
        }
    }

    #[test]
    fn a_larger_unit_of_money_scales_impact_and_nothing_else(spec in spec(), k in 2..50_i64) {
        let mut scaled = spec.clone();
        scaled.step *= k as u64;
        scaled.line *= k;
        scaled.full_coverage *= k as u64;
        for group in scaled.cooperatives.iter_mut().flat_map(|one| &mut one.groups) {
            group.income *= k;
        }
        // The budget, grants and amounts are in steps.
        for rule in &mut scaled.rules {
            if let Limit::Per(amount) = &mut rule.limit {
                *amount *= k as u32;
            }
        }
        let (instance, larger) = (spec.instance(), scaled.instance());
        let ((status, one), (other_status, other)) = (known(&instance), known(&larger));
        prop_assert_eq!(status == Status::Infeasible, other_status == Status::Infeasible);
        if let (Some(one), Some(other)) = (one, other) {
            let factor = Fraction::whole(i128::from(if spec.squared { k * k } else { k }));
            prop_assert!(at_most(&(&one.0 * &factor), &other.1) && at_most(&other.0, &(&one.1 * &factor)));
        }
    }

    #[test]
    fn the_same_instance_gives_the_same_bytes(spec in spec()) {
        let bytes = || {
            let instance = spec.instance();
            let impact = Impact::of(&instance);
            let answer = solve(&instance, &impact);
            (json(&Summary::of(&answer)), allocation_csv(&answer))
        };
        prop_assert_eq!(bytes(), bytes());
    }

    #[test]
    fn impact_is_the_fall_of_the_gap_in_yuan(spec in spec(), random in proptest::collection::vec(0..50_u64, 7)) {
        // N·z·(gap before − gap after) for the gap, N·z² for the squared gap.
        let instance = spec.instance();
        let impact = Impact::of(&instance);
        let problem = Problem::state(&instance, &impact);
        let allocation = whole_steps(&instance, &random);
        let audit = certify::audit(&problem, &allocation);
        let poverty = allotment::measure::poverty(&instance, &allocation).expect("there are members");
        let line = spec.line as f64;
        let fall = if spec.squared {
            poverty.people * line * line * (poverty.before.squared_gap - poverty.after.squared_gap)
        } else {
            poverty.people * line * (poverty.before.gap - poverty.after.gap)
        };
        // The measure is exact; the curve is joined by lines between steps, but grants are whole steps.
        let achieved = audit.achieved.to_f64();
        prop_assert!((achieved - fall).abs() <= 1e-6 * (1.0 + achieved.abs()), "{achieved} {fall}");
    }

    #[test]
    fn a_bound_adds_up_the_best_of_every_step(
        spec in spec(), numbers in proptest::collection::vec((-300..300_i128, any::<bool>()), 60), unit in 1..5_u32,
    ) {
        let instance = spec.instance();
        let impact = Impact::of(&instance);
        let problem = Problem::state(&instance, &impact);
        let number = |(number, free): &(i128, bool)| {
            Fraction::new(if *free { 0 } else { *number }, 10_i128.pow(unit))
        };
        every_step::judge(&problem, &every_step::of_right_signs(&problem, numbers.iter().map(number)))?;
    }

    #[test]
    fn corrupting_a_price_only_widens_the_gap_and_a_wrong_sign_is_refused(spec in spec(), which in 0..20_usize, by in 1..1_000_i64) {
        let instance = spec.instance();
        let impact = Impact::of(&instance);
        let answer = solve(&instance, &impact);
        let Some(unrounded) = answer.unrounded.clone() else { return Ok(()) };
        let mut prices = answer.prices.clone();
        let which = which % prices.len();
        prices[which] = &prices[which] * &Fraction::new(i128::from(by), 100);
        let bound = certify::bound(&answer.problem, &prices).expect("the sign is the same");
        prop_assert!(at_most(&unrounded, &bound));
        let row = &answer.problem.rows()[which];
        if row.lower.is_none() {
            prices[which] = Fraction::whole(-1);
            prop_assert!(certify::bound(&answer.problem, &prices).is_err());
        }
    }

    #[test]
    fn a_corrupted_grant_is_seen(spec in spec(), which in 0..7_usize) {
        let instance = spec.instance();
        let impact = Impact::of(&instance);
        let answer = solve(&instance, &impact);
        let Some(allocation) = &answer.allocation else { return Ok(()) };
        let mut grants = allocation.grants().to_vec();
        let which = which % grants.len();
        // One yuan more than everything: above the budget or the cooperative's own limit.
        grants[which] = Money::yuan(instance.funds().budget.get() + 1);
        let audit = certify::audit(&answer.problem, &Allocation::new(&instance, grants));
        prop_assert!(!audit.rules_kept());
    }
    #[test]
    fn a_corrupted_limit_is_seen(spec in spec()) {
        let instance = spec.instance();
        let impact = Impact::of(&instance);
        let answer = solve(&instance, &impact);
        let Some(allocation) = &answer.allocation else { return Ok(()) };
        let yuan = allocation.total().get();
        let limited = |side, amount| {
            let mut other = spec.clone();
            other.rules.push(Rule { each: None, only_sector: None, weighed: false, side, limit: Limit::Per(amount) });
            other
        };
        // Each cooperative has staff, so so much for each of them is more than was given.
        let mut others = vec![limited(Side::AtLeast, u32::try_from(yuan).unwrap() + 1)];
        if yuan > 0 {
            others.push(limited(Side::AtMost, 0));
            others.push(Spec { budget: yuan / spec.step - 1, ..spec.clone() });
        }
        for other in others {
            let instance = other.instance();
            let impact = Impact::of(&instance);
            let grants = Allocation::new(&instance, allocation.grants().to_vec());
            prop_assert!(!certify::audit(&Problem::state(&instance, &impact), &grants).rules_kept());
        }
    }
}
