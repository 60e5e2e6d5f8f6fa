### The budget and what a cooperative may get.

instance-budget-off-step = { $what } is not a whole number of steps of { $step } yuan: { $rest } yuan stay unspent
    .help = nothing need change; a budget that is a multiple of the step leaves no rest
instance-locked-unclear = { $what } is `{ $value }`
    .help = write `in`, `out` or whole yuan promised, or leave the cell empty
instance-locked-without-max = { $what } is `in`, but it has no max_grant to be given
    .help = fill in its max_grant, or write the amount instead of `in`
instance-max-grant-below-step = { $what } is { $amount }, less than a step of { $step }, so it gets nothing
    .help = raise it to a step, or make the step smaller
instance-min-above-max = { $what } is { $value }, above the max_grant of { $max } yuan: nothing lies between
    .help = lower it, or raise max_grant
instance-promise-above-max = { $what } is { $value }, above its max_grant of { $max }; the promise counts
    .help = raise its max_grant, or correct the promise
instance-promise-off-step = { $what } is { $value }, which is no multiple of the step of { $step }
    .help = write a multiple of { $step }, or choose a step that divides it
instance-promises-above-budget = what is locked in and promised comes to { $promised } yuan, above the budget of { $budget }
    .help = raise the budget, or promise less
instance-size-list-missing = [grants.sizes] goes by the column `{ $column }`, and says nothing of its value `{ $label }`
    .help = add a line such as: "{ $label }" = [50_000, 100_000]
instance-size-list-unused = [grants.sizes] has a list for `{ $label }`, which the column `{ $column }` never says
    .help = look for a slip in the spelling, or take the list out
instance-size-off-step = { $what } is { $value }, which is not a whole number of steps of { $step } yuan
    .help = write sizes that are multiples of the step, or make the step smaller
instance-sizes-and-min = { $what } is { $value }, and sizes are given as well
    .help = sizes say exactly what may be granted: keep them, or take them out and keep min_grant
instance-sizes-unclear = { $what } is { $value }, which is no list of amounts
    .help = write amounts in yuan: in a cell as 50000|100000, in instance.toml as [50_000, 100_000]
instance-steps-too-many = { $what } is { $value }, which is { $steps } steps; at most { $most } can be counted exactly
    .help = write a larger step below [funds], as step = { $step }
