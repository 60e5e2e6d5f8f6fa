### 单个的数和单元格。

instance-cell-empty = { $what } 是空的
    .help = 请写一个数；没有则写 0
instance-money-negative = { $what } 为 { $value }
    .help = 请写 0 或更大的数{ $otherwise }
instance-money-not-whole = { $what } 为 { $value }，不是整元数
    .help = 请取整到元
instance-number-negative = { $what } 为 { $value }
    .help = 请写 0 或更大的数
instance-number-not-finite = { $what } 为 { $value }，不是数额
    .help = 请写一个数
instance-number-too-long = { $what } 为 { $value }，超过 18 位
    .help = 请至多写 18 位数字，小数点后至多 18 位
instance-number-unreadable = { $what } 为 `{ $value }`，不是数
    .help = 请用数字和小数点，如 1234.5 或 1,234.5，不带单位；60% 写作 0.60
instance-number-zero = { $what } 为 { $value }
    .help = 请写大于 0 的数
instance-share-outside = { $what } 为 { $value }，不是比例
    .help = 请写 0 到 1 之间的数，如 30 % 写作 0.30
instance-total-too-long = { $all }合计超过 18 位，无法计数
    .help = 请减少位数
