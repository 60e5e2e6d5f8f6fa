### 命令行的用语：各命令、各参数的用途。

command-about = 在农民专业合作社之间分配财政补助资金：以现有资金最大限度减少贫困，符合项目的每条规则，并给出证明
command-example =
    示例：
    {"  "}allotment solve instances/guangxi-2020
command-as-text = 供人阅读
command-as-json = 供程序使用
command-as-csv = 供电子表格使用
command-as-markdown = 供文档使用
command-instance = 实例文件夹
command-format = 结果的输出格式
command-threads = 使用的线程数（默认：全部）；结果与线程数无关
command-a-thread-at-least = 请写不小于 1 的整数
command-progress-stage-read = 读取文件
command-progress-stage-check = 检查文件
command-progress-stage-curves = 计算每元资金的成效
command-progress-stage-model = 把规则写成约束条
command-progress-stage-solve = 分配资金
command-progress-stage-round = 补助取整
command-progress-stage-certify = 证明所得结果
command-progress-stage-other = 写出结果
command-progress-samples = 对各样本分配资金并评价
command-progress-errors = 按带误差的数据分配资金
command-solve-about = 分配资金并给出证明
command-solve-example =
    示例：
    {"  "}allotment solve instances/guangxi-2020 -o answer
command-solve-output = 把 report.html、allocation.xlsx、allocation.csv、allocation.json 和 proof.json 写入此文件夹
command-solve-solver = 用哪个求解器（见 `allotment list solvers`）
command-solve-relative-gap = 经证明的差距，即（上界 − 成效）/ 上界，不超过此值才算成功；整笔补助的搜索达到此值即停
command-solve-time-limit = 整笔补助的搜索满此秒数即停（在前后两段之间停下）；结果中注明
command-solve-seconds = 请写秒数，如 30 或 0.5
command-solve-timings = 在 stderr 以一行 JSON 报告各阶段秒数
command-solve-share = 请写 0 到 1 之间的数，如 0.001 表示千分之一
command-solve-large =
    { $solver } 适用于至多 { $most } 家合作社；现有 { $cooperatives } 家，可能需要数分钟，也可能放弃。`--solver engine` 不限家数。
    {""}
command-solve-too-many-for-a-sheet =
    未写 allocation.xlsx：一张工作表至多容纳 1,048,574 家合作社。全部合作社见 allocation.csv。
    {""}
command-solve-no-such-solver = 可选 { $known }
command-check-about = 检查实例文件中的错误
command-check-example =
    示例：
    {"  "}allotment check instances/guangxi-2020 --deny-warnings
command-check-deny-warnings = 警告也算错误
command-check-format = 错误的输出格式
command-verify-about = 按规则核对一份分配方案；不需要求解器
command-verify-example =
    示例：
    {"  "}allotment verify instances/guangxi-2020 answer/allocation.csv --prices answer/allocation.json
command-verify-file = 含 id 和 grant 两列的表（CSV、.xlsx、.ods、.parquet）；未列入者按 0 计
command-verify-prices = 用以证明上界的边际价格：`solve -o` 所写的 allocation.json
command-verify-solve = 求解得出这样的边际价格，以给出与最优的差距
command-explain-about = 说明原因：某笔补助、各规则、规则冲突
command-explain-example =
    示例：
    {"  "}allotment explain instances/guangxi-2020 --cooperative 450100-00001
command-explain-cooperative = 这家合作社的补助为何是此数
command-explain-rule = 一条规则：限额、实际数、边际价格和代价，使谁受益，使谁受限
command-compare-about = 用各项指标比较资金的各种分配办法
command-compare-example =
    示例：
    {"  "}allotment compare instances/guangxi-2020 --policies optimal,factor-method,equal
command-compare-policies = 只比较这些分配办法，按此顺序（见 `allotment list policies`）；差额均与第一个相比
command-compare-allocation = 另比较一份分配方案，如 "去年=FILE"，FILE 为含 id 和 grant 两列的 CSV
command-compare-measures = 只列这些指标（见 `allotment list measures`）
command-compare-by = 另按此列的每个值分列
command-compare-seed = 随机种子，用于抽签和抽样；种子相同，输出逐字节相同
command-compare-truth = 按此文件的成员数据评价（列同 members.csv）：各办法按实例自身的成员数据分配，其余不变
command-compare-levels = 另按这些列各值的贫困缺口分配，每列作一种办法，如 region,county：看分组更细有多大作用
command-compare-replicates = 对合作社重复抽样这么多次，给出各数值及其与第一个办法之差的 95 % 区间
command-compare-a-hundred = 请写不小于 100 的整数：样本太少，95 % 区间没有意义
command-compare-named-file = 请写名称和文件，如 "去年=grants.csv"
command-compare-there-is = 可选 { $names }
command-noise-about = 模拟瞄准误差：看各分配办法的成效和精准程度如何下降
command-noise-example =
    示例：
    {"  "}allotment noise instances/guangxi-2020
    {"  "}allotment noise instances/guangxi-2020 --income 0.2,0.5 --policies optimal,per-poor-member --repeats 50
