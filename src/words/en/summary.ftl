### The words of the summary.

summary-unit-gap = yuan of poverty gap closed per year
summary-unit-headcount = people lifted to the poverty line (expected: each counts by the chance that its cooperative is real)
summary-unit-squared-gap = yuan² of squared poverty gap closed (people × (yuan per person and year)²)
summary-unit-other = impact in the unit of the given curves
summary-status-optimal-by-search = optimal by search: every rule is kept, and a search to the end found nothing better
summary-status-optimal = optimal: every rule is kept, and no division of the money does better
summary-status-feasible = feasible: every rule is kept, and how far from the best this can be is stated below
summary-status-infeasible = infeasible: no division of the money keeps every rule
summary-status-other = unknown: no division in whole money was found that keeps every rule
summary-by-search = prices rule out all but a core of grants, and { $solver } says that it searched the core to the end: that nothing is better rests on its word
summary-search-bound = bound by search { $bound }, gap { $gap }, if the word of { $solver } holds
summary-stopped-time = stopped by --time-limit: a longer run may find better, and another run of the same time something else
summary-stopped-other = stopped by --relative-gap: a longer run may find better
summary-next-step-infeasible = Next: `allotment explain` on the same folder says what would mend it; change that, then run `solve` again.
summary-next-step-other = Next: try a smaller `step`, or loosen the limits named above by one step; then run `solve` again.
summary-lines =
    {"  "}{ $impact } { $unit }
    {"  "}with { $allocated } of { $budget } { $currency } to { $recipients } of { $cooperatives } cooperatives
summary-figure-poor-members = poor members
summary-figure-poverty-gap = poverty gap
summary-figure-squared-gap = squared poverty gap
summary-figure-leakage-1 = leakage
summary-figure-leakage-2 = of the money reaches nobody poor
summary-figure-shell-exposure-1 = shell exposure
summary-figure-shell-exposure-2 = of the money is expected to go to shells
summary-figure-coverage-1 = coverage
summary-figure-coverage-2 = of poor members are covered
summary-figure-bound = proved bound
summary-figure-relative-gap = relative gap
summary-figure-budget = budget
summary-figure-budget-in = budget ({ $currency })
summary-figure-allocated = allocated
summary-figure-recipients = recipients
summary-figure-before = { $name } before
summary-figure-after = { $name } after
summary-within-a-step = { $people } people are left short of the line by less than one step
summary-more-groups = and { $count } more
summary-more-in-json = and { $count } more (see --format json)
summary-nothing-binds = No rule binds.
summary-proof-of-bound =
    {"  "}proved bound { $bound } (any division of the money), gap { $gap }
    {"  "}one more yuan of budget would add to the bound { $yuan }
summary-proof =
    {"  "}proved bound { $bound } (any division of the money), gap { $gap }
    {"  "}one more yuan of budget would bring { $yuan }
summary-tied = { $cooperatives } cooperatives tie at the margin; the money among them goes by id
summary-who = { $heading } (by { $by })
summary-heading-achieves = What the money achieves
summary-heading-who = Who gets it
summary-heading-accuracy = How accurate it is
summary-heading-binds = Rules that bind, and what one more unit of each limit would bring
summary-heading-binds-bound = Rules that bind, and what one more unit of each limit would add to the bound
summary-heading-overrides = Grants fixed by `locked`, and the impact that each costs at most
summary-heading-overrides-bound = Grants fixed by `locked`, and by how much the proved bound would rise without each
summary-heading-proof = How far from the best
summary-heading-conflict = Rules that cannot hold together
summary-heading-miss = What came closest breaks
