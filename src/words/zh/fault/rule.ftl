### 规则：名称、所选范围、限额。

instance-base-sums-to-zero = 列 `{ $column }` 在所涉的每家合作社都是 0，无法据以划分
    .help = 请指定有数值的列，或去掉指定此列的那一行
instance-cell-empty-for-rule = { $what } 是空的，而规则 `{ $rule }` 需要它
    .help = 请填写该单元格，或用 `where` 排除该合作社
instance-floor-above-cap = 约束条 `{ $row }` 的 at_least 为 { $floor }，at_most 为 { $cap }
    .help = 请降低 at_least 或提高 at_most
instance-floor-out-of-reach = 约束条 `{ $row }` 要求至少 { $floor } 元，但其合作社按整数个步长至多可得 { $most } 元
    .help = 请降低下限，或提高其合作社的 max_grant
instance-floors-above-allocated = 规则 `{ $rule }` 要求 { $rows } 份、每份占全部分配额的 { $share }，合计超过全部
    .help = 请降低比例：各约束条合计至多为 1
instance-floors-above-budget = 规则 `{ $rule }` 的下限按整数个步长合计 { $floors } 元，超过预算 { $budget }
    .help = 请降低下限，或增加预算，或减小步长
instance-limit-unclear = { $what } 不是限额的任何一种写法：{ $value }
    .help = 请写一个数、{"{"} share_of_budget = s {"}"}、{"{"} share_of_allocated = s {"}"}、{"{"} times = k, share_of = "column" {"}"} 或 {"{"} per = "column", amount = q {"}"}
instance-no-step-between = 约束条 `{ $row }` 的 at_least 为 { $floor }，at_most 为 { $cap }，其间没有步长 { $step } 元的整数倍
    .help = 请把其中一个限额改为步长的整数倍，或减小步长
instance-promises-above-cap = 约束条 `{ $row }` 中锁定和承诺的补助合计 { $promised } 元，而 at_most 为 { $cap }
    .help = 请提高 at_most，或减少承诺
instance-row-name-twice = 有两个约束条都叫 `{ $row }`
    .help = 请为其中一条规则改名：约束条以规则名和列值命名
instance-rule-mixes-recipients = { $what } 与资金限额写在一起
    .help = 只能限制其一；请为家数另写一条规则，另取名称
instance-rule-name-reserved = 名称 { $value } 已用于固有的限额
    .help = 请另取名称；保留的名称有 { $reserved }
instance-rule-name-twice = 有两条规则都叫 { $value }
    .help = 请让每条规则有自己的名称
instance-rule-on-text = 规则 `{ $rule }` 按列 `{ $column }` 的数值计算，而该列有文字：{ $where } 处为 `{ $cell }`
    .help = 请指定数字列，或用 `where` 或 `each` 按文字选取
instance-rule-selects-nobody = 规则 `{ $rule }` 没有选中任何合作社
    .help = 请写表中至少有一行同时具有的各值{ $perhaps }，或去掉该规则
instance-rule-without-limit = 规则 `{ $rule }` 没有限额
    .help = 请添加 at_least 或 at_most
instance-share-between-steps = 规则 `{ $rule }` 要求占全部分配额的 { $low } 到 { $high }，而 { $steps } 个以内的步长凑不出这样的份额：只有分文不给才符合
    .help = 请拉开两个限额，或减小步长
instance-value-unseen = 没有合作社在列 `{ $column }` 中的值为 { $value }
    .help = 最相近的是 `{ $nearest }`：请按表中的写法填写，或去掉该值
