//! `allotment export`: the linear program in a file that any solver reads.

use std::path::{Path, PathBuf};

use allotment::diagnostic::Diagnostic;
use allotment::impact::Impact;
use allotment::lp::{Title, lp_format, mps};
use allotment::model::Problem;
use allotment::pipeline::{Chords, Export, program};
use allotment::solve::catalog;

use super::output::{refuse, stream, unwritable};
use super::{Ending, read_instance};

/// Write the linear program for other solvers
#[derive(clap::Args)]
#[command(after_help = "Example:\n  allotment export instances/guangxi-2020 -o guangxi.mps")]
pub(super) struct Arguments {
    /// The instance's folder
    instance: PathBuf,
    /// The file to write: free MPS if it ends in .mps, the LP format if in .lp
    #[arg(short, long, value_name = "FILE", value_parser = file)]
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
        _ => return Err("the file's name must end in .mps or .lp".to_owned()),
    };
    Ok(Output { file, format })
}

pub(super) fn run(arguments: &Arguments) -> Ending {
    let Some(instance) = read_instance(&arguments.instance) else { return Ending::WrongInput };
    let impact = Impact::of(&instance);
    if !Problem::state(&instance, &impact).is_linear() {
        return refuse(&Diagnostic::error("cli::export-whole"));
    }
    let export = program(&instance, &impact, catalog()[0]);
    let title = title(&export);
    let Output { file, format } = &arguments.output;
    let written = make_folder(file).and_then(|()| {
        stream(file, |out| match format {
            ProgramFormat::Mps => mps::write(out, &export.model.program, &title),
            ProgramFormat::Lp => lp_format::write(out, &export.model.program, &title),
        })
    });
    if let Err(fault) = written {
        return unwritable(file, &fault);
    }
    let program = &export.model.program;
    eprintln!("wrote {}: {} rows, {} columns", file.display(), program.rows().len(), program.columns() + 1);
    Ending::Answered
}

/// As for the folder of `solve -o`: it is made if it is missing.
fn make_folder(file: &Path) -> std::io::Result<()> {
    file.parent().map_or(Ok(()), std::fs::create_dir_all)
}

/// What a reader of the file needs to know.
fn title(export: &Export<'_>) -> Title {
    let instance = export.problem.scene().instance;
    let funds = instance.funds();
    let mut notes = vec![
        instance.name().to_owned(),
        format!("sha256 {}", instance.sha256()),
        "x<i>_<k>: whole steps to cooperative i, on straight piece k of its curve; pieces fill in order."
            .into(),
        "Cooperatives are counted from 1 in the order of their ids, compared byte by byte.".into(),
        format!("A step is {} {}.", funds.step.get(), funds.currency),
        "constant: fixed at 1; its cost is the impact of grants that are fixed, which the limits leave out."
            .into(),
    ];
    notes.extend(match export.chords {
        Chords::Exact => None,
        Chords::ExactAtOptimum => {
            Some("Bent curves are joined by lines: exact around the optimum, elsewhere too low.".to_owned())
        }
        Chords::Coarse => {
            Some("Bent curves are joined by lines and too low between; no optimum was found.".to_owned())
        }
    });
    Title { notes, constant: export.constant.to_f64() }
}
