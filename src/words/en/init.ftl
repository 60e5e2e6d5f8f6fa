### The words of `init`: the settings that it writes, and what it says.

init-about = Begin an instance from a spreadsheet of cooperatives
init-example =
    Example:
    {"  "}allotment init programme cooperatives.xlsx
init-folder = The instance's folder, which is made
init-table = The cooperatives: CSV, .xlsx, .ods, .xls or .parquet
init-settings =
    # Lines marked FILL IN hold examples: put the programme's own figures there, and take the mark out.
    format = 1
    name = { $name }

    {"["}funds]
    budget = 1_000_000            # FILL IN: yuan
    step = 1_000                  # grants are whole multiples of this many yuan
    {""}
init-settings-poverty =
    {""}
    {"["}poverty]
    line = 6_000                  # FILL IN: yuan per person per year
    measure = "gap"               # gap, squared-gap or headcount
    {""}
init-settings-return = yuan of yearly member income per yuan of support
init-settings-by-trade = share of a yuan that reaches members by trade (60 % is the law's least)
init-settings-by-capital = ... by capital; the rest goes per head
init-settings-shell-risk = probability that a cooperative is not real
init-settings-impact =
    {""}
    {"["}impact]                      # where the table does not say
    {""}
init-settings-fill-in = FILL IN: { $meaning }
init-settings-grants =
    {""}
    {"["}grants]
    max_grant = 100_000           # FILL IN: the most that one cooperative may get
    {""}
init-settings-report =
    {""}
    {"["}report]
    by = { $group }

    # A rule, if there is one like it:
    # [[rules]]
    # name = "none is left out"
    # each = { $group }
    # at_least = {"{"} times = 0.5, share_of = "members" {"}"}
    {""}
init-no-column = none
init-found =
    { $folder }: instance.toml, and { $file } with { $lines } cooperatives
    {""}
init-found-in-sheet =
    { $folder }: instance.toml, and { $file } with { $lines } cooperatives (sheet `{ $sheet }`)
    {""}
init-known =
    columns known: { $known }
    {""}
init-others =
    other columns, which rules and reports may name: { $others }
    {""}
init-next =
    {""}
    Next:
    {"  "}1. put the programme's figures into { $folder }/instance.toml, where it says FILL IN
    {"  "}2. allotment check { $folder }
    {""}
init-next-with-people =
    {""}
    Next:
    {"  "}1. put the programme's figures into { $folder }/instance.toml, where it says FILL IN
    {"  "}2. say who is poor: the columns members, poor_members and poor_income, or members.csv with cooperative, people and income
    {"  "}3. allotment check { $folder }
    {""}
