### The words of the command line: what every command and every argument is for.

command-about = Divides public support funds among farmers' cooperatives so that poverty falls as far as the money can make it fall, keeps every rule of the programme, and proves it
command-example =
    Example:
    {"  "}allotment solve instances/guangxi-2020
command-as-text = For people
command-as-json = For programs
command-as-csv = For spreadsheets
command-as-markdown = For documents
command-instance = The instance's folder
command-format = How the result is printed
command-threads = Threads to work with (default: all there are); the results are the same for any number
command-a-thread-at-least = write a whole number from 1 on
command-progress-stage-read = reading the files
command-progress-stage-check = checking them
command-progress-stage-curves = working out what a yuan achieves
command-progress-stage-model = stating the rules as rows
command-progress-stage-solve = dividing the money
command-progress-stage-round = rounding to whole money
command-progress-stage-certify = proving what the answer is worth
command-progress-stage-other = writing the result
command-progress-samples = dividing and measuring samples
command-progress-errors = dividing by figures with errors
command-solve-about = Divide the money and prove it
command-solve-example =
    Example:
    {"  "}allotment solve instances/guangxi-2020 -o answer
command-solve-output = Write report.html, allocation.xlsx, allocation.csv, allocation.json and proof.json into this folder
command-solve-solver = Which solver finds the point (see `allotment list solvers`)
command-solve-relative-gap = Succeed only if the proved gap (bound − achieved) / bound is at most this, and end a search for whole grants there
command-solve-time-limit = End a search for whole grants after so many seconds, between two of its parts; the result then says so
command-solve-seconds = write seconds, as 30 or 0.5
command-solve-timings = Say on stderr, in one line of JSON, how many seconds each stage took
command-solve-share = write a number from 0 to 1, as 0.001 for a tenth of a per cent
command-solve-large =
    { $solver } is meant for up to { $most } cooperatives; with { $cooperatives } it may take minutes, or give up. `--solver engine` takes any number.
    {""}
command-solve-too-many-for-a-sheet =
    allocation.xlsx is left out: a sheet holds 1,048,574 cooperatives. allocation.csv has them all.
    {""}
command-solve-no-such-solver = there is { $known }
command-check-about = Look for faults in an instance's files
command-check-example =
    Example:
    {"  "}allotment check instances/guangxi-2020 --deny-warnings
command-check-deny-warnings = Warnings count as faults
command-check-format = How faults are printed
command-verify-about = Check an allocation against the rules; no solver is needed
command-verify-example =
    Example:
    {"  "}allotment verify instances/guangxi-2020 answer/allocation.csv --prices answer/allocation.json
command-verify-file = A table (CSV, .xlsx, .ods, .parquet) with the columns id and grant; who is missing gets 0
command-verify-prices = Prices that prove a bound: the allocation.json of `solve -o`
command-verify-solve = Find such prices by solving, for the distance from the best that is possible
command-explain-about = Say why: this grant, these rules, this conflict
command-explain-example =
    Example:
    {"  "}allotment explain instances/guangxi-2020 --cooperative 450100-00001
command-explain-cooperative = Why this cooperative got what it got
command-explain-rule = One rule: its limits, amounts and prices, its cost, whom it helps and whom it holds back
command-compare-about = Compare ways to divide the money, on every measure
command-compare-example =
    Example:
    {"  "}allotment compare instances/guangxi-2020 --policies optimal,factor-method,equal
command-compare-policies = Only these policies, in this order (see `allotment list policies`); differences are to the first
command-compare-allocation = Compare an allocation too, as "last year=FILE": a CSV with the columns id and grant
command-compare-measures = Only these measures (see `allotment list measures`)
command-compare-by = For every value of this column too
command-compare-seed = Where chance starts: the lottery and samples; the same seed gives the same bytes
command-compare-truth = Judge by the members of this file, with the columns of members.csv: policies divide by the instance's own, and all else stays
command-compare-levels = Divide by the poverty gap of the values of these columns too, each a policy, as region,county: what finer groups are worth
command-compare-replicates = Draw so many samples of cooperatives, for 95 % intervals of every figure and of differences to the first policy
command-compare-a-hundred = write a whole number from 100 on: fewer samples say little of 95 %
command-compare-named-file = write a name and a file, as "last year=grants.csv"
command-compare-there-is = there is { $names }
command-noise-about = Simulate targeting errors: how each policy's impact and accuracy decay
command-noise-example =
    Examples:
    {"  "}allotment noise instances/guangxi-2020
    {"  "}allotment noise instances/guangxi-2020 --income 0.2,0.5 --policies optimal,per-poor-member --repeats 50
