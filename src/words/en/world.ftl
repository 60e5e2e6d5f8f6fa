### The words of `generate`: what a made-up world takes from publications, and what it assumes.

world-prefectures = The joint table of prefecture and industry is not published: industries are dealt out to the prefectures by chance, without replacement, so that both margins hold exactly.
world-counties = The counties are made up: skewed sizes (spread 0.5), one in four on the poverty list, a skewed number of cooperatives per rural person (spread 0.35); industries are dealt out to them by chance, without replacement.
world-cooperatives-1 = `tier`: of a thousand cooperatives 5 are national, 20 provincial, 40 municipal, 80 county demonstration cooperatives, wherever they are and whatever they do.
world-cooperatives-2 = `project`, what the support would be spent on: 45 % industry, 25 % infrastructure, 18 % training, 12 % ecology.
world-cooperatives-3 = `max_grant` of a cooperative without a tier: 20,000 yuan.
world-cooperatives-4 = `shell_risk`: skewed (spread 0.7, at most 0.6) about 0.5 % for national, 1 % provincial, 2 % municipal, 4 % county, 10 % no tier, times the region's cooperatives per rural person over the mean: many registrations for few people are taken as a sign of shells.
world-cooperatives-5 = `return`: skewed (spread 0.35, from 0.08 to 0.90) about 0.30 yuan of yearly member income per yuan for industry, 0.28 infrastructure, 0.34 training, 0.26 ecology.
world-cooperatives-6 = `by_trade` 0.60 to 0.70 (60 % is the law's least), `by_capital` 0.05 to 0.25, the rest per head, never below 0.15: assets formed by subsidies count equally among members.
world-members-1 = Members are people, skewed about a median of 30 (spread 0.75, from 5 to 400), fewer than the 66 households that the national register gives, since many of those neither trade nor hold capital.
world-members-2 = The share of poor members is skewed (spread 1.0, at most 0.85); its mean is about 12 % where nobody lives in a poverty-list county and 37 % where everybody does, on a straight line between: how many people live below 6,000 yuan is not published by prefecture.
world-members-3 = Bands of a cooperative: far below the line (2,600 to 4,999 yuan), close below it (5,000 to 5,999, more of them near the line), lower middle, upper middle, and a core of 6 to 18 % of the people; incomes above the line are lower where more people live in poverty-list counties, and set so that the mean of Guangxi 2020 comes out near the published 14,815 yuan.
world-members-4 = Trade, thousand yuan per person: 2.0–5.0 far below the line, 2.5–5.5 close below, 2.5–6.0 and 3.0–7.5 in the middle, 5.0–12.0 in the core.
world-members-5 = Capital, thousand yuan per person: 0–1.0 far below, 0.2–1.2 close below, 0.5–2.0 and 1.0–2.5 in the middle, 4.0–15.0 in the core.
world-ties = `--ties`: returns are then rounded to 0.1, shell risks to 0.05, incomes down to 100 yuan, and a cooperative's members are whole scores of people who trade and hold alike, so every share is a multiple of 0.05.
world-drawing = `tiles.csv`: the prefectures on a grid of squares, set out by hand roughly as they lie on the map; only reports draw it, and no figure depends on it.
world-guangxi = Guangxi 2020
world-name = { $cooperatives } cooperatives in { $regions } regions, seed { $seed }{ $ties }
world-name-ties = , with ties
world-programme = Public support for farmers' cooperatives: where every figure comes from is said in README.md.
world-programme-budget = yuan
world-programme-step = grants are whole multiples of this many yuan
world-programme-line = yuan per person per year
world-programme-measure = yuan of poverty gap closed per year
world-programme-max-leakage = of the money: most that may reach members above the line, or shells
world-programme-max-shell-exposure = of the money: most that may be lost to cooperatives that are not real
world-programme-min-coverage = of poor members
world-programme-full-coverage = yuan per poor member that count as covered
world-programme-factors = What the factor method would go by: base, task and performance, weighed as one city does.
world-rule-regions = every region by its poor
world-rule-regions-purpose = A region's share of the money stays near its share of poor members.
world-rule-industry = industry first
world-rule-industry-purpose = Central linking funds: at least 60 % for industry (No. 1 Document 2023, item 15).
world-rule-demonstration = demonstration cooperatives
world-rule-demonstration-purpose = Leading cooperatives are rewarded, and leave most of the money to the others.
world-rule-value-chain = processing and sales
world-rule-value-chain-purpose = Cooperatives that process and sell what members grow.
world-rules-1 = The poverty line of 6,000 yuan is the level below which provinces watched for relapse in 2021, taken as a line.
world-rules-2 = The budget is 360 million yuan for 49,595 cooperatives, in proportion at other sizes: about three years at the national average.
world-rules-3 = The limits on leakage (0.74), shell exposure (0.07) and coverage (0.60 at 500 yuan per poor member) are chosen so that each of them binds in Guangxi.
world-rules-4 = The regions' floors (0.80) and caps (1.35 times the share of poor members), the 10 to 25 % for demonstration cooperatives and the 6 % for processing and sales are made up; floors are lowered, or rules left out, where too few cooperatives are there for one; all rules together may still clash below about a thousand cooperatives.
world-title = { $cooperatives } cooperatives in { $regions } regions
world-readme =
    # { $title }

    A made-up world with published margins: how to divide support among farmers' cooperatives so that poverty falls as far as the money can make it fall.

    Made, to the byte on every machine, by

    ```sh
    { $command }
    ```

    ## Published

    { $published }
    ## Assumed

    Every figure here is made up; none describes a real cooperative. "Skewed about m (spread s)" is m · exp(s · b), b bell-shaped with mean 0 and variance 1.

    - { $assumed }

    { $outcome }
world-published-exactly =
    - Cooperatives of each prefecture and of each industry, 2020, both exactly: Zong, Lu & Yang, "Theoretical Logic and Innovation Mechanism of Farmers' Cooperatives Supporting for Rural Revitalization in Guangxi", tables 2 and 3 (49,595 in all; "Chizhou" there is Hechi).
    {""}
world-published =
    { $list }{ $people }- `max_grant` of 200,000, 100,000, 60,000 and 30,000 yuan for national, provincial, municipal and county demonstration cooperatives: one published scheme.
    - At least 60 % of the distributable surplus goes by trade (Law on Farmers' Specialised Cooperatives, 2017, art. 44); a cooperative has at least five members (art. 12).
    - At least 60 % of linking funds for industry: No. 1 Document 2023, item 15.
    - For scale: about 4.8 billion yuan of fiscal support in 2017, 2,483 yuan per cooperative; 100.9 million member households in 1.5311 million cooperatives at the end of 2015; rural income per person in Guangxi 14,815 yuan in 2020.
    {""}
world-published-by-prefecture =
    - Cooperatives of each prefecture and of each industry are in proportion (largest remainders) to those of 2020: Zong, Lu & Yang, "Theoretical Logic and Innovation Mechanism of Farmers' Cooperatives Supporting for Rural Revitalization in Guangxi", tables 2 and 3.
    {""}
world-published-by-industry =
    - Cooperatives of each industry are in proportion (largest remainders) to Guangxi's of 2020: Zong, Lu & Yang, "Theoretical Logic and Innovation Mechanism of Farmers' Cooperatives Supporting for Rural Revitalization in Guangxi", table 3.
    {""}
world-published-people =
    - A quarter of Guangxi's rural people live in the 33 counties of the national poverty list (census 2020).
    {""}
world-published-people-by-prefecture =
    - Rural people of each prefecture, and how many of them live in the 33 counties of the national poverty list: 2020 population census by county (National Bureau of Statistics). They set the poor shares and the shell risks below.
    {""}
world-table =
    ## What came out

    | figure | here |
    |---|---|
    | cooperatives | { $cooperatives } |
    | lines of members.csv | { $lines } |
    | people | { $people } |
    | mean income, yuan per person | { $mean_income } |
    | poor people (income below { $line } yuan) | { $poor } |
    | poverty gap, yuan per year | { $gap } |
    | largest grants together, yuan | { $grants } |
    | budget, yuan | { $budget } |
    {""}
