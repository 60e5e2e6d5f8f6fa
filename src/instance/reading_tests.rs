//! Whole instances in memory, read as a user would expect.

use super::{Files, Grantable, Group, Instance, Limit, Measure, Weight, check, check_allocation};
use crate::units::{Decimal, Money};

const SETTINGS: &str = r#"
format = 1
name = "Two counties"
[funds]
budget = 1_000_000
step = 1_000
[poverty]
line = 6_000
[impact]
return = 0.30
by_trade = 0.60
by_capital = 0.30
[accuracy]
max_leakage = 0.40
min_coverage = 0.3
full_coverage = 500
[grants]
max_grant = 100_500
[[rules]]
name = "no county forgotten"
each = "region"
at_least = { times = 0.5, share_of = "poor_members" }
at_most = { share_of_budget = 0.9 }
[[rules]]
name = "grain"
where = { sector = ["grain", "tea"], grade = 1 }
weigh = "staff"
at_most = 12_000
at_least = { per = "members", amount = 1.5 }
[[rules]]
name = "tea"
where = { sector = "tea" }
at_least = { share_of_allocated = 0.10 }
"#;

const TABLE: &str = "\
id,name,members,poor_members,poor_income,poor_trade_share,return,max_grant,locked,region,sector,grade,staff
a,First,100,40,4500.5,0.25,,50000,,north,grain,1.0,0.002
b,\"Second, of
its name\",80,0,,,0.2,,in,north,tea,01,.5
c,Third,30,30,5999.99,,0.4,,20000,south,tea,2,
d,,10,1,-5,,,7,out,south,grain,2,text
";

