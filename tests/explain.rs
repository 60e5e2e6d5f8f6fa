//! Explanations hold when they are tried.

use std::path::Path;

use allotment::explain::{MoneyLeft, Repair, Verdict, conflict, cooperative, money_left, queue, rule_costs};
use allotment::impact::Impact;
use allotment::instance::{Files, Instance, check, read};
use allotment::pipeline::solve;
use allotment::solve::by_name;

/// 35 + 30 = 65 yuan are asked for, and there are 60 (tiny/infeasible, by hand).
#[test]
fn an_arithmetic_conflict_is_shown_as_a_sum() {
    let instance = read(Path::new("instances/tiny/infeasible")).instance.unwrap();
    let impact = Impact::of(&instance);
    let answer = solve(&instance, &impact, by_name("engine").unwrap());
    let found = conflict(&answer, by_name("engine").unwrap()).unwrap();
    let sums = found.sums.unwrap();
    assert_eq!((sums.asked, sums.allowed, sums.own_limits), (65.0, 60.0, 0.0));
    assert!(found.repairs.contains(&Repair::Budget(65)));
}

/// By hand: 80 yuan are asked for and there are 60. That nine tenths of the money go north clashes with the floor too,
/// since north may have 100 and 80 are a tenth of 800; but a person can add up the first.
#[test]
fn a_conflict_that_is_a_sum_is_named_before_others() {
    let settings = "format = 1\n[funds]\nbudget = 60\n[[rules]]\nname = \"mostly north\"\nwhere = { region = \"north\" }\nat_least = { share_of_allocated = 0.9 }\n[[rules]]\nname = \"south\"\nwhere = { region = \"south\" }\nat_least = 80\n";
    let table = "id,region,impact_per_yuan,max_grant\nA,north,0.5,100\nB,south,0.4,100\n";
    let files = Files::new("sum").with("instance.toml", settings).with("cooperatives.csv", table);
    let instance = check(&files).instance.unwrap();
    let impact = Impact::of(&instance);
    let answer = solve(&instance, &impact, by_name("engine").unwrap());
    let found = conflict(&answer, by_name("engine").unwrap()).unwrap();
    assert_eq!(found.rules, ["budget", "south"]);
    let sums = found.sums.unwrap();
    assert_eq!((sums.asked, sums.allowed), (80.0, 60.0));
}

/// By hand: b may have 60,000 or nothing, of which 30,000 bring 0.5 a yuan and 30,000 bring 0.1: on average 0.3, less
/// than the 0.32 of c, where the money ends after a has its 60,000 at 0.35.
#[test]
fn the_next_grant_counts_where_the_next_yuan_may_not_be_given() {
    let settings = "format = 1\n[funds]\nbudget = 90_000\nstep = 1_000\n";
    let table = "id,min_grant,max_grant\na,60000,60000\nb,60000,60000\nc,,100000\n";
    let curves = "cooperative,up_to,slope\na,60000,0.35\nb,30000,0.5\nb,60000,0.1\nc,100000,0.32\n";
    let files = Files::new("whole").with("instance.toml", settings).with("cooperatives.csv", table);
    let reading = check(&files.with("curves.csv", curves));
    let instance = reading.instance.unwrap_or_else(|| panic!("{:?}", reading.diagnostics));
    let impact = Impact::of(&instance);
    let answer = solve(&instance, &impact, by_name("engine").unwrap());
    let [a, b, c] = [0, 1, 2].map(|at| cooperative(&answer, at, by_name("engine").unwrap()).unwrap());
    assert_eq!([a.grant, b.grant, c.grant], [60_000, 0, 30_000]);
    assert_eq!((b.verdict, b.next_grant), (Verdict::CostsMore, Some(60_000)));
    assert!((b.next_brings.unwrap() - 0.3).abs() < 1e-12 && (b.price - 0.32).abs() < 1e-9, "{b:?}");
    assert_eq!((a.verdict, a.next_grant), (Verdict::AtItsLimit, None));
    assert_eq!((c.verdict, c.next_grant), (Verdict::AtTheMargin, None));
}

/// By hand (tiny/few-recipients): d has 70,000 and b 30,000, which is all the money and both recipients. So a step for a
/// breaks the budget and the count, one for d the budget alone; both would bring more than a yuan costs, which is no miss.
#[test]
fn what_is_worth_its_price_and_held_back_is_told_by_which_limits() {
    let instance = read(Path::new("instances/tiny/few-recipients")).instance.unwrap();
    let impact = Impact::of(&instance);
    let answer = solve(&instance, &impact, by_name("engine").unwrap());
    let [a, b, c, d] = [0, 1, 2, 3].map(|at| cooperative(&answer, at, by_name("engine").unwrap()).unwrap());
    assert_eq!([a.grant, b.grant, c.grant, d.grant], [0, 30_000, 0, 70_000]);
    assert_eq!([a.verdict, d.verdict], [Verdict::NoRoomForAStep; 2]);
    assert_eq!(
        (a.in_the_way, d.in_the_way),
        (vec!["budget".into(), "max_recipients".into()], vec!["budget".into()])
    );
    assert_eq!((b.verdict, b.in_the_way.is_empty()), (Verdict::CostsMore, true));
    let queue = queue(&answer, 100);
    for one in &queue.next {
        assert!((one.apart - (one.price - one.brings)).abs() < 1e-12, "{one:?}");
        assert_eq!(one.apart > 0.0, one.id == "b", "{one:?}");
    }
    assert!(queue.just_inside.iter().all(|one| (one.apart - (one.brings - one.price)).abs() < 1e-12));
}

