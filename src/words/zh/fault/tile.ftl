### 报告中各组所画的位置。

instance-tile-group-unknown = `{ $column }` 列中没有 `{ $value }`，因此不画这一格
    .help = 最接近的是 `{ $nearest }`：请按表中的写法填写，或删去这一行
instance-tile-missing = 没有方格的组有 { $count } 个，图中不画：{ $names }
    .help = 请为各组写一行，注明行和列；也可不写：各表和合计数包含全部组
instance-tile-position = { $what } 为 `{ $value }`，不是方格图中的位置
    .help = 请写 1 到 { $most } 的整数：行自上而下数，列自左而右数
instance-tile-taken = `{ $value }` 在第 { $row } 行第 { $column } 列，而第 { $first } 行已把 `{ $other }` 放在那里
    .help = 请为其中一个另写行或列
instance-tile-twice = `{ $value }` 在第 { $first } 行已有方格
    .help = 两行请只留一行
instance-tiles-unused = { $file } 没有用到，因为没有说明报告按哪一列分组
    .help = 请在 [report] 下写明它所画的列，例如 by = "region"，或删去该文件
