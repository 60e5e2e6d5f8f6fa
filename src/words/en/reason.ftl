### Why there is no answer, or no better one.

reason-ray-refused = the solver found nothing feasible, but its proof does not hold
reason-refined-often = curves were refined as often as allowed
reason-stopped = the search was ended before it found a division that keeps every rule
reason-within-rounding = the rows contradict each other only within rounding
reason-files-changed = the instance's files have changed since they were read
reason-row-not-kept = the solver's amounts do not keep `{ $row }`
reason-row-broken = its point breaks a row by { $share } of its size
reason-limit-no-number = row `{ $row }` has a limit that is not a number
reason-limits-crossed = row `{ $row }` asks for more than it allows
reason-entry-no-number = chain { $chain } has an entry that is not a number
reason-too-large = the program has { $columns } columns, and { $solver } is given { $most } at most
reason-no-prices = no prices: { $error }
reason-no-ray = infeasible, but without a ray: { $error }
