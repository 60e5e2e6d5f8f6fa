//! What headings mean: our own names, those that `[columns]` gives them, and the Chinese ones in common use.
//!
//! A heading may end in its unit, in brackets: `max_grant (万元)`, `补助上限（万元）`, `返还比例（%）`. Its numbers are then
//! that many yuan, or per cent. A unit behind a heading that means nothing to us is a part of the heading.

use super::renames::Renames;

/// A column's name for us, and the power of ten by which its numbers are to be multiplied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) shift: i8,
}

/// Headings of cooperatives, the likelier first.
const COOPERATIVES: &[(&str, &[&str])] = &[
    ("id", &["合作社编码", "合作社编号", "合作社代码", "统一社会信用代码", "编码", "编号", "代码"]),
    ("name", &["合作社名称", "合作社", "单位名称", "名称"]),
    (
        "members",
        &["成员数", "成员人数", "成员总数", "社员数", "社员人数", "成员户数", "入社户数", "入社农户数"],
    ),
    (
        "poor_members",
        &[
            "贫困成员数",
            "贫困成员人数",
            "贫困成员",
            "贫困社员数",
            "贫困户数",
            "贫困成员户数",
            "低收入成员数",
            "低收入成员人数",
        ],
    ),
    (
        "poor_income",
        &["贫困成员人均收入", "贫困成员人均年收入", "低收入成员人均收入", "低收入成员人均年收入"],
    ),
    (
        "poor_trade_share",
        &["贫困成员交易占比", "贫困成员交易额占比", "贫困成员交易量占比", "低收入成员交易占比"],
    ),
    ("poor_capital_share", &["贫困成员出资占比", "贫困成员出资额占比", "低收入成员出资占比"]),
    ("return", &["每元增收", "资金增收率", "增收率"]),
    ("by_trade", &["按交易量返还比例", "按交易额返还比例", "交易返还比例"]),
    ("by_capital", &["按出资额分配比例", "按出资分配比例", "出资分红比例"]),
    ("shell_risk", &["空壳风险", "空壳概率", "空壳社概率"]),
    ("min_grant", &["补助下限", "最低补助", "最低补助额"]),
    ("max_grant", &["补助上限", "最高补助", "最高补助额", "补助限额"]),
    ("sizes", &["补助档次", "补助标准"]),
    ("locked", &["锁定", "已定补助"]),
    ("impact_per_yuan", &["每元成效", "每元效益"]),
];

/// Headings of their members.
const MEMBERS: &[(&str, &[&str])] = &[
    ("cooperative", &["合作社编码", "合作社编号", "合作社代码", "统一社会信用代码", "所属合作社", "合作社"]),
    ("people", &["人数", "人口", "家庭人口", "户人口"]),
    ("income", &["人均收入", "人均年收入", "人均纯收入", "人均可支配收入"]),
    ("trade", &["交易额", "交易量"]),
    ("capital", &["出资额", "出资"]),
];

/// Headings of given curves.
const CURVES: &[(&str, &[&str])] = &[
    ("cooperative", &["合作社编码", "合作社编号", "合作社代码", "统一社会信用代码", "合作社"]),
    ("up_to", &["资金上限", "累计资金"]),
    ("slope", &["每元成效", "边际成效"]),
];

/// Headings of a drawing's squares.
const TILES: &[(&str, &[&str])] = &[
    ("group", &["组别", "地区", "设区市", "市", "县", "县区", "县（市、区）", "乡镇"]),
    ("row", &["行"]),
    ("column", &["列"]),
    ("label", &["简称"]),
];

/// Headings of an allocation.
const ALLOCATION: &[(&str, &[&str])] = &[
    ("id", &["合作社编码", "合作社编号", "合作社代码", "统一社会信用代码", "编码", "编号", "代码"]),
    ("grant", &["补助", "补助金额", "补助资金", "补助额", "金额"]),
];

/// The list for a file, by its name.
fn list(file: &str) -> &'static [(&'static str, &'static [&'static str])] {
    match file.split('.').next() {
        Some("cooperatives") => COOPERATIVES,
        Some("members") => MEMBERS,
        Some("curves") => CURVES,
        Some("tiles") => TILES,
        _ => ALLOCATION,
    }
}

/// The names of a table's headings.
pub(super) fn names(file: &str, headings: &[String], renames: &Renames<'_>) -> Vec<Named> {
    let mut named: Vec<Named> = headings
        .iter()
        .map(|heading| {
            let name = renames.name_of(heading);
            let shift = if name == heading { 0 } else { unit(heading).1 };
            Named { name: name.to_owned(), shift }
        })
        .collect();
    for (name, aliases) in list(file) {
        if named.iter().any(|one| one.name == *name) {
            continue;
        }
        let is_free = |at: usize, named: &[Named]| named[at].name == headings[at];
        let found = std::iter::once(name).chain(*aliases).find_map(|alias| {
            (0..headings.len()).find(|at| is_free(*at, &named) && is_written(unit(&headings[*at]).0, alias))
        });
        if let Some(at) = found {
            named[at] = Named { name: (*name).to_owned(), shift: unit(&headings[at]).1 };
        }
    }
    named
}

