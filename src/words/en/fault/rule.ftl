### Rules: their names, what they select, their limits.

instance-base-sums-to-zero = the column `{ $column }` is 0 for every cooperative that counts, so it divides nothing
    .help = name a column with something in it, or take the line out that names this one
instance-cell-empty-for-rule = { $what } is empty, and the rule `{ $rule }` needs it
    .help = fill the cell, or let `where` leave this cooperative out
instance-floor-above-cap = in the row `{ $row }` at_least comes to { $floor } and at_most to { $cap }
    .help = lower at_least or raise at_most
instance-floor-out-of-reach = the row `{ $row }` asks for at least { $floor } yuan, but its cooperatives may get { $most } at most in whole steps
    .help = lower the floor, or raise max_grant of its cooperatives
instance-floors-above-allocated = the rule `{ $rule }` asks for { $rows } shares of { $share } of everything allocated, more than there is
    .help = lower the share: together the rows can have 1 at most
instance-floors-above-budget = the floors of the rule `{ $rule }` come to { $floors } yuan in whole steps, above the budget of { $budget }
    .help = lower the floors, or raise the budget, or make the step smaller
instance-limit-unclear = { $what } is none of the forms that a limit has: { $value }
    .help = write a number, {"{"} share_of_budget = s {"}"}, {"{"} share_of_allocated = s {"}"}, {"{"} times = k, share_of = "column" {"}"} or {"{"} per = "column", amount = q {"}"}
instance-no-step-between = in the row `{ $row }` at_least comes to { $floor } and at_most to { $cap }, and no whole number of steps of { $step } yuan lies between
    .help = move one of the limits to a multiple of the step, or make the step smaller
instance-promises-above-cap = what is locked in and promised in the row `{ $row }` comes to { $promised } yuan, and at_most to { $cap }
    .help = raise at_most, or promise less
instance-row-name-twice = there are two rows `{ $row }`
    .help = rename one of the rules: rows are called by rule and value
instance-rule-mixes-recipients = { $what } stands beside a limit on money
    .help = limit one or the other; write a second rule with a name of its own for the recipients
instance-rule-name-reserved = the name { $value } belongs to a limit that is always there
    .help = choose another name; reserved are { $reserved }
instance-rule-name-twice = there are two rules { $value }
    .help = give every rule a name of its own
instance-rule-on-text = the rule `{ $rule }` counts the column `{ $column }`, which holds text: `{ $cell }` in { $where }
    .help = name a column of numbers, or select by text with `where` or `each`
instance-rule-selects-nobody = the rule `{ $rule }` selects no cooperative
    .help = write values as they stand together in at least one line of the table{ $perhaps }, or take the rule out
instance-rule-without-limit = the rule `{ $rule }` has no limit
    .help = add at_least or at_most
instance-share-between-steps = the rule `{ $rule }` asks for a share from { $low } to { $high } of everything allocated, and { $steps } whole steps or fewer have no such part: only an allocation of nothing keeps it
    .help = move the two limits apart, or make the step smaller
instance-value-unseen = no cooperative has { $value } in the column `{ $column }`
    .help = the nearest is `{ $nearest }`: write it as it stands in the table, or leave it out
