//! Floors: which part of the house may know which.

use super::{
    Complaints, fine, seen_through,
    sources::{Source, sources},
};

/// Part → what it may name besides itself.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("kernel", &[]),
    ("config", &[]),
    ("entities", &["kernel"]),
    ("infra", &["entities", "kernel", "config"]),
    ("market", &["infra", "entities", "kernel"]),
    ("app", &["infra", "kernel", "config"]),
    ("web", &["app", "infra", "entities", "kernel", "config"]),
    ("pages", &["market", "web", "app", "infra", "kernel", "config"]),
    ("worker", &["market", "app", "infra", "entities", "kernel", "config"]),
    ("router", &["pages", "web", "app", "infra", "kernel", "config"]),
    ("site", &["router", "pages", "web", "app"]),
    ("staff", &["market", "app", "infra", "kernel", "config"]),
    ("figures", &["market", "app", "infra", "kernel"]),
    ("check", &["figures", "app", "infra"]),
    ("production", &["market", "app", "config"]),
    ("healthy", &["config"]),
    ("documents", &["market", "app", "infra", "kernel"]),
    ("backup", &["app", "infra", "entities", "kernel"]),
    ("start", &["market", "app", "infra", "kernel", "config"]),
    ("demo", &["market", "app", "infra", "entities", "kernel", "config"]),
];

/// Libraries that a part must not name.
const NEVER: &[(&str, &[&str])] = &[
    ("kernel", &["axum", "tera", "tokio", "tower", "tower_http", "tower_sessions"]),
    ("entities", &["axum", "tera", "tokio", "tower", "tower_http", "tower_sessions"]),
    ("infra", &["axum", "axum_extra", "http", "tower_http", "tower_sessions"]),
    ("market", &["axum", "axum_extra", "http", "tera", "tower", "tower_http", "tower_sessions", "lettre"]),
    ("pages", &["sea_orm", "migrations", "lettre"]),
    ("router", &["sea_orm"]),
    ("site", &["sea_orm"]),
];

const BANNED: &[&str] = &["utils", "util", "helpers", "helper", "common", "services", "service", "manager", "misc"];

fn of<'a>(table: &'a [(&str, &'a [&'a str])], floor: &str) -> Option<&'a [&'a str]> {
    table.iter().find(|(name, _)| *name == floor).map(|(_, known)| *known)
}

fn arrows(sources: &[Source]) -> Complaints {
    let mut complaints = Vec::new();
    for source in sources.iter().filter(|s| !["lib", "main"].contains(&s.floor())) {
        let floor = source.floor();
        let Some(known) = of(MAY_KNOW, floor) else {
            complaints.push(format!("{}: {floor:?} is no part of the house", source.path));
            continue;
        };
        for path in source.paths() {
            let wrong = match path.first().map(String::as_str) {
                Some("crate") => !may_name(floor, known, &path[1..]),
                Some(library) => path.len() > 1 && of(NEVER, floor).is_some_and(|never| never.contains(&library)),
                None => false,
            };
            if wrong {
                complaints.push(format!("{}: {floor} must not know {}", source.path, path.join("::")));
            }
        }
    }
    complaints.sort();
    complaints.dedup();
    complaints
}

fn may_name(floor: &str, known: &[&str], path: &[String]) -> bool {
    let Some(first) = path.first() else { return true };
    first == floor || known.contains(&first.as_str())
}

fn names(sources: &[Source]) -> Complaints {
    let banned = |s: &&Source| s.module.iter().any(|m| BANNED.contains(&m.as_str()));
    sources.iter().filter(banned).map(|s| format!("{}: a name that says nothing", s.path)).collect()
}

/// Entities are never shown or sent as they are.
fn serialized(sources: &[Source]) -> Complaints {
    let entities = sources.iter().filter(|s| s.floor() == "entities");
    let shows = |s: &&Source| s.paths().iter().any(|p| p.iter().any(|n| n == "Serialize" || n == "Deserialize"));
    let derives = |s: &&Source| s.text.contains("Serialize") || s.text.contains("Deserialize");
    entities
        .filter(|s| shows(s) || derives(s))
        .map(|s| format!("{}: an entity must not be serialized", s.path))
        .collect()
}

#[test]
fn no_part_of_the_house_knows_what_is_above_it() {
    fine(arrows(&sources()));
}

#[test]
fn an_arrow_upwards_is_seen() {
    let bad = |path, text| seen_through(arrows(&[Source::new(path, text)]), "must not know");
    bad("market/orders/place.rs", "use crate::web::fields::Fields;");
    bad("market/orders/place.rs", "fn a() -> axum::http::StatusCode { todo!() }");
    bad("market/orders/place.rs", "fn a() { let x = format!(\"{}\", crate::pages::visit::TOKEN); }");
    bad("web/page.rs", "use super::super::market::orders;");
    bad("pages/public/home.rs", "use sea_orm::EntityTrait;");
    bad("pages/public/home.rs", "use crate::{app::App, entities::order};");
    bad("kernel/money.rs", "use crate::infra::db::Db;");
    bad("app.rs", "use crate::web::page::Page;");
    bad("worker.rs", "use crate::web::sessions;");
}

/// A door of one room would be a door: whoever may know a part may know all of it, and nobody a part of a part.
#[test]
fn nobody_knows_a_part_of_a_part() {
    let parts = |known: &'static [&'static str]| known.iter().filter(|part| of(MAY_KNOW, part).is_none());
    assert_eq!(MAY_KNOW.iter().flat_map(|(_, known)| parts(known)).next(), None);
}

#[test]
fn modules_have_names_that_say_something() {
    fine(names(&sources()));
    seen_through(names(&[Source::new("market/orders/helpers.rs", "")]), "says nothing");
}

#[test]
fn entities_are_not_serialized() {
    fine(serialized(&sources()));
    let bad = "#[derive(Clone, serde::Serialize)] pub struct Model { id: i64 }";
    seen_through(serialized(&[Source::new("entities/order.rs", bad)]), "serialized");
}
