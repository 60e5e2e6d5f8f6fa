### Where reports draw groups.

instance-tile-group-unknown = no cooperative has `{ $value }` in the column `{ $column }`, so its tile is not drawn
    .help = the nearest is `{ $nearest }`: write it as it stands in the table, or take the line out
instance-tile-missing = groups without a tile: { $count }, which the drawing leaves out: { $names }
    .help = give each a line with its row and column, or leave it: tables and totals have all of them
instance-tile-position = { $what } is `{ $value }`, which is no place in a grid
    .help = write a whole number from 1 to { $most }: rows are counted from the top, columns from the left
instance-tile-taken = `{ $value }` stands in row { $row }, column { $column }, where line { $first } has put `{ $other }`
    .help = give one of the two another row or column
instance-tile-twice = `{ $value }` has a tile in line { $first } already
    .help = keep one of the two lines
instance-tiles-unused = { $file } is not used, since nothing says by which column reports group
    .help = write below [report] the column whose values it draws, as by = "region", or remove the file
