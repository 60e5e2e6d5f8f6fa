//! Policies on every measure.

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::measure::{Measure, Unit};
use crate::study::measures;
use crate::words::comparison as said;
use crate::words::page::note;
use crate::words::sheets::name;
use crate::words::title;

use super::super::Dossier;
use super::super::comparison_text::is_said;
use super::page::{Cell, Page, known, text};

pub(super) fn write(book: &mut Workbook, dossier: &Dossier<'_>) -> Result<(), XlsxError> {
    let Some(report) = &dossier.studies.policies else { return Ok(()) };
    let comparison = &report.comparison;
    let all: Vec<&Measure> = measures().collect();
    let places: Vec<usize> = (0..all.len()).filter(|place| is_said(comparison, *place)).collect();
    let mut page = Page::add(book, name::COMPARISON.text(), places.len() + 2)?;
    let measured = places.iter().map(|place| all[*place].heading());
    page.headings([said::POLICY.text()].into_iter().chain(measured).chain([said::BROKEN.text()]))?;
    for judged in &comparison.judged {
        let values = places.iter().map(|place| known(judged.values[*place], kind(all[*place].unit)));
        let broken: Vec<&str> = judged.broken.iter().map(|row| title::rule(row)).collect();
        let broken = said::broken(&broken, 0, judged.not_allowed);
        page.add_line([text(title::policy(&judged.name))].into_iter().chain(values).chain([text(broken)]))?;
    }
    for absent in &comparison.absent {
        page.add_line([text(note::left_out(title::policy(&absent.name), &absent.why))])?;
    }
    page.skip();
    for place in places {
        page.add_line([text(all[place].heading()), text(all[place].meaning())])?;
    }
    Ok(())
}

/// How a figure of this unit is shown.
fn kind(unit: Unit) -> fn(f64) -> Cell<'static> {
    match unit {
        Unit::Yuan | Unit::People | Unit::Cooperatives => Cell::Whole,
        Unit::Impact | Unit::YuanPerYear => Cell::Number,
        Unit::ShareOfMoney | Unit::ShareOfPeople | Unit::Share => Cell::Share,
        Unit::ImpactPerYuan | Unit::Index => Cell::Price,
    }
}
