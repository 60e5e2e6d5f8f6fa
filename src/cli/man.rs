//! `allotment man`: the manual page, with a section for every command.

use std::io;

use allotment::words::command::man as words;
use clap::CommandFactory;
use clap_mangen::Man;

use super::Ending;
use super::output::print;

#[derive(clap::Args)]
#[command(about = words::ABOUT.text(), after_help = words::EXAMPLE.text())]
pub(super) struct Arguments {}

pub(super) fn run() -> Ending {
    let page = page().expect("memory takes every line");
    print(page, Ending::Answered)
}

fn page() -> io::Result<Vec<u8>> {
    let mut command = super::Arguments::command();
    // Commands take on what is said of all of them only when they are built.
    command.build();
    let mut page = Vec::new();
    Man::new(command.clone()).render(&mut page)?;
    for one in command.get_subcommands().filter(|one| one.get_name() != "help") {
        let man = Man::new(one.clone());
        page.extend(format!(".SH \"{}\"\n", one.get_name().to_uppercase()).bytes());
        let mut about = Vec::new();
        man.render_description_section(&mut about)?;
        man.render_synopsis_section(&mut about)?;
        man.render_options_section(&mut about)?;
        // Sections of a command are below its own.
        page.extend(String::from_utf8_lossy(&about).replace(".SH ", ".SS ").bytes());
    }
    Ok(page)
}
