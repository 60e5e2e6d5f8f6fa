### `compare` 的用语。

comparison-table-impact = 资金的成效
comparison-table-accuracy = 资金使用的精准程度
comparison-table-evenness = 谁受益，是否均衡
comparison-policy = 分配办法
comparison-breaks = 违反
comparison-best = * 为该列最佳
comparison-convention =
    贫困：补助后收入低于（严格小于）贫困线；空壳社的成员不增收。
    各项定义见 `allotment list measures`。
comparison-broken = 违反的规则
comparison-left-out = 未列入
comparison-without = 因数据不足未列出：{ $measures }
comparison-by-group = 按 { $column }：{ $policy }
comparison-none = 无
comparison-against =
    占最优：成效占同样资金仅受预算约束时经证明的最大成效的比例；
    最省/所用：取得同样成效所需的最少资金占所用资金的比例；“依规”：在全部规则之下。
comparison-broken-more = {" "}等，另有 { $more } 条
comparison-grants-not-allowed = { $not_allowed } 笔不得发放的补助
comparison-judged-by = 按实例自身的成员数据分配，按 { $file } 的成员数据评价
comparison-sampled-within = （按 { $strata } 分层）
comparison-sampled =
    对合作社重复抽样 { $replicates } 次{ $within }所得的 95 % 区间，随机种子 { $seed }；
    每个样本均按各分配办法重新分配，最优方案不取整，其余取整{ $failed }
comparison-sampled-failed =
    ；
    有分配办法无法分配的 { $failed } 个样本不计入
comparison-intervals = { $measure }：95 % 区间，及在相同样本上比 { $first } 多出之数
comparison-intervals-value = 数值
comparison-intervals-low = 下限
comparison-intervals-high = 上限
comparison-intervals-more = 多出
comparison-intervals-more-low = 下限
comparison-intervals-more-high = 上限
comparison-more-than = 在相同样本上比 { $first } 多出之数
comparison-best-value = { $value }（最佳）
