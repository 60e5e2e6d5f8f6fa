### Numbers and cells by themselves.

instance-cell-empty = { $what } is empty
    .help = write a number; 0 if it is none
instance-money-negative = { $what } is { $value }
    .help = write 0 or more{ $otherwise }
instance-money-not-whole = { $what } is { $value }, which is not whole yuan
    .help = round it to whole yuan
instance-number-negative = { $what } is { $value }
    .help = write 0 or more
instance-number-not-finite = { $what } is { $value }, which is no amount
    .help = write a number
instance-number-too-long = { $what } is { $value }, which is longer than 18 digits
    .help = write at most 18 digits, up to 18 of them after the point
instance-number-unreadable = { $what } is `{ $value }`, which is not a number
    .help = write digits with a point, as 1234.5 or 1,234.5, without units; 60% is 0.60
instance-number-zero = { $what } is { $value }
    .help = write more than 0
instance-share-outside = { $what } is { $value }, which is not a share
    .help = write a number from 0 to 1, as 0.30 for 30 %
instance-total-too-long = { $all } are more than 18 digits can count
    .help = write fewer digits