fn errors(files: &Files) -> String {
    check(files).diagnostics.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn instance(files: &Files) -> Instance {
    check(files).instance.unwrap_or_else(|| panic!("{}", errors(files)))
}

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

#[test]
fn a_table_with_poor_columns_gives_two_groups_a_cooperative() {
    let instance = instance(&Files::new("f").with("instance.toml", SETTINGS).with("cooperatives.csv", TABLE));
    assert_eq!(instance.name(), "Two counties");
    assert_eq!(instance.funds().budget, Money::yuan(1_000_000));
    assert_eq!(instance.funds().currency, "CNY");
    let poverty = instance.poverty().unwrap();
    assert_eq!((poverty.line, poverty.measure), (Decimal::whole(6_000), Measure::Gap));
    let cooperatives = instance.cooperatives();
    assert_eq!(cooperatives.len(), 4);
    assert_eq!(cooperatives.name(1), Some("Second, of\nits name"));
    assert_eq!(*cooperatives.grantable(0), Grantable::UpTo(Some(Money::yuan(50_000))));
    assert_eq!(*cooperatives.grantable(1), Grantable::Exactly(Money::yuan(100_000)));
    assert_eq!(*cooperatives.grantable(2), Grantable::Exactly(Money::yuan(20_000)));
    assert_eq!(*cooperatives.grantable(3), Grantable::Exactly(Money::ZERO));
    assert_eq!(cooperatives.returns(0), decimal("0.3"));
    assert_eq!(cooperatives.returns(1), decimal("0.2"));
    assert_eq!(cooperatives.shell_risk(0), Decimal::ZERO);
    let [poor, rest] = cooperatives.groups(0).iter().collect::<Vec<_>>()[..] else { panic!("two groups") };
    assert_eq!((poor.people, poor.income), (Decimal::whole(40), Some(decimal("4500.5"))));
    assert_eq!((poor.trade, rest.trade), (Some(decimal("0.25")), Some(decimal("0.75"))));
    assert_eq!((rest.people, rest.income, rest.capital), (Decimal::whole(60), None, None));
    assert_eq!(cooperatives.groups(1).len(), 1);
    assert_eq!(cooperatives.groups(1).get(0).unwrap().income, None);
    assert_eq!(cooperatives.groups(2).len(), 1);
    assert_eq!(cooperatives.groups(3).len(), 2);
    let labels: Vec<&str> = cooperatives.labels().iter().map(super::Label::name).collect();
    assert_eq!(labels, ["region", "sector", "grade", "staff"]);
    assert_eq!(instance.report_by().unwrap().text(3), "south");
}

#[test]
fn rules_select_weigh_and_limit() {
    let instance = instance(&Files::new("f").with("instance.toml", SETTINGS).with("cooperatives.csv", TABLE));
    let [counties, grain, tea] = instance.rules() else { panic!("three rules") };
    let rows: Vec<(&str, &[u32])> =
        counties.rows.iter().map(|row| (row.name.as_str(), row.members.as_slice())).collect();
    assert_eq!(
        rows,
        [("no county forgotten/north", &[0, 1][..]), ("no county forgotten/south", &[2, 3][..])]
    );
    assert!(
        matches!(&counties.at_least, Some(Limit::TimesShareOf { values, .. }) if values.at(2) == Decimal::whole(30))
    );
    assert!(matches!(counties.at_most, Some(Limit::ShareOfBudget(_))));
    assert_eq!(grain.rows[0].members, [0, 1], "1.0 and 01 are the number 1");
    assert!(matches!(&grain.weight, Weight::Column { values, .. } if values.at(1) == decimal("0.5")));
    assert!(matches!(&grain.at_least, Some(Limit::Per { amount, .. }) if *amount == decimal("1.5")));
    assert!(matches!(tea.at_least, Some(Limit::ShareOfAllocated(_))));
    assert_eq!(tea.rows[0].name, "tea");
}

#[test]
fn members_csv_gives_a_group_a_line_and_the_headcounts() {
    let settings = SETTINGS.split("[[rules]]").next().unwrap().to_owned()
        + "[[rules]]\nname = \"poor\"\nweigh = \"poor_members\"\nat_most = 5\n";
    let table = "id,region,members\na,north,7\nb,south,\n";
    let members = "cooperative,people,income,trade\nb,1,6000,\na,2,5999.99,10\na,5,7000,0\nb,3,-1,2\n";
    let files = Files::new("f").with("instance.toml", settings.as_str()).with("cooperatives.csv", table);
    let instance = instance(&files.with("members.csv", members));
    let groups: Vec<Group> = instance.cooperatives().groups(1).iter().collect();
    assert_eq!(groups.len(), 2);
    assert_eq!((groups[0].people, groups[0].trade), (Decimal::ONE, Some(Decimal::ZERO)));
    assert_eq!((groups[1].income, groups[1].capital), (Some(Decimal::whole(-1)), None));
    assert!(matches!(&instance.rules()[0].weight, Weight::Column { values, .. }
        if values.iter().eq([Some(Decimal::whole(2)), Some(Decimal::whole(3))])));
}

#[test]
fn curves_are_taken_as_they_are() {
    let settings = "format = 1\n[funds]\nbudget = 100\n";
    let files = Files::new("f").with("instance.toml", settings).with("cooperatives.csv", "id\na\nb\n");
    let instance = instance(&files.with("curves.csv", "cooperative,up_to,slope\na,10,2\nb,5,1\na,30,0.5\n"));
    assert!(instance.poverty().is_none());
    let curve = instance.cooperatives().user_curve(0).unwrap();
    assert_eq!(
        curve.pieces,
        [(Some(Money::yuan(10)), Decimal::whole(2)), (Some(Money::yuan(30)), decimal("0.5"))]
    );
}

#[test]
fn other_headings_and_encodings_are_read() {
    let settings =
        "format = 1\n[funds]\nbudget = 100\n[columns]\nid = \"编号\"\nimpact_per_yuan = \"效果\"\n";
    let (table, _, _) = encoding_rs::GB18030.encode("编号,效果,地区\r\n甲,0.5,广西\r\n");
    let files = Files::new("f").with("instance.toml", settings).with("cooperatives.csv", table.into_owned());
    let instance = instance(&files);
    assert_eq!(instance.cooperatives().id(0), "甲");
    assert_eq!(instance.cooperatives().label("地区").unwrap().text(0), "广西");
}

#[test]
fn an_allocation_need_not_name_everyone() {
    let files = Files::new("f").with("instance.toml", SETTINGS).with("cooperatives.csv", TABLE);
    let instance = instance(&files);
    let allocation = check_allocation("x.csv", b"grant,id,note\n1500,c,\n0,a,x\n", &instance).unwrap();
    assert_eq!(allocation.grant(2), Money::yuan(1_500));
    assert_eq!(allocation.recipients(), 1);
    let faults = check_allocation("x.csv", b"id,grant\nq,1\na,1.5\na,-1\nb,\n", &instance).unwrap_err();
    let codes: Vec<&str> = faults.iter().map(|fault| fault.code).collect();
    assert_eq!(
        codes,
        [
            "instance::cooperative-unknown",
            "instance::money-not-whole",
            "instance::id-twice",
            "instance::money-negative",
            "instance::cell-empty",
        ]
    );
}

#[test]
fn a_cell_that_cannot_be_read_is_one_fault() {
    let settings =
        "format = 1\n[funds]\nbudget = 100\n[poverty]\nline = 1000\n[impact]\nby_trade = 0\nby_capital = 0\n";
    let files = |returns: &str| {
        let table = format!("id,members,poor_members,poor_income,return\na,10,5,0,1\nb,10,5,0{returns}\n");
        Files::new("f").with("instance.toml", settings).with("cooperatives.csv", table)
    };
    let codes = |returns: &str| -> Vec<&'static str> {
        check(&files(returns)).diagnostics.iter().map(|fault| fault.code).collect()
    };
    assert_eq!(codes(",x"), ["instance::number-unreadable"]);
    assert_eq!(codes(""), ["instance::ragged"]);
    assert_eq!(codes(","), ["instance::impact-missing"]);
}
