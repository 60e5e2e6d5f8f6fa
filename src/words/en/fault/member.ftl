### Members, pass-through, and who is poor.

instance-members-differ = { $what } is { $value }, but members.csv comes to { $derived }
    .help = correct the one that is wrong, or remove the column: it is worked out from members.csv
instance-no-members = cooperative `{ $id }` has no members: support there achieves nothing and all of it leaks
    .help = add its members, or remove the cooperative
instance-nobody-poor = nobody is below the poverty line, so no grant achieves anything
    .help = check [poverty] line against the incomes: both are yuan per person per year
instance-pass-through-above-one = by_trade { $by_trade } and by_capital { $by_capital } are more than 1 together
    .help = lower one of them: what is left of 1 is shared per head
instance-poor-above-members = { $what } is { $value }, but it has { $members } members
    .help = correct one of the two: poor members are members too
instance-poor-income-not-below-line = { $what } is { $value }, which is not below the poverty line of { $line }
    .help = correct it, or the line, or write 0 poor members: at the line nobody is poor
instance-poverty-unknown = { $what } needs to know who is poor, and there is no poverty data
    .help = add a members.csv, or the columns members, poor_members and poor_income, or take { $what } out
instance-share-below-one = { $what } is { $value }, but all of its members are poor
    .help = write 1, or correct members or poor_members
instance-share-of-nobody = { $what } is { $value }, but it has no poor members, so nobody poor is reached
    .help = write 0, or correct poor_members
instance-share-without-people = { $what } is { $value } on a line with 0 people
    .help = write how many people they are, or 0 here
instance-shell-risk-unsaid = { $what } limits nothing, because nothing says shell_risk and it counts as 0
    .help = add a column shell_risk, or write it below [impact], or take { $what } out
