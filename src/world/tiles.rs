//! tiles.csv of a world: Guangxi's prefectures as reports draw them.

use super::Settings;
use super::published::PREFECTURES;
use super::tally::Tally;

/// Roughly as they lie on the map, north above: 18 of the 20 sides between two squares are borders in truth.
const GRID: [[&str; 4]; 4] = [
    ["", "", "Liuzhou", "Guilin"],
    ["Baise", "Hechi", "Laibin", "Hezhou"],
    ["Chongzuo", "Nanning", "Guigang", "Wuzhou"],
    ["Fangchenggang", "Qinzhou", "Beihai", "Yulin"],
];

/// The whole file, with every prefecture that has a cooperative; made-up counties lie nowhere.
pub(super) fn text(settings: &Settings, tallies: &[Tally]) -> Option<String> {
    if !settings.has_prefectures() {
        return None;
    }
    let has_cooperatives = |name: &&str| {
        let mut all = PREFECTURES.iter().zip(tallies);
        all.any(|(prefecture, tally)| prefecture.name == *name && tally.cooperatives > 0)
    };
    let mut text = "group,row,column\n".to_owned();
    for (row, names) in (1..).zip(GRID) {
        for (column, name) in (1..).zip(names).filter(|(_, name)| has_cooperatives(name)) {
            text.push_str(&format!("{name},{row},{column}\n"));
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::{GRID, PREFECTURES};

    #[test]
    fn every_prefecture_has_one_square() {
        let mut drawn: Vec<&str> = GRID.concat().into_iter().filter(|name| !name.is_empty()).collect();
        let mut all = PREFECTURES.map(|prefecture| prefecture.name);
        drawn.sort_unstable();
        all.sort_unstable();
        assert_eq!(drawn, all);
    }
}
