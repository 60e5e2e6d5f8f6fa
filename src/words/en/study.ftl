### The words of `frontier` and `target`.

study-frontier-about = Draw impact as a function of a limit, with a proved error
study-frontier-example =
    Examples:
    {"  "}allotment frontier instances/guangxi-2020
    {"  "}allotment frontier instances/guangxi-2020 --vary accuracy.max_leakage --points 20
study-frontier-vary = The limit to vary: budget, accuracy.max_leakage, rule:NAME, … (an unknown one lists what there is)
study-frontier-points = So many points, evenly spread (default: as many as the tolerance asks for)
study-frontier-from = Begin at this limit (default: the least at which anything keeps every rule)
study-frontier-to = End at this limit (default: the largest at which anything keeps every rule, or where more brings nothing)
study-frontier-tolerance = Largest error, as a share of the curve's range
study-frontier-exact = Give every breakpoint: who is funded next, to the last (where the budget is the only rule)
study-frontier-by = Twice, for a table over two limits: --by max_leakage --by budget
study-frontier-plot = Draw the curve into this file as well, or the curves of a table (SVG)
study-frontier-a-number = write a number from 0 on, as 0.4 or 360000000
study-frontier-two-points = write a whole number from 2 to 10000
study-frontier-a-tolerance = write a number above 0 and up to 1, as 0.001 for a thousandth
study-frontier-drawn-only =
    frontier of { $vary }: { $points ->
        [one] 1 point
       *[other] { $points } points
    }; from { $from } to { $to } the optimum is within { $error } of the line that joins them, which is proved
study-frontier-drawn =
    frontier of { $vary }: { $points ->
        [one] 1 point
       *[other] { $points } points
    }; between them the optimum is within { $error } of the line that joins them, which is proved
study-frontier-drawn-unproved =
    frontier of { $vary }: { $points ->
        [one] 1 point
       *[other] { $points } points
    }; what lies between them is not bounded, since the rules leave no room for whole steps
study-frontier-of-steps = of that, up to { $error } comes from limits that are kept in whole steps, which move the optimum about from one step to the next
study-frontier-two-way = frontier of { $rows } (down) by { $columns } (across)
study-frontier-a-curve-for-each = a curve for each { $rows }; of those that lie on one another the last is seen
study-frontier-none = -
study-frontier-before-rounding = Impact is before rounding to whole money, in { $unit }.
study-frontier-nothing = no point: nothing keeps every rule, whatever { $vary } is. `allotment explain` names the rules that clash.
study-frontier-nothing-within = no point: nothing keeps every rule where { $vary } is in the range asked for. Leave out --from and --to: the curve then begins where something does.
study-frontier-unknown = no point was found: { $reason }
study-frontier-heading-two-way = Impact (- where nothing keeps every rule)
study-frontier-heading-points = What more of it brings
study-frontier-heading-binding = Which rules begin to bind, and which cease to
study-frontier-heading-groups = Who gets the money
study-frontier-begins = + { $row }
study-frontier-ceases = - { $row }
study-target-about = Find the least budget that reaches a goal, and prove it
study-target-example =
    Examples:
    {"  "}allotment target instances/guangxi-2020 --gap-closed 0.05
    {"  "}allotment target instances/guangxi-2020 --coverage 0.7
study-target-gap-closed = Close this share of the poverty gap (0 to 1)
study-target-impact = Bring so much impact, in the unit of the instance's measure
study-target-headcount = Leave at most this share of members poor (0 to 1); found by search
study-target-coverage = Cover at least this share of poor members (0 to 1)
study-target-leakage = Let at most this share of the money reach nobody poor (0 to 1)
study-target-shell-exposure = Let at most this share of the money go to shells (0 to 1)
study-target-a-share = write a number from 0 to 1, as 0.5 for one half
study-target-goal-impact = Goal: impact of { $number }
study-target-goal-gap-closed = Goal: { $number } of the poverty gap closed
study-target-goal-headcount = Goal: at most { $number } of members poor
study-target-goal-coverage = Goal: at least { $number } of poor members covered
study-target-goal-leakage = Goal: at most { $number } of the money leaks
study-target-goal-shell-exposure = Goal: at most { $number } of the money to shells
study-target-asks-for = That is { $impact } { $unit }.
study-target-least = { $budget } { $currency } is the least budget that reaches it before rounding to whole money
study-target-proof-of-bound = proved: with { $step } less no division of the money brings more than { $bound }
study-target-proof-of-none = proved: with { $step } less nothing keeps every rule
study-target-no-proof = not proved: no bound was found at one step less
study-target-no-less = proved: there is no budget below it
study-target-whole = { $budget } { $currency } is the least budget found whose whole money reaches it
study-target-no-whole = no budget was found whose whole money reaches it
study-target-by-search = found by solving and rounding at many budgets; that no smaller one does is not proved
study-target-none-up-to-proved = no budget up to { $budget } reaches it, which is proved
study-target-none-up-to = no budget up to { $budget } was found to reach it
study-target-none-proved = no budget reaches it, which is proved
study-target-most =
    {""}
    the most that any brings is below { $most }
study-target-figures = Figures
study-target-unknown = not known: the solver gave up
