### What `noise` says.

noise-opening =
    Every policy divides by figures with errors and is judged by the true ones:
    means of { $repeats ->
        [one] 1 repeat
       *[other] { $repeats } repeats
    }, seed { $seed }.
noise-title-income = Incomes mis-measured: times exp(σz − σ²/2), for each line of members; level σ
noise-title-status = Poor status mis-judged, person by person; level sensitivity/specificity
noise-title-shell-risk = Shell risk mis-stated: its odds times exp(σz), for each cooperative; level σ
noise-why-not-income = no member's income is known
noise-why-not-status = nobody is known to be poor
noise-why-not-shell-risk = no cooperative has a shell risk between 0 and 1
noise-heading-level = level
noise-heading-kept = kept
noise-heading-low = low
noise-heading-high = high
noise-heading-breaks = breaks
noise-heading-rule = rule
noise-any = any
noise-legend =
    kept: impact, of that of the same policy without errors; low, high: its quantiles of 5 % and 95 %;
    of best: impact, of the proved most that the same money can do in truth under the budget alone;
    excluded: the poor whose cooperatives get nothing, of all the poor;
    breaks: repeats in which a rule of the programme is broken in truth, which impact does not show;
    level "any": these errors do not move the money.
noise-finding =
    At { $level } { $first } keeps { $kept } of its impact and breaks a rule in { $breaks } of repeats;
    no other policy shown has more impact then.
noise-finding-other =
    At { $level } { $first } keeps { $kept } of its impact and breaks a rule in { $breaks } of repeats;
    the most impact is then that of { $other }: { $impact }.
noise-broken-by = Rules that { $policy } breaks in truth: in which share of repeats, by level
noise-not-followed = { $policy } could not be followed at { $level } in { $failed } of { $repeats } repeats, which are left out.
noise-unasked = only with --policies
noise-left-out = Left out
