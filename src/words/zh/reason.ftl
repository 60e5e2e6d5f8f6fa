### 为何没有答案，或没有更好的答案。

reason-ray-refused = 求解器认为无解，但其证明不成立
reason-refined-often = 曲线的细化已达允许的次数
reason-stopped = 搜索已停止，此前未找到符合全部规则的分配方案
reason-within-rounding = 各约束条仅在舍入误差之内相互矛盾
reason-files-changed = 实例的文件在读取之后有改动
reason-row-not-kept = 求解器给出的数额不符合 `{ $row }`
reason-row-broken = 求解器给出的解违反某一约束条，超出部分为其规模的 { $share }
reason-limit-no-number = 约束条 `{ $row }` 的限额不是数
reason-limits-crossed = 约束条 `{ $row }` 的要求高于其允许
reason-entry-no-number = 第 { $chain } 条链中有一项不是数
reason-too-large = 线性规划有 { $columns } 列，而 { $solver } 至多处理 { $most } 列
reason-no-prices = 没有边际价格：{ $error }
reason-no-ray = 无解，但没有得到证明：{ $error }
