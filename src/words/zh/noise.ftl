### `noise` 的用语。

noise-opening =
    各办法按带误差的数据分配，按真实数据评价：
    重复 { $repeats } 次的平均值，随机种子 { $seed }。
noise-title-income = 收入测量有误：每行成员各乘以 exp(σz − σ²/2)；误差程度为 σ
noise-title-status = 贫困身份误判，逐人判定；误差程度为灵敏度/特异度
noise-title-shell-risk = 空壳风险估计有误：每个合作社的风险比各乘以 exp(σz)；误差程度为 σ
noise-why-not-income = 没有任何成员的收入数据
noise-why-not-status = 没有已知的贫困成员
noise-why-not-shell-risk = 没有空壳风险介于 0 和 1 之间的合作社
noise-heading-level = 误差程度
noise-heading-kept = 保留
noise-heading-low = 下限
noise-heading-high = 上限
noise-heading-breaks = 违规
noise-heading-rule = 规则
noise-any = 任意
noise-legend =
    保留：成效占同一办法无误差时成效的比例；下限、上限：该比例的 5 % 和 95 % 分位数；
    占最优：成效占同样资金仅受预算约束时、按真实数据经证明的最大成效的比例；
    排除误差：所在合作社未获补助的贫困人口占全部贫困人口的比例；
    违规：按真实数据违反方案规则的重复次数占比，成效数字并不反映违规；
    误差程度为“任意”：此类误差不改变资金分配。
noise-finding =
    误差程度为 { $level } 时，{ $first } 保留其成效的 { $kept }，在 { $breaks } 的重复中违反规则；
    所列其他办法此时的成效均不高于它。
noise-finding-other =
    误差程度为 { $level } 时，{ $first } 保留其成效的 { $kept }，在 { $breaks } 的重复中违反规则；
    此时成效最大的是 { $other }：{ $impact }。
noise-broken-by = { $policy } 按真实数据违反的规则：各误差程度下违反的重复次数占比
noise-not-followed = { $policy } 在误差程度为 { $level } 时，{ $repeats } 次重复中有 { $failed } 次无法执行，不计入。
noise-unasked = 用 --policies 指定时才列出
noise-left-out = 未列入
