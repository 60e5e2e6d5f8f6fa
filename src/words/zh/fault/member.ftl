### 成员、资金的传递，及谁是贫困成员。

instance-members-differ = { $what } 为 { $value }，但按 members.csv 计算为 { $derived }
    .help = 请更正有误的一处，或去掉该列：其值由 members.csv 算出
instance-no-members = 合作社 `{ $id }` 没有成员：给该社的补助没有成效，且全部漏出
    .help = 请添加其成员，或去掉该合作社
instance-nobody-poor = 没有人低于贫困线，所以任何补助都没有成效
    .help = 请核对 [poverty] line 与收入：两者都以每人每年多少元计
instance-pass-through-above-one = by_trade { $by_trade } 与 by_capital { $by_capital } 之和大于 1
    .help = 请降低其中之一：1 减去两者的余数按人头分享
instance-poor-above-members = { $what } 为 { $value }，但该社只有 { $members } 名成员
    .help = 请更正其中之一：贫困成员也是成员
instance-poor-income-not-below-line = { $what } 为 { $value }，不低于贫困线 { $line }
    .help = 请更正该数或贫困线，或把贫困成员数写为 0：收入恰为贫困线的不算贫困
instance-poverty-unknown = { $what } 须知道谁是贫困成员，而没有贫困数据
    .help = 请添加 members.csv，或添加列 members、poor_members 和 poor_income，或去掉 { $what }
instance-share-below-one = { $what } 为 { $value }，但该社全部成员都是贫困成员
    .help = 请写 1，或更正 members 或 poor_members
instance-share-of-nobody = { $what } 为 { $value }，但该社没有贫困成员，资金到达不了任何贫困成员
    .help = 请写 0，或更正 poor_members
instance-share-without-people = { $what } 为 { $value }，而该行人数为 0
    .help = 请写明人数，或在此写 0
instance-shell-risk-unsaid = { $what } 不起限制作用，因为没有给出 shell_risk，按 0 计
    .help = 请添加列 shell_risk，或在 [impact] 下写明，或去掉 { $what }
