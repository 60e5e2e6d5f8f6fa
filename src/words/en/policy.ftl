### Why a policy cannot be followed.

policy-no-members = nothing is known of members and their incomes
policy-no-factors = instance.toml gives no factors: write [factor_method] with columns and weights, as `members = 0.6`
policy-no-regions = instance.toml names no regions: write [report] with by = "COLUMN"
policy-no-column = cooperatives.csv has no column `{ $name }`
policy-no-optimum = no allocation was found that keeps every rule ({ $status }); `allotment explain` says why
