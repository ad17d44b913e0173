//! A file that no `mod` names is compiled by nobody: its tests pass because they never run.

use super::{Complaints, fine, seen_through, sources::files};

/// `files` with the text of each, below a folder whose roots (`lib.rs`, `main.rs`) need no naming.
fn orphans(files: &[(String, String)]) -> Complaints {
    let named = |path: &str| {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let module = if name == "mod.rs" { folder.rsplit('/').next().unwrap_or(folder) } else { name };
        let above = if name == "mod.rs" { folder.rsplit_once('/').map_or("", |(above, _)| above) } else { folder };
        let line = format!("mod {};", module.trim_end_matches(".rs"));
        let inside = |own: &str| above.is_empty() && !own.contains('/');
        let holds = |own: &str| own == format!("{above}/mod.rs") || own == format!("{above}.rs") || inside(own);
        files.iter().any(|(own, text)| holds(own) && text.contains(&line))
    };
    let roots = ["lib.rs", "main.rs"];
    let lost = files.iter().filter(|(path, _)| !roots.contains(&path.as_str()) && !named(path));
    lost.map(|(path, _)| format!("{path}: no module names it")).collect()
}

#[test]
fn every_file_is_compiled() {
    for folder in ["src", "tests", "benches"] {
        fine(orphans(&files(folder, ".rs")));
    }
    let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
    let house =
        || vec![file("main.rs", "mod pages;"), file("pages/mod.rs", "pub mod a;\nmod b;"), file("pages/a.rs", "")];
    fine(orphans(&[house(), vec![file("pages/b/mod.rs", "mod c;"), file("pages/b/c.rs", "")]].concat()));
    seen_through(orphans(&[house(), vec![file("pages/d.rs", "")]].concat()), "pages/d.rs");
    seen_through(orphans(&[house(), vec![file("pages/e/mod.rs", "")]].concat()), "pages/e/mod.rs");
}
