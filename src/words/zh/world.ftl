### `generate` 的用语：合成实例取自哪些公开数据，作了哪些假设。

world-prefectures = 设区市与产业的联合分布没有公布：把各产业的合作社随机、不放回地分到各设区市，使两方面的合计数都完全相符。
world-counties = 各县是虚构的：规模呈偏态（离散度 0.5），四分之一列入贫困县名单，农村人均合作社数呈偏态（离散度 0.35）；各产业的合作社随机、不放回地分到各县。
world-cooperatives-1 = `tier`：每千家合作社中国家级示范社 5 家、省级 20 家、市级 40 家、县级 80 家，不论所在地和产业。
world-cooperatives-2 = `project`，即补助的用途：产业 45 %、基础设施 25 %、培训 18 %、生态 12 %。
world-cooperatives-3 = 非示范社的 `max_grant`：20,000 元。
world-cooperatives-4 = `shell_risk`：呈偏态（离散度 0.7，至多 0.6），国家级以 0.5 %、省级 1 %、市级 2 %、县级 4 %、非示范社 10 % 为中心，再乘以当地农村人均合作社数与平均数之比：人少而登记多，视为空壳的迹象。
world-cooperatives-5 = `return`，即每元补助每年为成员增加的收入：呈偏态（离散度 0.35，从 0.08 到 0.90），产业以 0.30 元、基础设施 0.28 元、培训 0.34 元、生态 0.26 元为中心。
world-cooperatives-6 = `by_trade` 为 0.60 到 0.70（法律规定至少 60 %），`by_capital` 为 0.05 到 0.25，其余按人头，且不低于 0.15：财政补助形成的资产平均量化到成员。
world-members-1 = 成员以人计，呈偏态，中位数 30（离散度 0.75，从 5 到 400），少于全国登记的平均 66 户，因为登记成员中许多既不交易也不出资。
world-members-2 = 贫困成员占比呈偏态（离散度 1.0，至多 0.85）；没有人居住在贫困县的地区平均约 12 %，全部居住在贫困县的地区平均约 37 %，介于其间的按直线取值：收入低于 6,000 元的人数没有按设区市公布。
world-members-3 = 合作社成员分为几档：远低于贫困线（2,600 到 4,999 元）、略低于贫困线（5,000 到 5,999 元，接近贫困线的较多）、中下、中上，及占人数 6 到 18 % 的核心成员；贫困县人口占比越高，贫困线以上的收入越低；收入水平的设定使广西 2020 年的平均数接近公布的 14,815 元。
world-members-4 = 交易额（人均千元）：远低于贫困线 2.0–5.0，略低 2.5–5.5，中间两档 2.5–6.0 和 3.0–7.5，核心成员 5.0–12.0。
world-members-5 = 出资额（人均千元）：远低于贫困线 0–1.0，略低 0.2–1.2，中间两档 0.5–2.0 和 1.0–2.5，核心成员 4.0–15.0。
world-ties = `--ties`：另将增收率取到 0.1，空壳风险取到 0.05，收入向下取到 100 元；每家合作社的成员人数为 20 的倍数，各人交易和出资相同，因此各比例都是 0.05 的倍数。
world-drawing = `tiles.csv`：各设区市在方格图中的位置，大致按地图上的方位手工排列；只用于报告中的示意图，不影响任何数字。
world-guangxi = 广西 2020
world-name = { $regions } 个地区的 { $cooperatives } 家合作社，随机种子 { $seed }{ $ties }
world-name-ties = （含并列）
world-programme = 农民专业合作社财政补助项目：每个数字的来源见 README.md。
world-programme-budget = 元
world-programme-step = 各笔补助须为此数（元）的整数倍
world-programme-line = 元/人·年
world-programme-measure = 每年缩小的贫困缺口（元）
world-programme-max-leakage = 占资金比例：至多可到达贫困线以上成员或空壳社的部分
world-programme-max-shell-exposure = 占资金比例：至多可能落入空壳社的部分
world-programme-min-coverage = 占贫困成员比例
world-programme-full-coverage = 每名贫困成员得到此数（元）即视为覆盖
world-programme-factors = 因素法所用的因素：基础、任务、绩效，权重取自某市的做法。
world-rule-regions = 各地区按贫困成员
world-rule-regions-purpose = 各地区所得资金占比与其贫困成员占比相近。
world-rule-industry = 产业优先
world-rule-industry-purpose = 中央衔接资金：至少 60 % 用于产业（2023 年中央一号文件第 15 条）。
world-rule-demonstration = 示范社
world-rule-demonstration-purpose = 奖励示范社，同时把大部分资金留给其他合作社。
world-rule-value-chain = 加工销售
world-rule-value-chain-purpose = 加工和销售成员产品的合作社。
world-rules-1 = 贫困线 6,000 元是各省 2021 年防返贫监测的收入标准，此处用作贫困线。
world-rules-2 = 49,595 家合作社的预算为 3.6 亿元，其他规模按比例确定：约相当于按全国平均水平的三年之数。
world-rules-3 = 漏出率（0.74）、空壳暴露率（0.07）和覆盖率（0.60，每名贫困成员 500 元）的限额，取值使其在广西都起约束作用。
world-rules-4 = 各地区的下限和上限（贫困成员占比的 0.80 倍和 1.35 倍）、示范社的 10 到 25 %、加工销售的 6 % 都是假设的；合作社太少、达不到下限时，降低该下限或略去该规则；合作社不足约一千家时，全部规则仍可能相互冲突。
world-title = { $regions } 个地区的 { $cooperatives } 家合作社
world-readme =
    # { $title }

    一个各项合计数与公开数据相符的合成实例：如何在农民专业合作社之间分配补助，以现有资金最大限度减少贫困。

    由以下命令生成，在任何机器上结果逐字节相同：

    ```sh
    { $command }
    ```

    ## 公开数据

    { $published }
    ## 假设

    此处每个数字都是合成的，不反映任何真实的合作社。“以 m 为中心的偏态（离散度 s）”指 m · exp(s · b)，b 呈钟形分布，均值 0，方差 1。

    - { $assumed }

    { $outcome }
