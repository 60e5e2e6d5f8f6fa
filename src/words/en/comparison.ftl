### What `compare` says.

comparison-table-impact = What the money achieves
comparison-table-accuracy = How accurately it is spent
comparison-table-evenness = Who gains, and how evenly
comparison-policy = policy
comparison-breaks = breaks
comparison-best = * the best of its column
comparison-convention =
    poor: income below the line, strictly (<), after support; shells gain nothing.
    `allotment list measures` defines all.
comparison-broken = Rules that are broken
comparison-left-out = Left out
comparison-without = Not shown, since the data do not say: { $measures }
comparison-by-group = By { $column }: { $policy }
comparison-none = none
comparison-against =
    of best: of the proved most that the same money can do under the budget alone;
    least/spent: the least money that does as much, of what was spent; "ruled": under all rules.
comparison-broken-more = {" "}and { $more } more
comparison-grants-not-allowed = { $not_allowed } grants that may not be paid
comparison-judged-by = Divided by the instance's own members, judged by those of { $file }
comparison-sampled-within = {" "}within each { $strata }
comparison-sampled =
    95 % intervals of { $replicates } samples of cooperatives, drawn{ $within } with seed { $seed };
    every policy divides each sample anew, the optimum in real numbers, the others in whole money{ $failed }
comparison-sampled-failed =
    ;
    { $failed } samples, which a policy could not divide, are left out
comparison-intervals = { $measure }: 95 % intervals, and how much it is more than { $first }'s on the same samples
comparison-intervals-value = value
comparison-intervals-low = low
comparison-intervals-high = high
comparison-intervals-more = more
comparison-intervals-more-low = low
comparison-intervals-more-high = high
comparison-more-than = More than { $first } on the same samples
comparison-best-value = { $value } (best)
