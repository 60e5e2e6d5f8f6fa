//! `allotment export`: the program in a file that any solver reads.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use allotment::impact::Impact;
use allotment::lp::{Title, Written, lp_format, mps};
use allotment::pipeline::{Chords, Export, Exported, program};
use allotment::solve::catalog;
use allotment::words::command::{self, export as words};

use super::faults::refuse;
use super::output::{say, stream, unwritable};
use super::{Ending, Format, read_instance};

#[derive(clap::Args)]
#[command(about = words::ABOUT.text(), after_help = words::EXAMPLE.text())]
pub(super) struct Arguments {
    #[arg(help = command::INSTANCE.text())]
    instance: PathBuf,
    #[arg(short, long, value_name = "FILE", value_parser = file, help = words::OUTPUT.text())]
    output: Output,
}

/// Where to, and how.
#[derive(Clone)]
struct Output {
    file: PathBuf,
    format: ProgramFormat,
}

#[derive(Clone, Copy)]
enum ProgramFormat {
    Mps,
    Lp,
}

fn file(name: &str) -> Result<Output, String> {
    let file = PathBuf::from(name);
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    let format = match ending.as_deref() {
        Some("mps") => ProgramFormat::Mps,
        Some("lp") => ProgramFormat::Lp,
        _ => return Err(words::ENDING.text().to_owned()),
    };
    Ok(Output { file, format })
}

pub(super) fn run(arguments: &Arguments) -> Ending {
    let instance = match read_instance(&arguments.instance, "export", Format::Text) {
        Ok(instance) => instance,
        Err(ending) => return ending,
    };
    let impact = Impact::of(&instance);
    let export = program(&instance, &impact, catalog()[0]);
    let title = title(&export);
    let Output { file, format } = &arguments.output;
    let written = make_folder(file).and_then(|()| {
        stream(file, |out| match &export.program {
            Exported::Linear(model) => write(out, *format, &model.program, &title),
            Exported::Whole(model) => write(out, *format, model, &title),
        })
    });
    if let Err(fault) = written {
        return refuse(&[unwritable(file, &fault)], "export", Format::Text);
    }
    let (rows, columns) = match &export.program {
        Exported::Linear(model) => (model.program.rows().len(), model.program.columns()),
        Exported::Whole(model) => (model.program.rows.len(), model.program.columns.len()),
    };
    say(&words::written(&file.display().to_string(), rows, columns + 1));
    Ending::Answered
}

fn write(
    out: &mut dyn Write,
    format: ProgramFormat,
    program: &impl Written,
    title: &Title,
) -> io::Result<()> {
    match format {
        ProgramFormat::Mps => mps::write(out, program, title),
        ProgramFormat::Lp => lp_format::write(out, program, title),
    }
}

/// As for the folder of `solve -o`: it is made if it is missing.
fn make_folder(file: &Path) -> io::Result<()> {
    file.parent().map_or(Ok(()), std::fs::create_dir_all)
}

/// What a reader of the file needs to know.
fn title(export: &Export<'_>) -> Title {
    let instance = export.problem.scene().instance;
    let funds = instance.funds();
    let mut notes = vec![
        instance.name().to_owned(),
        format!("sha256 {}", instance.sha256()),
        words::ORDER.text().to_owned(),
        words::step(funds.step.get(), &funds.currency),
        words::CONSTANT.text().to_owned(),
    ];
    let variables: &[_] = match export.program {
        Exported::Linear(_) => &[words::VARIABLES],
        Exported::Whole(_) => &[words::WHOLE, words::RUNS, words::PIECES],
    };
    notes.extend(variables.iter().map(|line| line.text().to_owned()));
    notes.extend(match export.chords {
        Chords::Exact => None,
        Chords::ExactAtOptimum => Some(words::EXACT_AT_OPTIMUM.text().to_owned()),
        Chords::Coarse => Some(words::COARSE.text().to_owned()),
    });
    Title { notes, constant: export.constant.to_f64() }
}
