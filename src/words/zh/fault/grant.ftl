### 预算，及一家合作社可以得到什么。

instance-budget-off-step = { $what } 不是步长 { $step } 元的整数倍：有 { $rest } 元用不出去
    .help = 可以不改；预算为步长的整数倍时没有剩余
instance-locked-unclear = { $what } 为 `{ $value }`
    .help = 请写 `in`、`out` 或已承诺的金额（整元），或留空
instance-locked-without-max = { $what } 为 `in`，但没有 max_grant，无从确定金额
    .help = 请填写其 max_grant，或以金额代替 `in`
instance-max-grant-below-step = { $what } 为 { $amount }，不足一个步长 { $step }，因此得不到补助
    .help = 请提高到一个步长，或减小步长
instance-min-above-max = { $what } 为 { $value }，高于 max_grant { $max } 元：其间没有可取的数额
    .help = 请降低它，或提高 max_grant
instance-promise-above-max = { $what } 为 { $value }，高于其 max_grant { $max }；以承诺为准
    .help = 请提高其 max_grant，或更正承诺
instance-promise-off-step = { $what } 为 { $value }，不是步长 { $step } 的整数倍
    .help = 请写 { $step } 的整数倍，或选用能整除它的步长
instance-promises-above-budget = 锁定和承诺的补助合计 { $promised } 元，超过预算 { $budget }
    .help = 请增加预算，或减少承诺
instance-size-list-missing = [grants.sizes] 按列 `{ $column }` 取档，但没有列出该列的值 `{ $label }` 的档次
    .help = 请添加一行，如："{ $label }" = [50_000, 100_000]
instance-size-list-unused = [grants.sizes] 有 `{ $label }` 的档次，但列 `{ $column }` 中没有此值
    .help = 请检查拼写，或去掉该档次
instance-size-off-step = { $what } 为 { $value }，不是步长 { $step } 元的整数倍
    .help = 请把档次写成步长的整数倍，或减小步长
instance-sizes-and-min = { $what } 为 { $value }，同时又给出了档次
    .help = 档次已说明可以补助的金额：请保留档次，或去掉档次而保留 min_grant
instance-sizes-unclear = { $what } 为 { $value }，不是一列金额
    .help = 请以元写金额：单元格中写 50000|100000，instance.toml 中写 [50_000, 100_000]
instance-steps-too-many = { $what } 为 { $value }，即 { $steps } 个步长；至多能精确计数 { $most } 个
    .help = 请在 [funds] 下写更大的步长，如 step = { $step }
