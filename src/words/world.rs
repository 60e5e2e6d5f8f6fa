//! The words of `generate`: what a made-up world takes from publications, and what it assumes.

/// How places and industries are dealt out, where regions are Guangxi's prefectures.
pub const PREFECTURES: &str = "The joint table of prefecture and industry is not published: industries are dealt out to the \
         prefectures by chance, without replacement, so that both margins hold exactly.";
/// Likewise, where they are made-up counties.
pub const COUNTIES: &str = "The counties are made up: skewed sizes (spread 0.5), one in four on the poverty list, a skewed number of \
         cooperatives per rural person (spread 0.35); industries are dealt out to them by chance, without \
         replacement.";

/// What is assumed of cooperatives.
pub const COOPERATIVES: [&str; 6] = [
    "`tier`: of a thousand cooperatives 5 are national, 20 provincial, 40 municipal, 80 county demonstration \
     cooperatives, wherever they are and whatever they do.",
    "`project`, what the support would be spent on: 45 % industry, 25 % infrastructure, 18 % training, 12 % \
     ecology.",
    "`max_grant` of a cooperative without a tier: 20,000 yuan.",
    "`shell_risk`: skewed (spread 0.7, at most 0.6) about 0.5 % for national, 1 % provincial, 2 % municipal, 4 % \
     county, 10 % no tier, times the region's cooperatives per rural person over the mean: many registrations for \
     few people are taken as a sign of shells.",
    "`return`: skewed (spread 0.35, from 0.08 to 0.90) about 0.30 yuan of yearly member income per yuan for \
     industry, 0.28 infrastructure, 0.34 training, 0.26 ecology.",
    "`by_trade` 0.60 to 0.70 (60 % is the law's least), `by_capital` 0.05 to 0.25, the rest per head, never below \
     0.15: assets formed by subsidies count equally among members.",
];

/// What is assumed of their members.
pub const MEMBERS: [&str; 5] = [
    "Members are people, skewed about a median of 30 (spread 0.75, from 5 to 400), fewer than the 66 households \
     that the national register gives, since many of those neither trade nor hold capital.",
    "The share of poor members is skewed (spread 1.0, at most 0.85); its mean is about 12 % where nobody lives \
     in a poverty-list county and 37 % where everybody does, on a straight line between: how many people live \
     below 6,000 yuan is not published by prefecture.",
    "Bands of a cooperative: far below the line (2,600 to 4,999 yuan), close below it (5,000 to 5,999, more of them \
     near the line), lower middle, upper middle, and a core of 6 to 18 % of the people; incomes above the line are \
     lower where more people live in poverty-list counties, and set so that the mean of Guangxi 2020 comes out near \
     the published 14,815 yuan.",
    "Trade, thousand yuan per person: 2.0–5.0 far below the line, 2.5–5.5 close below, 2.5–6.0 and 3.0–7.5 in the \
     middle, 5.0–12.0 in the core.",
    "Capital, thousand yuan per person: 0–1.0 far below, 0.2–1.2 close below, 0.5–2.0 and 1.0–2.5 in the middle, \
     4.0–15.0 in the core.",
];

/// What `--ties` changes.
pub const TIES: &str = "`--ties`: returns are then rounded to 0.1, shell risks to 0.05, incomes down to 100 yuan, and a \
             cooperative's members are whole scores of people who trade and hold alike, so every share is a \
             multiple of 0.05.";

/// What is assumed of the rules.
pub const RULES: [&str; 4] = [
    "The poverty line of 6,000 yuan is the level below which provinces watched for relapse in 2021, taken as a \
     line.",
    "The budget is 360 million yuan for 49,595 cooperatives, in proportion at other sizes: about three years at \
     the national average.",
    "The limits on leakage (0.74), shell exposure (0.07) and coverage (0.60 at 500 yuan per poor member) are \
     chosen so that each of them binds in Guangxi.",
    "The regions' floors (0.80) and caps (1.35 times the share of poor members), the 10 to 25 % for demonstration \
     cooperatives and the 6 % for processing and sales are made up; floors are lowered, or rules left out, where \
     too few cooperatives are there for one; all rules together may still clash below about a thousand \
     cooperatives.",
];

/// How the counts of cooperatives stand to the published ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// Both margins exactly.
    Published,
    /// Both in proportion.
    ByPrefecture,
    /// Industries in proportion.
    ByIndustry,
}

