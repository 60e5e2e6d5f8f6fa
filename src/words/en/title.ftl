### What our own names are called on pages and sheets.

title-policy-optimal = optimal
title-policy-budget-alone = budget-alone
title-policy-factor-method = factor-method
title-policy-equal = equal
title-policy-per-member = per-member
title-policy-per-poor-member = per-poor-member
title-policy-poorest-by-share = poorest-by-share
title-policy-poorest-by-income = poorest-by-income
title-policy-geographic = geographic
title-policy-by-tier = by-tier
title-policy-greedy = greedy
title-policy-largest-min = largest-min
title-policy-lottery = lottery
title-rule-budget = budget
title-rule-max-leakage = max_leakage
title-rule-max-shell-exposure = max_shell_exposure
title-rule-min-coverage = min_coverage
title-rule-max-recipients = max_recipients
title-rule-min-recipients = min_recipients
