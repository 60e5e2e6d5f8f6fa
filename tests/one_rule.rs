//! What `explain --rule` says of one rule holds when it is tried.

mod spec;

use std::cell::Cell;
use std::path::Path;

use allotment::explain::{Change, Exception, one_rule};
use allotment::impact::Impact;
use allotment::instance::{Instance, check, read};
use allotment::pipeline::{Status, optimum};
use allotment::solve::by_name;
use proptest::test_runner::{Config, TestRunner};
use spec::{Spec, solve, spec};

/// By hand (tiny/binding-floor): with the floor A gets 60 and B 40, without it A gets all 100 at 0.5 a yuan. Giving B
/// nothing breaks the floor; giving A all of it too.
#[test]
fn a_floor_helps_those_below_it_and_holds_the_others_back() {
    let instance = read(Path::new("instances/tiny/binding-floor")).instance.unwrap();
    let impact = Impact::of(&instance);
    let answer = solve(&instance, &impact);
    let found = one_rule(&answer, "south", by_name("engine").unwrap()).unwrap();
    assert!(found.binds);
    let [limit] = &found.limits[..] else { panic!("{:?}", found.limits) };
    assert!(limit.sense == "at least" && (limit.number - 40.0).abs() < 1e-12, "{limit:?}");
    let change = |id: &str, grant, without| Change {
        id: id.to_owned(),
        grant,
        without,
        exception: Some(Exception::NothingKeepsEveryRule),
    };
    let helped = found.helped.unwrap();
    assert_eq!((helped.cooperatives, helped.wholly, helped.yuan), (1, 1, 40));
    assert_eq!(helped.each, [change("B", 40, 0)]);
    let held_back = found.held_back.unwrap();
    assert_eq!((held_back.cooperatives, held_back.wholly, held_back.yuan), (1, 0, 40));
    assert_eq!(held_back.each, [change("A", 60, 100)]);
    assert!(one_rule(&answer, "no such rule", by_name("engine").unwrap()).is_none());
    let budget = one_rule(&answer, "budget", by_name("engine").unwrap()).unwrap();
    assert!(budget.binds && budget.helped.is_none() && budget.held_back.is_none());
}

/// The same with one grant fixed in the table; `None` where that is refused before anything is solved.
fn locked(spec: &Spec, id: &str, yuan: u64) -> Option<Instance> {
    let table = spec.table();
    let lines = table.lines().enumerate().map(|(number, line)| {
        let own = line.split(',').next() == Some(id);
        let last = match number {
            0 => "locked".to_owned(),
            _ if own && yuan == 0 => "out".to_owned(),
            _ if own => yuan.to_string(),
            _ => String::new(),
        };
        format!("{line},{last}\n")
    });
    check(&spec.files_of(spec.settings(), lines.collect())).instance
}

#[test]
fn an_exception_costs_what_solving_with_that_grant_fixed_loses() {
    let counts: [Cell<u32>; 3] = Default::default();
    let [tried, costly, impossible] = &counts;
    let add = |cell: &Cell<u32>| cell.set(cell.get() + 1);
    let engine = by_name("engine").unwrap();
    let mut runner = TestRunner::new(Config { cases: 3_000, failure_persistence: None, ..Config::default() });
    let law = |spec: Spec| {
        let instance = spec.instance();
        let impact = Impact::of(&instance);
        let answer = solve(&instance, &impact);
        if answer.status != Status::Optimal {
            return Ok(());
        }
        let best = answer.unrounded.as_ref().unwrap().to_f64();
        let names: Vec<String> = answer.problem.rules().iter().map(|rule| rule.name().to_owned()).collect();
        for name in &names {
            let found = one_rule(&answer, name, engine).unwrap();
            let (Some(helped), Some(held_back)) = (found.helped, found.held_back) else { continue };
            let out = helped.each.iter().map(|change| (change, 0));
            for (change, yuan) in out.chain(held_back.each.iter().map(|change| (change, change.without))) {
                add(tried);
                let fixed = locked(&spec, &change.id, yuan);
                let then = fixed.and_then(|fixed| optimum(&fixed, &Impact::of(&fixed), engine));
                match &change.exception {
                    Some(Exception::Costs(cost)) => {
                        let then = then.expect("an exception that has a cost is possible").to_f64();
                        assert!(
                            (best - then - cost).abs() <= 1e-8 * best.abs().max(1e-6),
                            "{change:?}: {best} before, {then} with {yuan}\n{spec:?}"
                        );
                        if *cost > 1e-9 * best {
                            add(costly);
                        }
                    }
                    Some(Exception::NothingKeepsEveryRule) => {
                        add(impossible);
                        assert!(then.is_none(), "{change:?}: {then:?} with {yuan}\n{spec:?}");
                    }
                    None => panic!("{change:?}: no exception was worked out\n{spec:?}"),
                }
            }
        }
        Ok(())
    };
    runner.run(&spec(), law).unwrap();
    let [tried, costly, impossible] = counts.map(|count| count.get());
    println!("{tried} exceptions, {costly} cost something, {impossible} are not possible");
    assert!(tried > 300 && costly > 100 && impossible > 50, "{tried}, {costly}, {impossible}");
}