/// Can a table hold ids under this heading?
pub(super) fn is_key(heading: &str) -> bool {
    let lists = [COOPERATIVES, MEMBERS];
    let keys = lists.iter().map(|list| list[0]);
    let means = |alias: &&str| *alias != "合作社" && is_written(heading, alias);
    keys.into_iter().any(|(name, aliases)| is_written(heading, name) || aliases.iter().any(means))
}

/// Is it the heading, wherever a narrow cell has broken it?
fn is_written(heading: &str, alias: &str) -> bool {
    heading == alias || heading.split_whitespace().flat_map(str::chars).eq(alias.chars())
}

/// Units of money other than yuan, with their powers of ten.
const MULTIPLES: [(&str, i8); 5] = [("百元", 2), ("千元", 3), ("万元", 4), ("百万元", 6), ("亿元", 8)];

/// Does a heading end in a unit?
pub(super) fn says_unit(heading: &str) -> bool {
    unit(heading).0 != heading
}

/// The unit that a title says, as `单位：万元` does, if it is another than yuan.
pub(super) fn unit_of_title(title: &str) -> Option<&'static str> {
    let said = title.split("单位").nth(1)?.trim_start_matches(['：', ':', ' ']);
    let word = said.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    MULTIPLES.iter().map(|(unit, _)| *unit).find(|unit| *unit == word)
}

/// A heading without its unit, and the unit's power of ten.
fn unit(heading: &str) -> (&str, i8) {
    let whole = (heading, 0);
    let Some(inner) = heading.strip_suffix([')', '）']) else { return whole };
    let Some(open) = inner.rfind(['(', '（']) else { return whole };
    let bracket = inner[open..].chars().next().map_or(1, char::len_utf8);
    // Per person, per year: that is said of the name, not of the number.
    let word = inner[open + bracket..].split(['/', '·']).next().unwrap_or_default().trim();
    let shift = match word {
        "元" | "人民币元" | "yuan" | "CNY" | "人" | "户" | "名" | "个" => 0,
        "%" | "％" => -2,
        _ => match MULTIPLES.iter().find(|(unit, _)| *unit == word) {
            Some((_, shift)) => *shift,
            None => return whole,
        },
    };
    (inner[..open].trim(), shift)
}

#[cfg(test)]
mod tests {
    use super::{Renames, names, unit_of_title};

    fn read(file: &str, headings: &[&str]) -> Vec<(String, i8)> {
        let headings: Vec<String> = headings.iter().map(|one| (*one).to_owned()).collect();
        let named = names(file, &headings, &Renames::default());
        named.into_iter().map(|one| (one.name, one.shift)).collect()
    }

    fn named(pairs: &[(&str, i8)]) -> Vec<(String, i8)> {
        pairs.iter().map(|(name, shift)| ((*name).to_owned(), *shift)).collect()
    }

    #[test]
    fn common_headings_are_known_with_their_units() {
        assert_eq!(
            read(
                "cooperatives.xlsx",
                &["合作社编码", "编号", "补助上限（万元）", "贫困成员交易占比(％)", "产值（万元）"]
            ),
            named(&[("id", 0), ("编号", 0), ("max_grant", 4), ("poor_trade_share", -2), ("产值（万元）", 0)])
        );
        assert_eq!(
            read("members.csv", &["合作社编码", "人数", "人均收入（元/年）", "交易额（万元）"]),
            named(&[("cooperative", 0), ("people", 0), ("income", 0), ("trade", 4)])
        );
        assert_eq!(read("cooperatives.csv", &["max_grant (万元)"]), named(&[("max_grant", 4)]));
    }

    #[test]
    fn headings_broken_in_narrow_cells_are_known() {
        assert_eq!(
            read("cooperatives.xlsx", &["合作社 编码", "贫困成员 人均收入 （元）", "补助 上限（万元）"]),
            named(&[("id", 0), ("poor_income", 0), ("max_grant", 4)])
        );
    }

    #[test]
    fn a_title_says_a_unit_only_after_the_word_for_it() {
        for (title, unit) in [
            ("单位：万元", Some("万元")),
            ("（金额单位: 千元）", Some("千元")),
            ("单位：万元、户", Some("万元")),
            ("单位：元", None),
            ("填报单位：某县农业农村局", None),
            ("补助 5 万元", None),
        ] {
            assert_eq!(unit_of_title(title), unit, "{title}");
        }
    }

    #[test]
    fn a_name_of_ours_comes_before_a_common_heading() {
        assert_eq!(read("cooperatives.csv", &["编号", "id"]), named(&[("编号", 0), ("id", 0)]));
    }
}