/// By hand: A has all that it may have, and 50 go to B at 0.4 a yuan, which is what a yuan more for A would cost.
#[test]
fn at_its_limit_a_cooperative_is_told_what_a_yuan_costs() {
    let files = Files::new("limit").with("instance.toml", "format = 1\n[funds]\nbudget = 100\n");
    let table = "id,impact_per_yuan,max_grant\nA,0.5,50\nB,0.4,80\n";
    let instance = check(&files.with("cooperatives.csv", table)).instance.unwrap();
    let impact = Impact::of(&instance);
    let answer = solve(&instance, &impact, by_name("engine").unwrap());
    let found = cooperative(&answer, 0, by_name("engine").unwrap()).unwrap();
    assert_eq!((found.verdict, found.grant, found.next_brings), (Verdict::AtItsLimit, 50, None));
    let [part] = &found.price_parts[..] else { panic!("{found:?}") };
    assert_eq!(part.row, "budget");
    assert!((part.part - 0.4).abs() < 1e-12 && (found.price - 0.4).abs() < 1e-12, "{found:?}");
}

/// By hand: without the floor all 100 yuan bring 0.5 each, 50 instead of 34 (tiny/binding-floor).
#[test]
fn a_rule_costs_what_the_money_would_bring_without_it() {
    let instance = read(Path::new("instances/tiny/binding-floor")).instance.unwrap();
    let impact = Impact::of(&instance);
    let answer = solve(&instance, &impact, by_name("engine").unwrap());
    let costs = rule_costs(&answer, None, by_name("engine").unwrap());
    assert_eq!(costs.len(), 1);
    assert!((costs[0].cost - 16.0).abs() < 1e-9);
}

/// By hand: A takes the 30 of its 35 that are whole steps; B may have 0.3 of all, which is 10 in whole steps. 60 of
/// 100 are left, B at the margin of its rule.
#[test]
fn money_that_is_left_is_stopped_by_limits_and_by_rules() {
    let settings = "format = 1\n[funds]\nbudget = 100\nstep = 10\n[[rules]]\nname = \"south\"\nwhere = { region = \"south\" }\nat_most = { share_of_allocated = 0.3 }\n";
    let table = "id,region,impact_per_yuan,max_grant\nA,north,0.5,35\nB,south,0.4,100\n";
    let files = Files::new("left").with("instance.toml", settings).with("cooperatives.csv", table);
    let instance = check(&files).instance.unwrap();
    let impact = Impact::of(&instance);
    let answer = solve(&instance, &impact, by_name("engine").unwrap());
    let expected = MoneyLeft {
        yuan: 60,
        at_their_limit: 1,
        no_room: 1,
        rules: vec!["south".to_owned()],
        ..MoneyLeft::default()
    };
    assert_eq!(money_left(&answer), Some(expected));
    let instance = read(Path::new("instances/tiny/binding-floor")).instance.unwrap();
    let impact = Impact::of(&instance);
    assert_eq!(
        money_left(&solve(&instance, &impact, by_name("engine").unwrap())),
        None,
        "all of it is given out"
    );
}

/// One recipient is allowed, and two regions ask for all that their only cooperative may have; east asks for more than its
/// one may have, whatever the others do.
fn one_recipient_too_few(and_east: bool) -> Instance {
    let floor = |region: &str, yuan: u32| {
        format!("[[rules]]\nname = \"{region}\"\nwhere = {{ region = \"{region}\" }}\nat_least = {yuan}\n")
    };
    let mut settings = "format = 1\n[funds]\nbudget = 1000\n[grants]\nmax_recipients = 1\n".to_owned();
    settings += &(floor("north", 10) + &floor("south", 10));
    settings += "[[rules]]\nname = \"not all\"\nat_most = { share_of_budget = 0.5 }\n";
    settings += &if and_east { floor("east", 100) } else { String::new() };
    let table = "id,region,impact_per_yuan,max_grant\nA,north,0.5,10\nB,south,0.4,10\nC,east,0.3,50\nD,west,0.6,300\n";
    let files = Files::new("few").with("instance.toml", settings).with("cooperatives.csv", table);
    check(&files).instance.unwrap()
}

#[test]
fn a_conflict_of_whole_grants_names_only_rules_that_matter() {
    let names = |repair: &Repair| match repair {
        Repair::WithoutRules(rules) => rules.join(" and "),
        other => panic!("{other:?}"),
    };
    for and_east in [false, true] {
        let instance = one_recipient_too_few(and_east);
        let impact = Impact::of(&instance);
        let answer = solve(&instance, &impact, by_name("engine").unwrap());
        let found = conflict(&answer, by_name("engine").unwrap()).unwrap();
        let repairs: Vec<String> = found.repairs.iter().map(names).collect();
        if and_east {
            assert_eq!(found.rules, ["east"]);
            assert_eq!(repairs, ["max_recipients and east", "north and east", "south and east"]);
        } else {
            assert_eq!(found.rules, ["max_recipients", "north", "south"]);
            assert_eq!(repairs, ["max_recipients", "north", "south"]);
        }
    }
}
