//! README.md of a world: what is published, what is worked out from that, and what is assumed.

use super::Settings;
use super::members::LINE;
use super::programme::budget;
use super::tally::Tally;

/// What a world assumes, a sentence each.
///
/// ```
/// use allotment::world::{Settings, assumptions};
/// assert!(assumptions(&Settings::default()).iter().any(|sentence| sentence.contains("joint table")));
/// ```
pub fn assumptions(settings: &Settings) -> Vec<String> {
    let mut sentences = vec![places(settings)];
    sentences.extend(COOPERATIVES.map(str::to_owned));
    sentences.extend(MEMBERS.map(str::to_owned));
    if settings.ties {
        sentences.push(
            "`--ties`: returns are then rounded to 0.1, shell risks to 0.05, incomes down to 100 yuan, and a \
             cooperative's members are whole scores of people who trade and hold alike, so every share is a \
             multiple of 0.05."
                .to_owned(),
        );
    }
    sentences.extend(RULES.map(str::to_owned));
    sentences
}

fn places(settings: &Settings) -> String {
    if settings.has_prefectures() {
        "The joint table of prefecture and industry is not published: industries are dealt out to the \
         prefectures by chance, without replacement, so that both margins hold exactly."
            .to_owned()
    } else {
        "The counties are made up: skewed sizes (spread 0.5), one in four on the poverty list, a skewed number of \
         cooperatives per rural person (spread 0.35); industries are dealt out to them by chance, without \
         replacement."
            .to_owned()
    }
}

const COOPERATIVES: [&str; 6] = [
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

const MEMBERS: [&str; 5] = [
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

const RULES: [&str; 4] = [
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

/// The whole file.
pub(super) fn text(settings: &Settings, tallies: &[Tally]) -> String {
    let assumed = assumptions(settings).join("\n- ");
    format!(
        "{head}\n## Published\n\n{published}\n## Assumed\n\nEvery figure here is made up; none describes a \
         real cooperative. \"Skewed about m (spread s)\" is m · exp(s · b), b bell-shaped with mean 0 and variance \
         1.\n\n- {assumed}\n\n{outcome}",
        head = head(settings),
        published = published(settings),
        outcome = outcome(settings, &Tally::total(tallies)),
    )
}

fn head(settings: &Settings) -> String {
    let Settings { cooperatives, regions, seed, ties } = settings;
    let title = if settings.has_published_counts() {
        "Guangxi 2020".to_owned()
    } else {
        format!("{} cooperatives in {} regions", thousands(*cooperatives), thousands(u64::from(*regions)))
    };
    let ties = if *ties { " --ties" } else { "" };
    format!(
        "# {title}\n\nA made-up world with published margins: how to divide support among farmers' cooperatives so \
         that poverty falls as far as the money can make it fall.\n\nMade, to the byte on every machine, by\n\n\
         ```sh\nallotment generate --cooperatives {cooperatives} --regions {regions} --seed {seed}{ties} -o DIR\n```\n"
    )
}

fn published(settings: &Settings) -> String {
    let counts = if settings.has_published_counts() {
        "- Cooperatives of each prefecture and of each industry, 2020, both exactly: Zong, Lu & Yang, \"Theoretical \
         Logic and Innovation Mechanism of Farmers' Cooperatives Supporting for Rural Revitalization in Guangxi\", \
         tables 2 and 3 (49,595 in all; \"Chizhou\" there is Hechi).\n"
    } else if settings.has_prefectures() {
        "- Cooperatives of each prefecture and of each industry are in proportion (largest remainders) to those of \
         2020: Zong, Lu & Yang, \"Theoretical Logic and Innovation Mechanism of Farmers' Cooperatives Supporting for \
         Rural Revitalization in Guangxi\", tables 2 and 3.\n"
    } else {
        "- Cooperatives of each industry are in proportion (largest remainders) to Guangxi's of 2020: Zong, Lu & \
         Yang, \"Theoretical Logic and Innovation Mechanism of Farmers' Cooperatives Supporting for Rural \
         Revitalization in Guangxi\", table 3.\n"
    };
    let people = if settings.has_prefectures() {
        "- Rural people of each prefecture, and how many of them live in the 33 counties of the national poverty list: \
         2020 population census by county (National Bureau of Statistics). They set the poor shares and the shell \
         risks below.\n"
    } else {
        "- A quarter of Guangxi's rural people live in the 33 counties of the national poverty list (census 2020).\n"
    };
    format!(
        "{counts}{people}\
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

fn outcome(settings: &Settings, total: &Tally) -> String {
    format!(
        "## What came out\n\n\
         | figure | here |\n|---|---|\n\
         | cooperatives | {} |\n| lines of members.csv | {} |\n| people | {} |\n\
         | mean income, yuan per person | {} |\n\
         | poor people (income below {} yuan) | {} |\n| poverty gap, yuan per year | {} |\n\
         | largest grants together, yuan | {} |\n| budget, yuan | {} |\n",
        thousands(total.cooperatives),
        thousands(total.lines),
        thousands(total.people),
        thousands(total.income / total.people.max(1)),
        thousands(LINE),
        thousands(total.poor),
        thousands(total.gap),
        thousands(total.grantable.all),
        thousands(budget(settings)),
    )
}

/// A whole number with commas between groups of three digits.
fn thousands(number: u64) -> String {
    super::programme::grouped(number).replace('_', ",")
}
