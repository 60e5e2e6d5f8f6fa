//! A knapsack with choices under a budget alone, exactly: the best profit of every amount of money, class by class.

/// Of these (cost, profit) one is taken, or none where that is allowed.
pub(crate) struct Class {
    pub(crate) choices: Vec<(i64, i64)>,
    pub(crate) may_be_none: bool,
}

/// The best profit for at most `budget`; `None` where the money is too little for one of each that must be.
pub(crate) fn optimum(classes: &[Class], budget: i64) -> Option<i64> {
    let mut best = vec![Some(0); usize::try_from(budget).expect("a budget is not negative") + 1];
    for class in classes {
        let with = |money: usize, (cost, profit): (i64, i64)| -> Option<i64> {
            Some(best[money.checked_sub(usize::try_from(cost).ok()?)?]? + profit)
        };
        let of = |money: usize| {
            let taken = class.choices.iter().filter_map(|choice| with(money, *choice)).max();
            taken.max(best[money].filter(|_| class.may_be_none))
        };
        best = (0..best.len()).map(of).collect();
    }
    best.pop().flatten()
}

#[test]
fn three_classes_are_those_worked_out_by_hand() {
    let class = |choices: &[(i64, i64)]| Class { choices: choices.to_vec(), may_be_none: choices.len() > 1 };
    // With 10, 3 of them for the last: 7 are left, which are 4 for 7 and 3 for 4, or 6 for 8. With 2 the last has too little.
    let classes = [class(&[(4, 7), (9, 13)]), class(&[(3, 4), (6, 8)]), class(&[(3, 3)])];
    assert_eq!(optimum(&classes, 10), Some(7 + 4 + 3));
    assert_eq!(optimum(&classes, 2), None);
}
