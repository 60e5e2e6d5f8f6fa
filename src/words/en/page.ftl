### The words of `report.html`.

page-title = { $name }: how the money is divided
page-table = The figures as a table
page-no-script = The list needs JavaScript. allocation.csv, beside this file, has every cooperative.
page-lead-gap = { $money } { $currency }, given to { $recipients } of { $all } cooperatives, close { $impact } yuan of poverty gap every year.
page-lead-headcount = { $money } { $currency }, given to { $recipients } of { $all } cooperatives, lift { $impact } people to the poverty line.
page-lead-squared-gap = { $money } { $currency }, given to { $recipients } of { $all } cooperatives, reduce the squared poverty gap by { $impact } yuan².
page-lead = { $money } { $currency }, given to { $recipients } of { $all } cooperatives, bring { $impact } ({ $unit }).
page-strip-poverty-headcount = Poor members before support: { $amount }
page-strip-poverty-squared-gap = The squared poverty gap before support: { $amount }
page-strip-poverty-other = The poverty gap before support: { $amount }
page-strip-lifted = lifted
page-strip-still-poor = still poor
page-strip-closed = closed
page-strip-left = left
page-strip-money = The money: { $budget } { $currency }
page-strip-reaches = reaches poor members
page-strip-others = reaches members above the line
page-strip-shells = expected to go to shells
page-strip-unspent = not given out
page-strip-spent = given out
page-tile-next-yuan = is what one more yuan would bring
page-tile-gap = below the proved best
page-tile-funded = cooperatives get money
page-tile-poor = of members are poor, before and after
page-heading-money = Where the money goes, by { $by }
page-heading-poverty = Poverty before and after, by { $by }
page-heading-curve = What another budget would achieve
page-heading-accuracy = How accurate it is, against its limits
page-heading-rules = The rules, and what they cost
page-heading-policies = Beside other ways to divide the same money
page-heading-list = Every cooperative, and why
page-heading-sources = Sources and assumptions
page-heading-settings = The rules of the programme as written (instance.toml)
page-heading-proof = The proof, and how to check it
page-map-by-poor-member = One tile for each group, set out roughly as they lie to one another: a drawing, not a map with a scale. The figure is the money; the darker the tile, the more money there is for each poor member.
page-map-by-cooperative = One tile for each group, set out roughly as they lie to one another: a drawing, not a map with a scale. The figure is the money; the darker the tile, the more money there is for each cooperative.
page-map-legend-poor-member = { $currency } per poor member
page-map-legend-cooperative = { $currency } per cooperative
page-map-square = { $name }: { $money } ({ $share })
page-map-square-poor-member = { $name }: { $money } ({ $share }), { $each } per poor member
page-map-square-cooperative = { $name }: { $money } ({ $share }), { $each } per cooperative
page-note-more =
    { $groups ->
        [one] The other one is in the table.
       *[other] The { $groups } others are in the table.
    }
page-note-index-headcount = Share of members whose income is below the poverty line. The hollow mark is before support, the full one after.
page-note-index-squared-gap = Squared poverty gap: the mean over all members of (shortfall / line)². The hollow mark is before support, the full one after.
page-note-index-other = Poverty gap: the mean over all members of what they lack to the line, as a share of the line. The hollow mark is before support, the full one after.
page-note-curve-proved = The best that each budget can do under the same rules, before rounding to whole money, in { $unit }. The dot is today's budget. Proved: between the points the best is nowhere further from the line than { $error } of the largest impact.
page-note-curve = The best that each budget can do under the same rules, before rounding to whole money, in { $unit }. The dot is today's budget.
page-note-costs = The bar is the impact that the same money would have in addition if the rule were left out. Rules that do not bind cost nothing.
page-note-no-costs = Without any of its rules the same money would not do more.
page-note-prices = Price: what one more unit of a limit would bring.
page-note-prices-of-bound = Price: what one more unit of a limit would add to the bound.
page-note-policies = Impact of every policy under the same budget. A pale bar breaks rules of the programme.
page-note-left-out = Left out: { $name }, since { $why }.
page-note-keeps-all = keeps every rule
page-note-breaks =
    { $rows ->
        [one] breaks { $rows } limit
       *[other] breaks { $rows } limits
    }
page-note-list = Click a line to see why it gets what it gets. allocation.csv and allocation.xlsx have the whole table.
page-note-cut = The { $listed } largest of { $all } are listed here; allocation.csv has all.
page-note-without-studies = What other budgets and other policies would bring is left out here, since it takes many solves for so many cooperatives: `{ $command }` shows it.
page-note-no-readme = The instance has no README.md that says where its figures come from.
page-note-assumed = The optimum is exact for the figures given, not for the world: shell risk, returns and incomes are estimates.
page-limit-at-most = at most { $limit }
page-limit-at-least = at least { $limit }
page-limit-none = no limit
page-axis-billion = billion{" "}
page-axis-million = million{" "}
page-axis-thousand = thousand{" "}
page-axis-hundred-million = hundred million{" "}
page-axis-ten-thousand = ten thousand{" "}
page-axis-budget = budget, { $scale }{ $currency }
page-axis-impact = impact, units
page-axis-impact-scaled = impact, { $scale }
page-axis-today = today
page-list-search = Search id, name or group
page-list-all = { $column }: all
page-list-page = { $from }–{ $to } of { $count }
page-list-none = No cooperative matches.
page-list-previous = Previous
page-list-next = Next
page-list-members = members
page-list-poor = poor members
page-list-brings = next yuan brings
page-proof-kept = Every rule is kept in whole money. Below are the impact of this division and a bound that no division of the money passes; both were worked out again in whole-number arithmetic that shares no code with the solver.
page-proof-infeasible = That no division of the money keeps every rule is proved by prices that were checked in whole-number arithmetic.
page-proof-other = Nothing is proved.
page-proof-check = Check it yourself, from the folder with the programme's files; the second line needs nothing of ours but a Python script:
page-proof-command = This page was made by ({ $made_by })
page-proof-input = from these files (SHA-256)
page-proof-together = all together, as in allocation.json
page-proof-made-by = allotment { $version }, solver { $solver }
page-proof-achieved = impact of this division
page-proof-bound = no division has more than
page-proof-gap = difference, as a share of the bound