command-noise-income = 收入各乘以对数正态误差，其对数的标准差取这些值（0.3 约合 30 %）
command-noise-status = 按这些灵敏度和特异度判定贫困身份，如 0.9/0.8：贫困者有 0.9 被判为贫困，其余的人有 0.8 被判为非贫困
command-noise-shell-risk = 空壳风险的对数风险比各加正态误差，其标准差取这些值
command-noise-repeats = 每种误差程度重复抽取的次数；5 % 和 95 % 分位数宜有 100 次以上
command-noise-policies = 比较这些分配办法，按此顺序（见 `allotment list policies`），不写则比较其中七种
command-noise-seed = 随机种子，用于误差和抽签；种子相同，输出逐字节相同
command-noise-a-sigma = 请写 0 到 10 之间的数，如 0.2
command-noise-two-shares = 请写两个 0 到 1 之间的数，如 0.9/0.8
command-noise-a-repeat = 请写 1 到 1000000 之间的整数
command-regress-about = 求解这些文件夹下每个带有 answer.toml 的实例，并与之比较
command-regress-example =
    示例：
    {"  "}allotment regress instances --format junit > regress.xml
command-regress-folders = 要查找的文件夹
command-regress-update = 重写来源为 allotment 自身的答案；其余只列出
command-regress-as-junit = 供 CI 服务器使用
command-regress-no-toml = answer.toml 不是有效的 TOML
command-regress-faults = 实例有错误；见 `allotment check`
command-regress-no-status = answer.toml 没有 status
command-regress-no-origin = answer.toml 没有说明 origin
command-regress-none = 无
command-regress-unknown = 无法识别 answer.toml 中的 { $key }：可写的有 status、impact、prices、tolerance、origin
command-regress-unclear-impact = 一个数
command-regress-unclear-tolerance = 从 0 到小于 1 的数
command-regress-unclear-prices = [prices] 一节，每个约束条一个数
command-regress-unclear-other = 文字
command-regress-unclear = answer.toml 的 { $key } 应为{ $what }
command-regress-status = 状态为 { $found }，应为 { $expected }
command-regress-impact = 成效为 { $found }，应为 { $expected }
command-regress-price = { $row } 的边际价格为 { $found }，应为 { $expected }
command-regress-updated = 已更新
command-regress-as-expected = 相符
command-regress-differs = 不符
command-regress-counted =
    { $as_expected } 个相符，{ $different } 个不符
    {""}
command-export-about = 写出线性规划（整笔补助时为整数规划），供其他求解器使用
command-export-example =
    示例：
    {"  "}allotment export instances/guangxi-2020 -o guangxi.mps
command-export-output = 要写入的文件：以 .mps 结尾为自由格式 MPS，以 .lp 结尾为 LP 格式
command-export-ending = 文件名须以 .mps 或 .lp 结尾
command-export-written =
    已写 { $file }：{ $rows } 行，{ $columns } 列
    {""}
command-export-step = 步长为 { $yuan } { $currency }。
command-export-variables = x<i>_<k>：合作社 i 在其曲线第 k 段上所得的步数（以步长为单位，取整数）；各段依次填满。
command-export-whole = x<i>_<k>：整数。合作社 i 可得的连续金额为一段；不予补助没有变量。
command-export-runs = 每段先有一个 0-1 变量：1 表示至少得该段最低金额；只有一段时没有此变量。
command-export-pieces = 其后为高出该金额的步数（整数），按曲线的直线段依次填满。
command-export-order = 合作社按编码逐字节排序，从 1 起编号。
command-export-constant = constant：固定为 1；其系数为事先锁定的补助的成效，各限额不含这些补助。
command-export-exact-at-optimum = 弯曲的曲线以折线代替：在最优附近精确，别处偏低。
command-export-coarse = 弯曲的曲线以折线代替，转折点之间偏低；没有找到最优。
command-generate-about = 按公布的各项合计数生成一个合成实例
command-generate-example =
    示例：
    {"  "}allotment generate --cooperatives 2200000 --regions 2850 -o china
command-generate-cooperatives = 合作社家数
command-generate-regions = 地区个数
command-generate-seed = 种子相同，输出逐字节相同
command-generate-ties = 斜率和比例取粗档，使许多合作社并列
command-generate-output = 要写入的文件夹，须为新的或空的
command-generate-force = 覆盖文件夹中已有内容
command-generate-written =
    已写 { $folder }，其假设为：
    - { $assumptions }
    {""}
command-report-about = 把完整结果写成一页，供阅读或打印
command-report-example =
    示例：
    {"  "}allotment report instances/guangxi-2020 -o report.html
command-report-output = 把该页写入此文件（默认：stdout）
command-completions-about = 输出 shell 补全参数所需的脚本
command-completions-example =
    示例：
    {"  "}allotment completions bash > ~/.local/share/bash-completion/completions/allotment
command-completions-shell = 用于哪种 shell
command-man-about = 输出手册页
command-man-example =
    示例：
    {"  "}allotment man > allotment.1
command-man-name = 名称
command-man-synopsis = 概要
command-man-options = 选项
command-man-commands = 命令
command-list-about = 列出可用的各项
command-list-example =
    示例：
    {"  "}allotment list rules
command-list-what = 列出哪一类