/// The title of a world that is not Guangxi itself.
pub fn title(cooperatives: &str, regions: &str) -> String {
    format!("{cooperatives} cooperatives in {regions} regions")
}

/// A world's README; `command` makes the world, `published`, `assumed` and `outcome` are its parts.
pub fn readme(title: &str, command: &str, [published, assumed, outcome]: [&str; 3]) -> String {
    format!(
        "# {title}\n\nA made-up world with published margins: how to divide support among farmers' cooperatives so \
         that poverty falls as far as the money can make it fall.\n\nMade, to the byte on every machine, by\n\n\
         ```sh\n{command}\n```\n\n## Published\n\n{published}\n## Assumed\n\nEvery figure here is made up; none describes a \
         real cooperative. \"Skewed about m (spread s)\" is m · exp(s · b), b bell-shaped with mean 0 and variance \
         1.\n\n- {assumed}\n\n{outcome}"
    )
}

/// What is published.
pub fn published(counts: Counts) -> String {
    let list = match counts {
        Counts::Published => {
            "- Cooperatives of each prefecture and of each industry, 2020, both exactly: Zong, Lu & Yang, \"Theoretical \
         Logic and Innovation Mechanism of Farmers' Cooperatives Supporting for Rural Revitalization in Guangxi\", \
         tables 2 and 3 (49,595 in all; \"Chizhou\" there is Hechi).\n"
        }
        Counts::ByPrefecture => {
            "- Cooperatives of each prefecture and of each industry are in proportion (largest remainders) to those of \
         2020: Zong, Lu & Yang, \"Theoretical Logic and Innovation Mechanism of Farmers' Cooperatives Supporting for \
         Rural Revitalization in Guangxi\", tables 2 and 3.\n"
        }
        Counts::ByIndustry => {
            "- Cooperatives of each industry are in proportion (largest remainders) to Guangxi's of 2020: Zong, Lu & \
         Yang, \"Theoretical Logic and Innovation Mechanism of Farmers' Cooperatives Supporting for Rural \
         Revitalization in Guangxi\", table 3.\n"
        }
    };
    let people = if counts == Counts::ByIndustry {
        "- A quarter of Guangxi's rural people live in the 33 counties of the national poverty list (census 2020).\n"
    } else {
        "- Rural people of each prefecture, and how many of them live in the 33 counties of the national poverty list: \
         2020 population census by county (National Bureau of Statistics). They set the poor shares and the shell \
         risks below.\n"
    };
    format!(
        "{list}{people}\
         - `max_grant` of 200,000, 100,000, 60,000 and 30,000 yuan for national, provincial, municipal and county \
         demonstration cooperatives: one published scheme.\n\
         - At least 60 % of the distributable surplus goes by trade (Law on Farmers' Specialised Cooperatives, 2017, \
         art. 44); a cooperative has at least five members (art. 12).\n\
         - At least 60 % of linking funds for industry: No. 1 Document 2023, item 15.\n\
         - For scale: about 4.8 billion yuan of fiscal support in 2017, 2,483 yuan per cooperative; 100.9 million member \
         households in 1.5311 million cooperatives at the end of 2015; rural income per person in Guangxi 14,815 yuan \
         in 2020.\n"
    )
}

/// What came out, every figure in groups of three.
#[expect(missing_docs, reason = "each is a line of the table")]
pub struct Outcome<'a> {
    pub cooperatives: &'a str,
    pub lines: &'a str,
    pub people: &'a str,
    pub mean_income: &'a str,
    pub line: &'a str,
    pub poor: &'a str,
    pub gap: &'a str,
    pub grants: &'a str,
    pub budget: &'a str,
}

impl Outcome<'_> {
    /// The table.
    pub fn table(&self) -> String {
        let Outcome { cooperatives, lines, people, mean_income, line, poor, gap, grants, budget } = self;
        format!(
            "## What came out\n\n\
         | figure | here |\n|---|---|\n\
         | cooperatives | {cooperatives} |\n| lines of members.csv | {lines} |\n| people | {people} |\n\
         | mean income, yuan per person | {mean_income} |\n\
         | poor people (income below {line} yuan) | {poor} |\n| poverty gap, yuan per year | {gap} |\n\
         | largest grants together, yuan | {grants} |\n| budget, yuan | {budget} |\n"
        )
    }
}
