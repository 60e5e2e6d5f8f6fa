### 页面和表格中，内置分配办法和规则的名称。

title-policy-optimal = 最优方案
title-policy-budget-alone = 仅受预算约束的最优方案
title-policy-factor-method = 因素法
title-policy-equal = 平均分配
title-policy-per-member = 按成员数
title-policy-per-poor-member = 按贫困成员数
title-policy-poorest-by-share = 贫困成员占比高者优先
title-policy-poorest-by-income = 成员平均收入低者优先
title-policy-geographic = 按地区
title-policy-by-tier = 按示范社等级
title-policy-greedy = 每元成效高者优先
title-policy-largest-min = 最低所得最大化
title-policy-lottery = 抽签
title-rule-budget = 预算
title-rule-max-leakage = 漏出率上限
title-rule-max-shell-exposure = 空壳暴露率上限
title-rule-min-coverage = 覆盖率下限
title-rule-max-recipients = 获补助家数上限
title-rule-min-recipients = 获补助家数下限
