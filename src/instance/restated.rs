//! An instance as someone else would have stated it: other members or other shell risks, and the rules that follow.
//!
//! Rules and factors that name `poor_members` or `shell_risk` go by the numbers stated: a region's share of the poor is
//! that of those who seem poor.

use std::sync::Arc;

use crate::units::{Decimal, Decimals};

use super::groups::Groups;
use super::rules::{Limit, Weight};
use super::total::Total;
use super::{Clause, Instance};

impl Instance {
    /// The same cooperatives with other member groups. Nothing where a rule divides by a sum that is 0 then.
    pub(crate) fn with_groups(&self, groups: Groups) -> Option<Instance> {
        let line = self.poverty.as_ref().map(|poverty| poverty.line);
        let poor = |position: usize| {
            let groups = groups.of(position);
            let poor =
                groups.iter().filter(|group| group.income.zip(line).is_some_and(|(own, line)| own < line));
            Total::of(poor.map(|group| group.people)).decimal().expect("the poor are some of all")
        };
        let poor_members: Decimals =
            (0..groups.cooperatives()).map(|position| Some(poor(position))).collect();
        let mut changed = self.clone();
        changed.cooperatives.groups = groups;
        changed.with_column("poor_members", &poor_members)
    }

    /// The same cooperatives with other shell risks (0–1), one for each. Nothing where a rule divides by a sum that is 0
    /// then.
    pub(crate) fn with_shell_risk(&self, shell_risk: Decimals) -> Option<Instance> {
        let stated = shell_risk.clone();
        let mut changed = self.clone();
        changed.cooperatives.shell_risk = shell_risk;
        changed.with_column("shell_risk", &stated)
    }

    /// The same where rules and factors find these numbers in a column.
    fn with_column(mut self, column: &str, numbers: &Decimals) -> Option<Instance> {
        let Instance { cooperatives, rules, factors, .. } = &mut self;
        for clause in rules {
            let Clause { rows, weight, at_least, at_most, .. } = Arc::make_mut(clause);
            let selected = || rows.iter().flat_map(|row| &row.members).map(|position| *position as usize);
            let restate = |values: &mut Decimals| {
                for at in selected() {
                    values.set(at, numbers.get(at).expect("every cooperative has one"));
                }
            };
            if let Weight::Column { name, values } = weight
                && cooperatives.means(name, column)
            {
                restate(values);
            }
            for limit in [at_least, at_most].into_iter().flatten() {
                match limit {
                    Limit::Per { column: name, values, .. } if cooperatives.means(name, column) => {
                        restate(values);
                    }
                    Limit::TimesShareOf { column: name, values, .. } if cooperatives.means(name, column) => {
                        if numbers.iter().flatten().all(Decimal::is_zero) {
                            return None;
                        }
                        values.clone_from(numbers);
                    }
                    _ => {}
                }
            }
        }
        for factor in factors.iter_mut().filter(|factor| cooperatives.means(&factor.column, column)) {
            factor.values.clone_from(numbers);
        }
        Some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::super::groups::{Group, Groups};
    use super::super::{Files, Instance, check};
    use crate::units::{Decimal, Decimals};

    const SETTINGS: &str = "format = 1
[funds]
budget = 100
[poverty]
line = 10
[impact]
return = 0.5
by_trade = 0
by_capital = 0
[factor_method]
poor_members = 1
[[rules]]
name = \"fair\"
each = \"region\"
at_most = { times = 1.5, share_of = \"POOR\" }
[[rules]]
name = \"per poor\"
where = { region = \"north\" }
at_least = { per = \"poor_members\", amount = 2 }
[[rules]]
name = \"risky\"
weigh = \"shell_risk\"
at_most = 9
";

    /// `POOR` stands for the heading of that column.
    fn instance(heading: &str, poor: [u32; 2], risk: [&str; 2]) -> Instance {
        let table = format!(
            "id,region,members,{heading},poor_income,shell_risk\na,north,10,{},5,{}\nb,south,20,{},2,{}\n",
            poor[0], risk[0], poor[1], risk[1]
        );
        let files = Files::new("here").with("instance.toml", SETTINGS.replace("POOR", heading));
        let reading = check(&files.with("cooperatives.csv", table));
        reading.instance.unwrap_or_else(|| panic!("{:?}", reading.diagnostics))
    }

    fn said(one: &Instance) -> String {
        format!("{:?}{:?}", one.rules, one.factors)
    }

    fn groups(poor: [i64; 2]) -> Groups {
        let mut groups = Groups::with_capacity(4);
        for (poor, (all, income)) in poor.into_iter().zip([(10, 5), (20, 2)]) {
            let group = |people: i64, income: Option<i64>| Group {
                people: Decimal::whole(people),
                income: income.map(Decimal::whole),
                trade: None,
                capital: None,
            };
            groups.push(group(poor, Some(income)));
            groups.push(group(all - poor, None));
            groups.close();
        }
        groups
    }

    /// The file is the outside word: other numbers in the table must read as the same rules.
    #[test]
    fn rules_follow_the_members_and_the_risks_stated_by_whatever_heading() {
        for heading in ["poor_members", "贫困成员数"] {
            let base = instance(heading, [5, 8], ["0.1", "0.2"]);
            let other = instance(heading, [6, 3], ["0.1", "0.2"]);
            assert_ne!(said(&base), said(&other));
            assert_eq!(said(&base.with_groups(groups([6, 3])).unwrap()), said(&other));
            let other = instance(heading, [5, 8], ["0.25", "0"]);
            let risks: Decimals = [Some(Decimal::new(25, 2)), Some(Decimal::ZERO)].into_iter().collect();
            assert_eq!(said(&base.with_shell_risk(risks).unwrap()), said(&other));
        }
    }

    #[test]
    fn a_share_of_nobody_is_no_limit_that_could_be_stated() {
        assert!(instance("poor_members", [5, 8], ["0", "0"]).with_groups(groups([0, 0])).is_none());
    }
}