world-published-exactly =
    - 2020 年各设区市和各产业的合作社数，两方面都完全相符：Zong, Lu & Yang, "Theoretical Logic and Innovation Mechanism of Farmers' Cooperatives Supporting for Rural Revitalization in Guangxi"，表 2 和表 3（共 49,595 家；其中 "Chizhou" 即河池）。
    {""}
world-published =
    { $list }{ $people }- 国家、省、市、县级示范社的 `max_grant` 为 200,000、100,000、60,000 和 30,000 元：取自一个已公布的扶持办法。
    - 可分配盈余至少 60 % 按交易量（额）返还（《农民专业合作社法》2017 年修订，第四十四条）；合作社至少有五名成员（第十二条）。
    - 衔接资金用于产业的比例至少 60 %：2023 年中央一号文件第 15 条。
    - 规模参照：2017 年财政扶持资金约 48 亿元，平均每家合作社 2,483 元；2015 年底 153.11 万家合作社有成员 1.009 亿户；2020 年广西农村人均收入 14,815 元。
    {""}
world-published-by-prefecture =
    - 各设区市和各产业的合作社数与 2020 年的公布数成比例（最大余数法）：Zong, Lu & Yang, "Theoretical Logic and Innovation Mechanism of Farmers' Cooperatives Supporting for Rural Revitalization in Guangxi"，表 2 和表 3。
    {""}
world-published-by-industry =
    - 各产业的合作社数与广西 2020 年的公布数成比例（最大余数法）：Zong, Lu & Yang, "Theoretical Logic and Innovation Mechanism of Farmers' Cooperatives Supporting for Rural Revitalization in Guangxi"，表 3。
    {""}
world-published-people =
    - 广西农村人口的四分之一居住在国家贫困县名单的 33 个县（2020 年人口普查）。
    {""}
world-published-people-by-prefecture =
    - 各设区市的农村人口，及其中居住在国家贫困县名单 33 个县的人数：2020 年人口普查分县资料（国家统计局）。下文的贫困成员占比和空壳风险据此设定。
    {""}
world-table =
    ## 结果

    | 项目 | 数值 |
    |---|---|
    | 合作社 | { $cooperatives } |
    | members.csv 的行数 | { $lines } |
    | 人数 | { $people } |
    | 平均收入（元/人） | { $mean_income } |
    | 贫困人数（收入低于 { $line } 元） | { $poor } |
    | 贫困缺口（元/年） | { $gap } |
    | 各社补助上限合计（元） | { $grants } |
    | 预算（元） | { $budget } |
    {""}
