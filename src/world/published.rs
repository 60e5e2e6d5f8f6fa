//! The published figures that a generated world keeps.
//!
//! Sources: Zong, Lu & Yang, "Theoretical Logic and Innovation Mechanism of Farmers' Cooperatives
//! Supporting for Rural Revitalization in Guangxi", tables 2 and 3 (registered cooperatives at the end
//! of 2020); 2020 population census by county, National Bureau of Statistics (rural people, summed here);
//! the national list of 832 poverty counties, 33 of them in Guangxi.

/// Registered cooperatives in Guangxi at the end of 2020; both tables below add up to it.
pub(super) const COOPERATIVES: u64 = 49_595;

/// One of the fourteen prefectures.
pub(super) struct Prefecture {
    /// GB/T 2260.
    pub(super) code: u32,
    pub(super) name: &'static str,
    /// Registered cooperatives, 2020 (table 2).
    pub(super) cooperatives: u64,
    /// Rural people, census 2020.
    pub(super) rural_people: u64,
    /// Of them in counties of the national poverty list.
    pub(super) in_listed_counties: u64,
}

const fn prefecture(
    code: u32,
    name: &'static str,
    cooperatives: u64,
    rural_people: u64,
    in_listed_counties: u64,
) -> Prefecture {
    Prefecture { code, name, cooperatives, rural_people, in_listed_counties }
}

/// In the order of their codes.
pub(super) const PREFECTURES: [Prefecture; 14] = [
    prefecture(450_100, "Nanning", 4_247, 2_718_080, 717_964),
    prefecture(450_200, "Liuzhou", 3_859, 1_250_240, 622_799),
    prefecture(450_300, "Guilin", 5_795, 2_338_223, 178_820),
    prefecture(450_400, "Wuzhou", 2_145, 1_225_651, 0),
    prefecture(450_500, "Beihai", 976, 873_922, 0),
    prefecture(450_600, "Fangchenggang", 964, 402_433, 0),
    prefecture(450_700, "Qinzhou", 2_654, 1_914_764, 0),
    prefecture(450_800, "Guigang", 4_961, 2_158_138, 0),
    prefecture(450_900, "Yulin", 4_772, 2_912_869, 0),
    prefecture(451_000, "Baise", 4_362, 2_020_080, 1_707_367),
    prefecture(451_100, "Hezhou", 1_992, 1_018_671, 323_221),
    prefecture(451_200, "Hechi", 5_280, 1_883_946, 1_248_885),
    prefecture(451_300, "Laibin", 3_825, 1_067_899, 268_942),
    prefecture(451_400, "Chongzuo", 3_763, 1_170_932, 736_269),
];

/// An industry of table 3: the word for it in `sector`, and its cooperatives in 2020.
pub(super) struct Industry {
    pub(super) slug: &'static str,
    pub(super) cooperatives: u64,
}

const fn industry(slug: &'static str, cooperatives: u64) -> Industry {
    Industry { slug, cooperatives }
}

/// The largest first; construction had none.
pub(super) const INDUSTRIES: [Industry; 19] = [
    industry("agriculture", 44_513),
    industry("trade", 2_156),
    industry("research", 1_394),
    industry("business-services", 742),
    industry("manufacturing", 522),
    industry("environment", 52),
    industry("social-organisations", 48),
    industry("culture", 36),
    industry("information", 31),
    industry("transport", 29),
    industry("accommodation", 25),
    industry("education", 24),
    industry("residential-services", 13),
    industry("real-estate", 4),
    industry("utilities", 3),
    industry("mining", 1),
    industry("finance", 1),
    industry("health", 1),
    industry("construction", 0),
];

#[cfg(test)]
mod tests {
    use super::{COOPERATIVES, INDUSTRIES, PREFECTURES};

    #[test]
    fn both_tables_add_up_to_the_published_totals() {
        assert_eq!(PREFECTURES.iter().map(|p| p.cooperatives).sum::<u64>(), COOPERATIVES);
        assert_eq!(INDUSTRIES.iter().map(|i| i.cooperatives).sum::<u64>(), COOPERATIVES);
        assert_eq!(PREFECTURES.iter().map(|p| p.rural_people).sum::<u64>(), 22_955_848);
        assert_eq!(PREFECTURES.iter().map(|p| p.in_listed_counties).sum::<u64>(), 5_804_267);
    }
}
