### `frontier` 和 `target` 的用语。

study-frontier-about = 画出成效随某一限额变化的曲线，误差经过证明
study-frontier-example =
    示例：
    {"  "}allotment frontier instances/guangxi-2020
    {"  "}allotment frontier instances/guangxi-2020 --vary accuracy.max_leakage --points 20
study-frontier-vary = 要变动的限额：budget、accuracy.max_leakage、rule:NAME 等（名称不存在时列出可选的限额）
study-frontier-points = 点数，各点均匀分布（默认：按误差要求而定）
study-frontier-from = 从此限额开始（默认：能符合全部规则的最小限额）
study-frontier-to = 到此限额为止（默认：能符合全部规则的最大限额，或再增加已无成效之处）
study-frontier-tolerance = 最大误差，以占曲线升幅的比例计
study-frontier-exact = 列出每个转折点：下一个得到补助的是谁，直到最后一家（仅当预算是唯一规则）
study-frontier-by = 写两次，得到两个限额的表：--by max_leakage --by budget
study-frontier-plot = 另把曲线（两个限额的表则为多条曲线）画入此文件（SVG）
study-frontier-a-number = 请写不小于 0 的数，如 0.4 或 360000000
study-frontier-two-points = 请写 2 到 10000 之间的整数
study-frontier-a-tolerance = 请写大于 0、不超过 1 的数，如 0.001 表示千分之一
study-frontier-drawn-only = { $vary } 的前沿曲线：{ $points } 点；从 { $from } 到 { $to }，最大成效与连线相差不超过 { $error }，已证明
study-frontier-drawn = { $vary } 的前沿曲线：{ $points } 点；相邻两点之间，最大成效与连线相差不超过 { $error }，已证明
study-frontier-drawn-unproved = { $vary } 的前沿曲线：{ $points } 点；各点之间没有经证明的界限，因为规则之内容不下一个完整步长
study-frontier-of-steps = 其中至多 { $error } 源于限额须为整数个步长：相邻两步之间，最大成效会有这样的起伏
study-frontier-two-way = { $rows }（纵）与 { $columns }（横）的前沿
study-frontier-a-curve-for-each = 每条曲线对应一个{ $rows }；重合处只见最后一条
study-frontier-none = -
study-frontier-before-rounding = 成效为取整之前的数值，单位：{ $unit }。
study-frontier-nothing = 画不出曲线：无论 { $vary } 取何值，都没有方案符合全部规则。`allotment explain` 列出相互冲突的规则。
study-frontier-nothing-within = 画不出曲线：{ $vary } 在所给范围内无论取何值，都没有方案符合全部规则。请去掉 --from 和 --to，曲线便从有方案处画起。
study-frontier-unknown = 没有求得曲线上的任何一点：{ $reason }
study-frontier-heading-two-way = 成效（- 表示没有方案符合全部规则）
study-frontier-heading-points = 增加该限额可多带来多少成效
study-frontier-heading-binding = 哪些规则开始起约束作用，哪些不再起约束作用
study-frontier-heading-groups = 资金分给谁
study-frontier-begins = + { $row }
study-frontier-ceases = - { $row }
study-target-about = 求达到目标的最少预算，并给出证明
study-target-example =
    示例：
    {"  "}allotment target instances/guangxi-2020 --gap-closed 0.05
    {"  "}allotment target instances/guangxi-2020 --coverage 0.7
study-target-gap-closed = 缩小贫困缺口的这一比例（0 到 1）
study-target-impact = 取得这么多成效，单位同实例的指标
study-target-headcount = 贫困成员占全体成员的比例至多为此值（0 到 1）；以搜索求得
study-target-coverage = 至少覆盖这一比例的贫困成员（0 到 1）
study-target-leakage = 未到达贫困成员的资金至多占此比例（0 到 1）
study-target-shell-exposure = 流向空壳社的资金至多占此比例（0 到 1）
study-target-a-share = 请写 0 到 1 之间的数，如 0.5 表示一半
study-target-goal-impact = 目标：成效达到 { $number }
study-target-goal-gap-closed = 目标：缩小贫困缺口的 { $number }
study-target-goal-headcount = 目标：贫困成员至多占全体成员的 { $number }
study-target-goal-coverage = 目标：至少覆盖 { $number } 的贫困成员
study-target-goal-leakage = 目标：资金至多漏出 { $number }
study-target-goal-shell-exposure = 目标：资金至多有 { $number } 流向空壳社
study-target-asks-for = 即 { $impact } { $unit }。
study-target-least = 达到目标的最少预算（取整之前）为 { $budget } { $currency }
study-target-proof-of-bound = 已证明：预算再少 { $step }，任何分配方案的成效都不超过 { $bound }
study-target-proof-of-none = 已证明：预算再少 { $step }，就没有方案符合全部规则
study-target-no-proof = 未证明：预算少一个步长时，没有求得上界
study-target-no-less = 已证明：没有更少的预算
study-target-whole = 取整之后仍达到目标的预算，已找到的最少为 { $budget } { $currency }
study-target-no-whole = 没有找到取整之后仍达到目标的预算
study-target-by-search = 在多个预算下求解并取整而得；未证明更少的预算达不到目标
study-target-none-up-to-proved = 预算增至 { $budget } 仍达不到目标，已证明
study-target-none-up-to = 预算增至 { $budget }，仍未找到能达到目标的预算
study-target-none-proved = 预算再多也达不到目标，已证明
study-target-most =
    {""}
    任何预算所能取得的成效都低于 { $most }
study-target-figures = 各项数值
study-target-unknown = 未知：求解器放弃了
