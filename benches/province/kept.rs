//! Filled markets are kept between runs, under a name that changes with the migrations and with what fills them.

use std::{
    path::{Path, PathBuf},
    time::Instant,
};

use sha2::{Digest, Sha256};

use super::{Size, fill};
use crate::kit::database::{admin, on_postgres, postgres};

/// What a market of that size is copied from: a file, or a database of the server of this run. Made where there is none.
pub async fn kept(size: &Size) -> String {
    let name = format!("market_{}_{}", size.name, key());
    let begun = Instant::now();
    let (from, made) = if on_postgres() { in_server(&name, size).await } else { in_file(&name, size).await };
    if made {
        println!("filled {name} in {} s", begun.elapsed().as_secs());
    }
    from
}

async fn in_file(name: &str, size: &Size) -> (String, bool) {
    let folder = root().join("target/bench");
    std::fs::create_dir_all(&folder).expect("a folder for what is kept");
    let file = folder.join(format!("{name}.db"));
    if file.exists() {
        return (file.display().to_string(), false);
    }
    let old = format!("market_{}_", size.name);
    for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(&old) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
    let part = folder.join(format!("{name}.part"));
    fill(&format!("sqlite:{}?mode=rwc", part.display()), size).await;
    std::fs::rename(&part, &file).expect("the market is kept");
    (file.display().to_string(), true)
}

async fn in_server(name: &str, size: &Size) -> (String, bool) {
    let known = databases(&format!("market_{}_", size.name)).await;
    if known.iter().any(|known| known == name) {
        return (name.to_owned(), false);
    }
    for old in known {
        admin(&format!("DROP DATABASE \"{old}\" WITH (FORCE)")).await;
    }
    let part = format!("{name}_part");
    admin(&format!("CREATE DATABASE {part}")).await;
    fill(&postgres(&part), size).await;
    admin(&format!("ALTER DATABASE {part} RENAME TO {name}")).await;
    (name.to_owned(), true)
}

async fn databases(beginning: &str) -> Vec<String> {
    let db = sea_orm::Database::connect(postgres("postgres")).await.expect("the server answers");
    let sql = format!("SELECT datname::text FROM pg_database WHERE starts_with(datname, '{beginning}')");
    let names = super::sheet::texts(&db, &sql).await;
    db.close().await.expect("closed");
    names
}

/// Of everything that decides what is in them.
fn key() -> String {
    let mut files = Vec::new();
    for folder in ["migrations/src", "migrations/data", "benches/province"] {
        files_of(&root().join(folder), &mut files);
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        hash.update(std::fs::read(&file).expect("a source"));
    }
    hash.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

fn files_of(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("sources").flatten() {
        let path = entry.path();
        if path.is_dir() { files_of(&path, files) } else { files.push(path) }
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
