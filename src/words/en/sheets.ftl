### The words of `allocation.xlsx`.

sheets-name-summary = summary
sheets-name-allocation = allocation
sheets-name-groups = by group
sheets-name-rules = rules and prices
sheets-name-comparison = comparison
sheets-name-assumptions = assumptions
sheets-total = total
sheets-total-shown = total of the lines shown
sheets-costs = What each rule costs: the impact that the same money would have in addition without it
sheets-binds = binds
sheets-yes = yes
sheets-programme = programme
sheets-status = answer
sheets-unit = impact is in
sheets-impact = impact
sheets-next-yuan = one more yuan would bring
sheets-cooperatives = cooperatives
sheets-limit = { $of }, limit
sheets-files = Files (SHA-256)
sheets-settings = instance.toml
sheets-command = Command
