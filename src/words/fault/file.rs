//! Files and tables as such: what cannot be read, and shapes that no table has.

use super::Sentence;

pub(super) const SENTENCES: &[Sentence] = &[
    Sentence {
        code: "instance::column-missing",
        message: "{file} has no column `{column}`",
        help: "add it, or give one of its headings this name: {known} (an instance may also name another heading under [columns])",
    },
    Sentence {
        code: "instance::column-near-known",
        message: "the column `{column}` means nothing to us, though `{known}` would",
        help: "if it is meant, call it `{known}`; else give it a name less like it",
    },
    Sentence {
        code: "instance::column-renamed-twice",
        message: "the heading {value} is to stand for `{first}` and for `{second}`",
        help: "name one heading for each, or take one of the two lines out",
    },
    Sentence {
        code: "instance::column-replaced",
        message: "the column `{column}` is not used: members.csv takes its place",
        help: "remove the column, or remove members.csv",
    },
    Sentence {
        code: "instance::column-twice",
        message: "there are two columns `{column}`",
        help: "rename or remove one of them",
    },
    Sentence {
        code: "instance::column-unknown",
        message: "no table has a column `{column}`",
        help: "add the column, or name one that is there: the nearest is `{nearest}`, all are {known}",
    },
    Sentence {
        code: "instance::cooperative-unknown",
        message: "`{value}` is no id of cooperatives.csv",
        help: "correct the id, or add the cooperative to cooperatives.csv",
    },
    Sentence {
        code: "instance::encoding",
        message: "{file} is neither UTF-8 nor GB18030: there is a byte {value} that fits neither",
        help: "save it again as \"CSV UTF-8\" (a table) or as UTF-8 (instance.toml)",
    },
    Sentence {
        code: "instance::file-missing",
        message: "there is no {file} in {folder}",
        help: "put {file} there; an instance is a folder with instance.toml and cooperatives.csv",
    },
    Sentence {
        code: "instance::file-not-read",
        message: "{file} is not read, though its name is like {read}",
        help: "call it {read} if it is meant, else give it another name",
    },
    Sentence {
        code: "instance::file-unreadable",
        message: "{file} cannot be read: {reason}",
        help: "check its name, or put a file that you may read in its place",
    },
    Sentence {
        code: "instance::folder-missing",
        message: "{folder} cannot be read as a folder: {reason}",
        help: "name the folder of an instance: it holds instance.toml and cooperatives.csv",
    },
    Sentence {
        code: "instance::id-empty",
        message: "this line does not say which cooperative it is about",
        help: "fill in the id, or delete the line",
    },
    Sentence {
        code: "instance::id-twice",
        message: "the id `{value}` stands in line {first} already",
        help: "give every cooperative an id of its own, or delete the line",
    },
    Sentence {
        code: "instance::no-workbook",
        message: "{file} cannot be read as a workbook: {reason}",
        help: "open it in a spreadsheet and save it anew, as .xlsx or as \"CSV UTF-8\"",
    },
    Sentence { code: "instance::not-yet", message: "{thing} is not supported yet", help: "{instead}" },
    Sentence {
        code: "instance::quote-open",
        message: "a quote opens here and never closes",
        help: "close it with a second quote; a quote within a cell is written twice",
    },
    Sentence {
        code: "instance::ragged",
        message: "cells in this line: {cells}; headings: {headings}",
        help: "give it as many cells as there are headings; a cell that holds a comma needs quotes around it",
    },
    Sentence {
        code: "instance::reads-as-formula",
        message: "spreadsheets take {count} of the column `{column}` for formulas, first `{value}`",
        help: "begin them with a letter or a digit; until then allocation.csv has them behind an apostrophe",
    },
    Sentence {
        code: "instance::separator",
        message: "cells are separated by `{value}` here",
        help: "save the table with commas between cells",
    },
    Sentence {
        code: "instance::table-empty",
        message: "{file} has no lines below its headings",
        help: "add at least one line",
    },
];
