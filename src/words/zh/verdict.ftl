### `verify` 的用语。

verdict-all-kept = 符合全部规则
verdict-not-all-kept = 存在违反规则之处
verdict-bound = {"  "}上界 { $bound }（依据：{ $from }），已达到其 { $reached }
verdict-bound-of-what-keeps = {"  "}符合全部规则的分配方案，其上界为 { $bound }（依据：{ $from }）
verdict-from-prices = 边际价格
verdict-from-prices-elsewhere = 另一实例的边际价格
verdict-from-budget = 仅预算一项
verdict-from-solving = 求解
verdict-no-bound = 没有任何分配方案能符合本实例的全部规则：原因和调整办法见 `explain`
verdict-paid = {"  "}{ $money } 元，补助 { $cooperatives } 家合作社
verdict-broken = 违反的规则
verdict-not-allowed = 不得发放的补助
verdict-from = 上界依据
verdict-broken-by =
    {""}
    {"  "}违反 { $row }：实际 { $amount }（限额：{ $side } { $limit }），相差 { $apart }
verdict-nobody-affected = {"    "}改变任何合作社的补助都不能使之符合
verdict-affected-at-most = {"    "}涉及 { $cooperatives } 家合作社，共 { $yuan } 元，影响最大的是 { $foremost }
verdict-affected-at-least = {"    "}有 { $cooperatives } 家合作社尚可增加补助以助达标，作用最大的是 { $foremost }
verdict-grant-not-allowed = {"  "}不得发放：{ $id } 得 { $grant }：{ $why }
verdict-range-up-to = 可得 { $step } 的整数倍，至多 { $limit }
verdict-range = 可得 { $step } 的整数倍
verdict-fixed = 已锁定为 { $grant }
verdict-nothing-below = { $range }，且要么不予补助，要么至少 { $least }
verdict-only-nothing = 不予补助
verdict-sizes = 要么不予补助，要么恰为 { $sizes }
