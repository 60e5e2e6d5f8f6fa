### `init` 的用语：所写的设置，及所说的话。

init-about = 由合作社电子表格新建一个实例
init-example =
    示例：
    {"  "}allotment init programme cooperatives.xlsx
init-folder = 实例文件夹，由本命令新建
init-table = 合作社表：CSV、.xlsx、.ods、.xls 或 .parquet
init-settings =
    # 标有“待填”的各行是示例：请改为本项目的数字，并删去“待填”标记。
    format = 1
    name = { $name }

    {"["}funds]
    budget = 1_000_000            # 待填：预算，元
    step = 1_000                  # 各笔补助须为此数（元）的整数倍
    {""}
init-settings-poverty =
    {""}
    {"["}poverty]
    line = 6_000                  # 待填：贫困线，元/人·年
    measure = "gap"               # gap（贫困缺口）、squared-gap（平方贫困缺口）或 headcount（贫困人数）
    {""}
init-settings-return = 每元补助每年为成员增加的收入（元）
init-settings-by-trade = 每元补助中按交易量（额）到达成员的比例（法律规定至少 60 %）
init-settings-by-capital = ……按出资额到达成员的比例；其余按人头
init-settings-shell-risk = 合作社为空壳社的概率（空壳风险）
init-settings-impact =
    {""}
    {"["}impact]                      # 表中没有说明时适用
    {""}
init-settings-fill-in = 待填：{ $meaning }
init-settings-grants =
    {""}
    {"["}grants]
    max_grant = 100_000           # 待填：一家合作社至多可得的补助，元
    {""}
init-settings-report =
    {""}
    {"["}report]
    by = { $group }

    # 如有类似规则，可照此写：
    # [[rules]]
    # name = "各组都有"
    # each = { $group }
    # at_least = {"{"} times = 0.5, share_of = "members" {"}"}
    {""}
init-no-column = 无
init-found =
    { $folder }：instance.toml，及 { $file }（{ $lines } 家合作社）
    {""}
init-found-in-sheet =
    { $folder }：instance.toml，及 { $file }（工作表 `{ $sheet }`，{ $lines } 家合作社）
    {""}
init-known =
    认出的列：{ $known }
    {""}
init-others =
    其他列（规则和报告可以引用）：{ $others }
    {""}
init-next =
    {""}
    下一步：
    {"  "}1. 在 { $folder }/instance.toml 中标有“待填”处填入本项目的数字
    {"  "}2. allotment check { $folder }
    {""}
init-next-with-people =
    {""}
    下一步：
    {"  "}1. 在 { $folder }/instance.toml 中标有“待填”处填入本项目的数字
    {"  "}2. 说明谁是贫困成员：写 members、poor_members 和 poor_income 三列，或写 members.csv（cooperative、people、income）
    {"  "}3. allotment check { $folder }
    {""}
