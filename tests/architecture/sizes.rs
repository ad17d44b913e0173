//! Sizes: what is small is read.

use std::collections::BTreeMap;

use super::{
    Complaints, fine, seen_through,
    sources::{Source, files, sources},
};

const FILE: usize = 350;
const FUNCTION: usize = 50;
const PARAMETERS: usize = 6;
const TEMPLATE: usize = 160;
const FOLDER: usize = 18;

fn lengths(files: &[(String, String)], most: usize) -> Complaints {
    let long = files.iter().map(|(path, text)| (path, text.lines().count())).filter(|(_, lines)| *lines > most);
    long.map(|(path, lines)| format!("{path}: {lines} lines, at most {most}")).collect()
}

fn functions(sources: &[Source]) -> Complaints {
    let mut complaints = Vec::new();
    for source in sources {
        for function in source.functions() {
            let (path, name, lines) = (&source.path, &function.name, function.lines);
            if lines > FUNCTION {
                complaints.push(format!("{path}: {name} has {lines} lines, at most {FUNCTION}"));
            }
            let count = function.parameters.len();
            if count > PARAMETERS {
                complaints.push(format!("{path}: {name} takes {count} parameters, at most {PARAMETERS}"));
            }
        }
    }
    complaints
}

fn folders(paths: &[String]) -> Complaints {
    let mut count = BTreeMap::<&str, usize>::new();
    for path in paths {
        *count.entry(path.rsplit_once('/').map_or("", |(folder, _)| folder)).or_default() += 1;
    }
    let full = count.into_iter().filter(|(folder, files)| *files > FOLDER && *folder != "entities");
    full.map(|(folder, files)| format!("{folder}/: {files} files, at most {FOLDER}")).collect()
}

fn paths(files: Vec<(String, String)>) -> Vec<String> {
    files.into_iter().map(|(path, _)| path).collect()
}

#[test]
fn files_are_short() {
    for folder in ["src", "migrations/src", "tests", "benches"] {
        fine(lengths(&files(folder, ".rs"), FILE));
    }
    fine(lengths(&files("templates", ".html"), TEMPLATE));
    seen_through(lengths(&[("a.rs".into(), "\n".repeat(351))], FILE), "351 lines");
}

#[test]
fn functions_are_short_and_take_little() {
    fine(functions(&sources()));
    let long = format!("fn a() {{\n{}}}", "let x = 1;\n".repeat(60));
    seen_through(functions(&[Source::new("a.rs", &long)]), "62 lines");
    let wide = "impl A { fn b(&self, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8) {} }";
    seen_through(functions(&[Source::new("a.rs", wide)]), "7 parameters");
}

#[test]
fn folders_are_small() {
    for (folder, ending) in [("src", ".rs"), ("templates", ".html"), ("tests", ".rs"), ("locales", ".ftl")] {
        fine(folders(&paths(files(folder, ending))));
    }
    let many: Vec<String> = (0..19).map(|n| format!("pages/{n}.rs")).collect();
    seen_through(folders(&many), "19 files");
}