command-noise-income = Incomes times a lognormal error with these standard deviations of its logarithm (0.3 is about 30 %)
command-noise-status = Who is poor, judged with these sensitivities and specificities, as 0.9/0.8: of the poor 0.9 seem poor, of all others 0.8 do not
command-noise-shell-risk = Log odds of shell risk plus a normal error with these standard deviations
command-noise-repeats = Draw errors of each level so often; quantiles of 5 % and 95 % want 100 or more
command-noise-policies = These policies, in this order (see `allotment list policies`), instead of seven of them
command-noise-seed = Where chance starts: errors and the lottery; the same seed gives the same bytes
command-noise-a-sigma = write a number from 0 to 10, as 0.2
command-noise-two-shares = write two numbers from 0 to 1, as 0.9/0.8
command-noise-a-repeat = write a whole number from 1 to 1000000
command-regress-about = Solve every instance below the folders that has an answer.toml, and compare
command-regress-example =
    Example:
    {"  "}allotment regress instances --format junit > regress.xml
command-regress-folders = Folders to look below
command-regress-update = Rewrite the answers whose origin is allotment itself; the others are listed
command-regress-as-junit = For CI servers
command-regress-no-toml = answer.toml is not valid TOML
command-regress-faults = the instance has faults; see `allotment check`
command-regress-no-status = answer.toml has no status
command-regress-no-origin = answer.toml does not say its origin
command-regress-none = none
command-regress-unknown = answer.toml says { $key }, which means nothing: write status, impact, prices, tolerance, origin
command-regress-unclear-impact = a number
command-regress-unclear-tolerance = a number from 0 to below 1
command-regress-unclear-prices = a section [prices] with a number for each row
command-regress-unclear-other = a text
command-regress-unclear = { $key } of answer.toml should be { $what }
command-regress-status = status is { $found }, expected { $expected }
command-regress-impact = impact is { $found }, expected { $expected }
command-regress-price = the price of { $row } is { $found }, expected { $expected }
command-regress-updated = updated
command-regress-as-expected = ok
command-regress-differs = DIFFERS
command-regress-counted =
    { $as_expected } as expected, { $different } different
    {""}
command-export-about = Write the program for other solvers: linear, or in whole numbers where grants are whole
command-export-example =
    Example:
    {"  "}allotment export instances/guangxi-2020 -o guangxi.mps
command-export-output = The file to write: free MPS if it ends in .mps, the LP format if in .lp
command-export-ending = the file's name must end in .mps or .lp
command-export-written =
    wrote { $file }: { $rows } rows, { $columns } columns
    {""}
command-export-step = A step is { $yuan } { $currency }.
command-export-variables = x<i>_<k>: whole steps to cooperative i, on straight piece k of its curve; pieces fill in order.
command-export-whole = x<i>_<k>: whole numbers. Amounts that cooperative i may get without a gap are a run; nothing has no column.
command-export-runs = Of each run comes first 1 (yes, at least its smallest amount) or 0; but not where there is only one run.
command-export-pieces = Then come whole steps above that amount, straight piece by straight piece of the curve, in order.
command-export-order = Cooperatives are counted from 1 in the order of their ids, compared byte by byte.
command-export-constant = constant: fixed at 1; its cost is the impact of grants that are fixed, which the limits leave out.
command-export-exact-at-optimum = Bent curves are joined by lines: exact around the optimum, elsewhere too low.
command-export-coarse = Bent curves are joined by lines and too low between; no optimum was found.
command-generate-about = Write a synthetic instance with the published margins
command-generate-example =
    Example:
    {"  "}allotment generate --cooperatives 2200000 --regions 2850 -o china
command-generate-cooperatives = How many cooperatives
command-generate-regions = How many regions
command-generate-seed = The same seed gives the same bytes
command-generate-ties = Slopes and shares in coarse steps, so that many tie
command-generate-output = The folder to write; a new or an empty one
command-generate-force = Write over what the folder holds
command-generate-written =
    wrote { $folder }, which assumes:
    - { $assumptions }
    {""}
command-report-about = Write the whole answer as one page, to read or to print
command-report-example =
    Example:
    {"  "}allotment report instances/guangxi-2020 -o report.html
command-report-output = Write the page into this file (default: to stdout)
command-completions-about = Print what a shell needs to complete arguments
command-completions-example =
    Example:
    {"  "}allotment completions bash > ~/.local/share/bash-completion/completions/allotment
command-completions-shell = For which shell
command-man-about = Print the manual page
command-man-example =
    Example:
    {"  "}allotment man > allotment.1
command-man-name = NAME
command-man-synopsis = SYNOPSIS
command-man-options = OPTIONS
command-man-commands = COMMANDS
command-list-about = Say what there is
command-list-example =
    Example:
    {"  "}allotment list rules
command-list-what = Of what
