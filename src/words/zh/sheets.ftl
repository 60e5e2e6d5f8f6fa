### `allocation.xlsx` 的用语。

sheets-name-summary = 摘要
sheets-name-allocation = 分配表
sheets-name-groups = 分组汇总
sheets-name-rules = 规则与边际价格
sheets-name-comparison = 比较
sheets-name-assumptions = 假设
sheets-total = 合计
sheets-total-shown = 所列各行合计
sheets-costs = 各规则的代价：取消该规则后，同样资金可多取得的成效
sheets-binds = 起约束作用
sheets-yes = 是
sheets-programme = 项目
sheets-status = 结果
sheets-unit = 成效单位
sheets-impact = 成效
sheets-next-yuan = 再多一元可带来
sheets-cooperatives = 合作社
sheets-limit = { $of }限额
sheets-files = 文件（SHA-256）
sheets-settings = instance.toml
sheets-command = 命令
