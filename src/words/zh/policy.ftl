### 分配办法为何无法执行。

policy-no-members = 没有成员及其收入的数据
policy-no-factors = instance.toml 没有给出因素：请写 [factor_method]，列明各列及其权重，如 `members = 0.6`
policy-no-regions = instance.toml 没有指明地区：请写 [report]，其下写 by = "COLUMN"
policy-no-column = cooperatives.csv 没有列 `{ $name }`
policy-no-optimum = 没有找到符合全部规则的分配方案（{ $status }）；原因见 `allotment explain`
