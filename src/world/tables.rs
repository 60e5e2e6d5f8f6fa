//! The two tables, line by line as they are drawn.

use std::io::{Result, Write};

use super::Settings;
use super::apportion::apportion;
use super::cooperative::Cooperative;
use super::members::{self, Band};
use super::published::INDUSTRIES;
use super::region::regions;
use super::tally::Tally;
use super::urn::Urn;
use crate::chance::Chance;

const COOPERATIVES_HEADING: &str =
    "id,region,sector,tier,project,shell_risk,return,by_trade,by_capital,max_grant";
const MEMBERS_HEADING: &str = "cooperative,people,income,trade,capital";

/// Writes both tables, and counts each region.
pub(super) fn write(
    settings: &Settings,
    cooperatives: &mut impl Write,
    members: &mut impl Write,
) -> Result<Vec<Tally>> {
    let chance = &mut Chance::from_seed(settings.seed);
    let regions = regions(settings, chance);
    let published = INDUSTRIES.map(|industry| industry.cooperatives);
    let mut industries = Urn::new(apportion(settings.cooperatives, &published));
    let most = regions.iter().map(|region| region.cooperatives).max().unwrap_or(0);
    let digits = most.to_string().len().max(5);
    let mut tallies = vec![Tally::default(); regions.len()];
    let mut bands = Vec::new();
    let mut id = String::new();

    writeln!(cooperatives, "{COOPERATIVES_HEADING}")?;
    writeln!(members, "{MEMBERS_HEADING}")?;
    for (region, tally) in regions.iter().zip(&mut tallies) {
        for number in 1..=region.cooperatives {
            let sector = INDUSTRIES[industries.draw(chance)].slug;
            let mut cooperative = Cooperative::draw(region, chance);
            members::draw(region, chance, &mut bands);
            if settings.ties {
                cooperative = cooperative.coarse();
                members::coarsen(&mut bands);
            }
            tally.count(&cooperative, sector, &bands);

            id.clear();
            std::fmt::Write::write_fmt(&mut id, format_args!("{}-{number:0digits$}", region.code))
                .expect("a string takes whatever is written");
            write_cooperative(cooperatives, &id, &region.name, sector, &cooperative)?;
            write_members(members, &id, &bands)?;
        }
    }
    Ok(tallies)
}

fn write_cooperative(
    table: &mut impl Write,
    id: &str,
    region: &str,
    sector: &str,
    cooperative: &Cooperative,
) -> Result<()> {
    writeln!(
        table,
        "{id},{region},{sector},{},{},0.{:03},0.{:02},0.{:02},0.{:02},{}",
        cooperative.tier.word(),
        cooperative.project,
        cooperative.shell_risk_thousandths,
        cooperative.return_hundredths,
        cooperative.by_trade_hundredths,
        cooperative.by_capital_hundredths,
        cooperative.tier.max_grant(),
    )
}

fn write_members(table: &mut impl Write, id: &str, bands: &[Band]) -> Result<()> {
    for Band { people, income, trade, capital } in bands {
        writeln!(table, "{id},{people},{income},{trade},{capital}")?;
    }
    Ok(())
}
