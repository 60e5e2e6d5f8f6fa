### 摘要的用语。

summary-unit-gap = 元/年（缩小的贫困缺口）
summary-unit-headcount = 人（达到贫困线的期望人数，每人按所在合作社并非空壳社的概率计）
summary-unit-squared-gap = 元²（减少的平方贫困缺口：人数 ×（元/人·年）²）
summary-unit-other = 成效（单位同所给曲线）
summary-status-optimal-by-search = 最优（经搜索）：符合全部规则，且搜索穷尽后未发现更好的分配方案
summary-status-optimal = 最优：符合全部规则，且没有任何分配方案更好
summary-status-feasible = 可行：符合全部规则，距最优至多相差多少见下文
summary-status-infeasible = 无解：没有任何分配方案能符合全部规则
summary-status-other = 未知：没有找到取整后符合全部规则的分配方案
summary-by-search = 边际价格已排除大部分补助取值，其余的核心部分由 { $solver } 搜索，其称已搜索穷尽：没有更好的分配方案，以其所称为据
summary-search-bound = 搜索得出的上界 { $bound }，差距 { $gap }，以 { $solver } 所称属实为前提
summary-stopped-time = 因 --time-limit 停止：延长时间可能找到更好的分配方案；以同样时间再次运行，结果可能不同
summary-stopped-other = 因 --relative-gap 停止：延长时间可能找到更好的分配方案
summary-next-step-infeasible = 下一步：对同一文件夹运行 `allotment explain`，可知如何化解；修改后重新运行 `solve`。
summary-next-step-other = 下一步：改用更小的 `step`，或把上列限额放宽一个步长；然后重新运行 `solve`。
summary-lines =
    {"  "}{ $impact } { $unit }
    {"  "}分配 { $allocated } { $currency }（预算 { $budget }），{ $cooperatives } 家合作社中有 { $recipients } 家获补助
summary-figure-poor-members = 贫困发生率
summary-figure-poverty-gap = 贫困缺口
summary-figure-squared-gap = 平方贫困缺口
summary-figure-leakage-1 = 漏出率
summary-figure-leakage-2 = 未到达贫困成员的资金占比
summary-figure-shell-exposure-1 = 空壳暴露率
summary-figure-shell-exposure-2 = 预计流向空壳社的资金占比
summary-figure-coverage-1 = 覆盖率
summary-figure-coverage-2 = 得到覆盖的贫困成员占比
summary-figure-bound = 经证明的上界
summary-figure-relative-gap = 相对差距
summary-figure-budget = 预算
summary-figure-budget-in = 预算（{ $currency }）
summary-figure-allocated = 已分配
summary-figure-recipients = 受补助合作社
summary-figure-before = 补助前{ $name }
summary-figure-after = 补助后{ $name }
summary-within-a-step = 有 { $people } 人距贫困线的差额不足一个步长
summary-more-groups = 其余 { $count } 组
summary-more-in-json = 另有 { $count } 项（见 --format json）
summary-nothing-binds = 没有规则起约束作用。
summary-proof-of-bound =
    {"  "}经证明的上界 { $bound }（任何分配方案均不能超过），差距 { $gap }
    {"  "}预算再多一元，上界提高 { $yuan }
summary-proof =
    {"  "}经证明的上界 { $bound }（任何分配方案均不能超过），差距 { $gap }
    {"  "}预算再多一元，可多带来 { $yuan }
summary-tied = 有 { $cooperatives } 家合作社在边际上并列，其间的资金按编码先后分配
summary-who = { $heading }（按 { $by }）
summary-heading-achieves = 资金的成效
summary-heading-who = 资金分给谁
summary-heading-accuracy = 精准程度
summary-heading-binds = 起约束作用的规则，及各限额每增加一个单位可多带来的成效
summary-heading-binds-bound = 起约束作用的规则，及各限额每增加一个单位时上界的升幅
summary-heading-overrides = `locked` 事先锁定的补助，及各自至多损失的成效
summary-heading-overrides-bound = `locked` 事先锁定的补助，及取消各项锁定后经证明的上界的升幅
summary-heading-proof = 距最优多远
summary-heading-conflict = 不能同时成立的规则
summary-heading-miss = 最接近的分配方案所违反的规则
