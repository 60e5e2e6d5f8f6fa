### instance.toml: its syntax, sections, keys and words.

instance-factors-without-weight = [factor_method] gives no factor a weight
    .help = 
    write columns with their weights below it, as:
    {"    "}members = 0.6
    {"    "}poor_members = 0.4
instance-fill-in = lines marked FILL IN, which may still hold examples: { $count }, first `{ $key }`
    .help = put the programme's own figures there, and take the mark out
instance-format-unknown = this is format { $value }, and only format 1 is known
    .help = write format = 1, or use a newer version of allotment
instance-key-missing = { $field } is missing
    .help = 
    write { $whereabouts }:
    { $lines }
instance-key-unknown = `{ $key }` is not a key of { $section }
    .help = the nearest is `{ $nearest }`; known are { $known }
instance-section-expected = { $what } is { $value }, and should be a section
    .help = write { $section } on a line of its own, and its keys on the lines below
instance-setting-unused = { $what } has no effect: impact is given by curves.csv or impact_per_yuan
    .help = take it out, or take the given impact out
instance-toml-syntax = this is not TOML: { $reason }
    .help = see toml.io for how to write it; text needs quotes, numbers none
instance-word-unknown = { $what } is { $value }
    .help = the nearest is `{ $nearest }`; known are { $known }
instance-wrong-type = { $what } is { $value } where { $expected } belongs
    .help = write { $expected }: numbers without quotes, text with them
