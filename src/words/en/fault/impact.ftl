### What support achieves, and curves that are given.

instance-curve-missing = cooperative `{ $id }` has no line in curves.csv, so its curve is 0
    .help = add its curve if support achieves something there
instance-impact-missing = not every cooperative has { $names }
    .help = 
    fill a column of that name, or write { $whereabouts }:
    { $lines }
instance-no-impact = nothing says what support achieves: no poverty data, no curves.csv, no impact_per_yuan
    .help = add members.csv (cooperative, people, income) or to cooperatives.csv the columns { $missing }, and to instance.toml [poverty] with line and [impact] with return, by_trade and by_capital; or give one column impact_per_yuan instead of all this
instance-slope-rises = { $what } is { $value }, above { $before } on the line before
    .help = make slopes fall or stay from line to line: the first yuan must be worth most
instance-two-impacts = impact is given twice, by curves.csv and by impact_per_yuan
    .help = remove one of them
instance-up-to-not-rising = { $what } is { $value }, not above { $before } on the line before
    .help = let up_to rise from line to line
