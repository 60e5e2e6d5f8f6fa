### The words of `verify`.

verdict-all-kept = every rule is kept
verdict-not-all-kept = not every rule is kept
verdict-bound = {"  "}bound { $bound } (from { $from }), { $reached } of it reached
verdict-bound-of-what-keeps = {"  "}bound { $bound } (from { $from }) for what keeps every rule
verdict-from-prices = prices
verdict-from-prices-elsewhere = prices of another instance
verdict-from-budget = budget alone
verdict-from-solving = solving
verdict-no-bound = nothing keeps every rule of this instance: `explain` says why, and what would mend it
verdict-paid = {"  "}{ $money } yuan to { $cooperatives } cooperatives
verdict-broken = Broken
verdict-not-allowed = Grants not allowed
verdict-from = bound from
verdict-broken-by =
    {""}
    {"  "}broken: { $row }: { $amount } is not { $side } { $limit }; off by { $apart }
verdict-nobody-affected = {"    "}no grant of any cooperative could change that
verdict-affected-at-most = {"    "}{ $cooperatives } cooperatives with { $yuan } yuan carry it, most of all { $foremost }
verdict-affected-at-least = {"    "}{ $cooperatives } cooperatives could still get more towards it, most of all { $foremost }
verdict-grant-not-allowed = {"  "}not allowed: { $id } gets { $grant }: { $why }
verdict-range-up-to = it may get whole multiples of { $step } up to { $limit }
verdict-range = it may get whole multiples of { $step }
verdict-fixed = it is locked to { $grant }
verdict-nothing-below = { $range }, and nothing or at least { $least }
verdict-only-nothing = it may get nothing
verdict-sizes = it may get nothing, or exactly { $sizes }
