//! A table is written by the slice that owns it and by nobody else. The owners stand in `entities/mod.rs`.

use std::collections::BTreeMap;

use super::{
    Complaints, fine, seen_through,
    sources::{Source, read, sources},
};

const WRITES: [&str; 7] = ["insert", "insert_many", "update", "update_many", "delete", "delete_many", "delete_by_id"];

/// Entity → owner, from "places: `unit` `former_unit` · accounts: …".
fn owners(document: &str) -> BTreeMap<String, String> {
    let words: String = document.lines().filter_map(|l| l.strip_prefix("//!")).collect();
    let mut owners = BTreeMap::new();
    for part in words.split('·') {
        let Some((owner, tables)) = part.rsplit_once(':') else { continue };
        let owner = owner.split_whitespace().last().unwrap_or_default();
        for table in tables.split('`').skip(1).step_by(2) {
            owners.insert(table.to_owned(), owner.to_owned());
        }
    }
    owners
}

/// What the law or a figure needs (rule 11): hidden, ended or masked, but never deleted.
const KEPT: [&str; 15] = [
    "account",
    "acceptance",
    "shop",
    "product",
    "revision",
    "variant",
    "live_interval",
    "certificate",
    "purchase",
    "order",
    "order_line",
    "event",
    "decision",
    "document",
    "delivery_rate",
];

fn deletions(sources: &[Source]) -> Complaints {
    let mut complaints = Vec::new();
    for source in sources {
        for path in source.paths() {
            if let ["crate", "entities", table, "Entity", deed] =
                &path.iter().map(String::as_str).collect::<Vec<_>>()[..]
                && deed.starts_with("delete")
                && KEPT.contains(table)
            {
                complaints.push(format!("{}: deletes {table}, which is kept", source.path));
            }
        }
    }
    complaints
}

fn foreign_writes(sources: &[Source], owners: &BTreeMap<String, String>) -> Complaints {
    let mut complaints = Vec::new();
    for source in sources {
        let Some(slice) = source.slice() else { continue };
        for path in source.paths() {
            let ["crate", "entities", table, rest @ ..] = &path.iter().map(String::as_str).collect::<Vec<_>>()[..]
            else {
                continue;
            };
            let writes = match rest {
                ["ActiveModel", ..] => true,
                ["Entity", deed, ..] => WRITES.contains(deed),
                _ => false,
            };
            if writes && owners.get(*table).is_some_and(|owner| owner != slice) {
                complaints.push(format!("{}: {slice} writes {table}, which is of {}", source.path, owners[*table]));
            }
        }
    }
    complaints.sort();
    complaints.dedup();
    complaints
}

#[test]
fn a_table_is_written_by_its_owner_alone() {
    let owners = owners(&read("src/entities/mod.rs"));
    assert_eq!(owners.get("variant").map(String::as_str), Some("catalog"), "{owners:?}");
    fine(foreign_writes(&sources(), &owners));
}

#[test]
fn nothing_is_deleted_that_the_law_or_a_figure_needs() {
    fine(deletions(&sources()));
    let bad = "use crate::entities::order; fn a() { order::Entity::delete_many(); }";
    seen_through(deletions(&[Source::new("market/orders/sweep.rs", bad)]), "deletes order");
    let cart = "use crate::entities::cart_line; fn a() { cart_line::Entity::delete_many(); }";
    fine(deletions(&[Source::new("market/carts/remove.rs", cart)]));
}

#[test]
fn every_entity_has_an_owner() {
    let owners = owners(&read("src/entities/mod.rs"));
    let entities = sources().into_iter().filter(|s| s.floor() == "entities" && s.stem() != "mod");
    fine(entities.filter(|s| !owners.contains_key(s.stem())).map(|s| format!("{}: no owner", s.path)).collect());
}

#[test]
fn a_foreign_write_is_seen() {
    let owners = owners("//! catalog: `variant` · orders: `order` `order_line`");
    let bad =
        |text| seen_through(foreign_writes(&[Source::new("market/orders/place.rs", text)], &owners), "writes variant");
    bad("use crate::entities::variant; fn a() { variant::Entity::update_many(); }");
    bad("use crate::entities::variant::{self, ActiveModel}; ");
    bad("use crate::entities::variant as row; fn a() { let x = row::ActiveModel { ..d() }; }");
    let own =
        "use crate::entities::{order, variant}; fn a() { order::Entity::update_many(); variant::Entity::find(); }";
    fine(foreign_writes(&[Source::new("market/orders/place.rs", own)], &owners));
}
