//! `allotment init`: the beginning of an instance, from a table of cooperatives.

use std::path::{Path, PathBuf};

use allotment::diagnostic::Diagnostic;
use allotment::instance::sketch;
use allotment::words::fault::reason;
use allotment::words::foreign::visible;
use allotment::words::init as words;

use super::faults::refuse;
use super::output::{print, unwritable, write};
use super::{Ending, Format};

#[derive(clap::Args)]
#[command(about = words::ABOUT.text(), after_help = words::EXAMPLE.text())]
pub(super) struct Arguments {
    #[arg(value_name = "DIR", help = words::FOLDER.text())]
    folder: PathBuf,
    #[arg(help = words::TABLE.text())]
    table: PathBuf,
}

pub(super) fn run(arguments: &Arguments) -> Ending {
    match begin(arguments) {
        Ok(told) => print(told, Ending::Answered),
        Err(faults) => refuse(&faults, "init", Format::Text),
    }
}

/// Writes the folder; what to do next.
fn begin(arguments: &Arguments) -> Result<String, Vec<Diagnostic>> {
    let (folder, table) = (&arguments.folder, &arguments.table);
    let lost = |path: &Path, fault: &std::io::Error| vec![unwritable(path, fault)];
    if folder.join("instance.toml").exists() {
        return Err(vec![Diagnostic::error("cli::begun").with("path", folder.display())]);
    }
    let unreadable = |fault: std::io::Error| {
        let missing = Diagnostic::error("instance::file-unreadable").with("file", table.display());
        vec![missing.with("reason", reason(fault.kind()))]
    };
    let bytes = std::fs::read(table).map_err(unreadable)?;
    let ending = table.extension().map_or("csv".to_owned(), |ending| ending.to_string_lossy().to_lowercase());
    let file = format!("cooperatives.{ending}");
    let found = sketch(&file, &bytes)?;
    let name = table.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let quoted = |text: &str| toml_edit::value(text).to_string().trim().to_owned();
    let settings = words::settings(&words::Start {
        name: &quoted(&name),
        id: found.id.as_deref().map(quoted).as_deref(),
        group: found.group.as_deref().map(quoted).as_deref(),
        has: &|name| found.has(name),
    });
    std::fs::create_dir_all(folder).map_err(|fault| lost(folder, &fault))?;
    write(folder, &file, &bytes).map_err(|fault| vec![*fault])?;
    write(folder, "instance.toml", settings.as_bytes()).map_err(|fault| vec![*fault])?;
    let columns: Vec<String> =
        found.columns.iter().map(|(heading, name)| words::column(&visible(heading), name)).collect();
    let others: Vec<String> = found.others.iter().map(|heading| visible(heading).into_owned()).collect();
    let has_poverty = ["members", "poor_members", "poor_income"].iter().all(|name| found.has(name));
    let given = found.has("impact_per_yuan");
    let table = words::Table { file: &file, sheet: found.sheet.as_deref().map(visible), lines: found.lines };
    let told = words::found(&folder.display().to_string(), &table, &columns, &others);
    Ok(told + &words::next(&folder.display().to_string(), has_poverty || given))
}
