### 补助的成效，及给定的曲线。

instance-curve-missing = 合作社 `{ $id }` 在 curves.csv 中没有数据行，其曲线按 0 计
    .help = 若对该社的补助有成效，请添加其曲线
instance-impact-missing = 并非每家合作社都给出了 { $names }
    .help =
    请填写同名的列，或在 { $whereabouts }写：
    { $lines }
instance-no-impact = 无从得知补助的成效：没有贫困数据，没有 curves.csv，也没有 impact_per_yuan
    .help = 请添加 members.csv（cooperative、people、income），或在 cooperatives.csv 中添加列 { $missing }，并在 instance.toml 中写 [poverty] 的 line 和 [impact] 的 return、by_trade、by_capital；或者不写以上各项，只给出 impact_per_yuan 一列
instance-slope-rises = { $what } 为 { $value }，高于上一行的 { $before }
    .help = 请使斜率逐行下降或不变：最先的一元成效须最大
instance-two-impacts = 成效给出了两次：curves.csv 和 impact_per_yuan
    .help = 请去掉其中之一
instance-up-to-not-rising = { $what } 为 { $value }，不高于上一行的 { $before }
    .help = 请使 up_to 逐行上升
