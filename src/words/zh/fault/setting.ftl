### instance.toml：语法、节、键和词。

instance-factors-without-weight = [factor_method] 没有给任何因素赋权重
    .help =
    请在其下写各列及其权重，如：
    {"    "}members = 0.6
    {"    "}poor_members = 0.4
instance-fill-in = 仍标有“待填”、可能还是示例的行：{ $count } 行，首行为 `{ $key }`
    .help = 请改为本项目的数字，并删去“待填”标记
instance-format-unknown = 格式为 { $value }，而目前只支持格式 1
    .help = 请写 format = 1，或改用更新版本的 allotment
instance-key-missing = 缺少 { $field }
    .help =
    请在 { $whereabouts }写：
    { $lines }
instance-key-unknown = `{ $key }` 不是 { $section } 的键
    .help = 最相近的是 `{ $nearest }`；可用的有 { $known }
instance-section-expected = { $what } 为 { $value }，应为一节
    .help = 请单独一行写 { $section }，其键写在下面各行
instance-setting-unused = { $what } 不起作用：成效由 curves.csv 或 impact_per_yuan 给出
    .help = 请去掉它，或去掉给定的成效
instance-toml-syntax = 这不是 TOML：{ $reason }
    .help = 写法见 toml.io；文字须加引号，数字不加
instance-word-unknown = { $what } 为 { $value }
    .help = 最相近的是 `{ $nearest }`；可用的有 { $known }
instance-wrong-type = { $what } 为 { $value }，此处应为{ $expected }
    .help = 请写{ $expected }：数字不加引号，文字加引号
