//! A table is written by the slice that owns it and by nobody else. The owners stand in `entities/mod.rs`.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Complaints, fine, seen_through,
    sources::{Source, read, sources, tokens::Token},
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

/// Entities of the tables that a file names.
fn named(source: &Source) -> BTreeSet<String> {
    let of = |path: Vec<String>| match &path.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["crate", "entities", table, ..] => Some((*table).to_owned()),
        _ => None,
    };
    source.paths().into_iter().filter_map(of).collect()
}

/// `row.update(…)`, `row.into_active_model()`: which table it is stands in a type that this check does not know. So a file that
/// writes so names no entity of another slice whose rows it could hold: what it needs of them it asks their owner, or it reads
/// columns alone.
fn writes_of_rows(sources: &[Source], owners: &BTreeMap<String, String>) -> Complaints {
    let mut complaints = Vec::new();
    for source in sources {
        let Some(slice) = source.slice().filter(|_| writes_a_row(source)) else { continue };
        let foreign = named(source).into_iter().filter(|table| owners.get(table).is_some_and(|owner| owner != slice));
        let held = foreign.filter(|table| holds_rows(source, table) || finds_rows(source, table));
        complaints
            .extend(held.map(|table| format!("{}: may write a row of {table}, which is not its own", source.path)));
    }
    complaints
}

fn writes_a_row(source: &Source) -> bool {
    const DEEDS: [&str; 4] = ["into_active_model", "update", "save", "delete"];
    let called = |at: &[Token]| at[0].mark('.') && at[2].mark('(') && DEEDS.iter().any(|deed| at[1].is(deed));
    let on_work = |at: usize| source.tokens[at + 3..].iter().take(5).any(|t| t.is("tx"));
    let known = |at: usize, three: &[Token]| three[1].is("into_active_model") || on_work(at);
    source.tokens.windows(3).enumerate().any(|(at, three)| called(three) && known(at, three))
}

/// Whole rows of a table come out of its `Entity` or are called `Model`; what is read as columns or counted is none.
fn holds_rows(source: &Source, table: &str) -> bool {
    let whole = |path: &Vec<String>| {
        path.get(2).is_some_and(|own| own == table)
            && path[..2] == ["crate".to_owned(), "entities".to_owned()]
            && matches!(path.get(3).map(String::as_str), Some("Model" | "ActiveModel" | "ActiveModelEx"))
    };
    source.paths().iter().any(whole)
}

/// A function that asks for rows of a table, without naming what it gets: `Entity::find().one(…)`.
fn finds_rows(source: &Source, table: &str) -> bool {
    const NO_ROWS: [&str; 4] = ["into_tuple", "into_partial_model", "into_model", "count"];
    let asks = |path: &[String]| {
        matches!(&path.iter().map(String::as_str).collect::<Vec<_>>()[..],
            ["crate", "entities", own, "Entity", find] if *own == table && find.starts_with("find"))
    };
    let asked: Vec<usize> = source.uses().into_iter().filter(|(_, path)| asks(path)).map(|(at, _)| at.start).collect();
    source.functions().into_iter().any(|function| {
        let body = &source.tokens[function.range.clone()];
        let calls = |names: &[&str]| {
            body.windows(2).filter(|two| two[0].mark('.') && names.iter().any(|n| two[1].is(n))).count()
        };
        let rows = calls(&["one", "all", "stream"]) > calls(&NO_ROWS);
        rows && asked.iter().any(|at| function.range.contains(at))
    })
}

/// SQL that is written out by hand is written nowhere but in the house's engine room and in the migrations.
fn raw_writes(sources: &[Source]) -> Complaints {
    const BY_HAND: [&str; 4] = ["execute_unprepared", "from_string", "from_sql_and_values", "execute_raw"];
    const DEEDS: [&str; 9] =
        ["INSERT ", "UPDATE ", "DELETE ", "REPLACE ", "DROP ", "ALTER ", "CREATE ", "TRUNCATE ", "PRAGMA "];
    let mut complaints = Vec::new();
    for source in sources.iter().filter(|s| s.floor() != "infra") {
        let is_call = |token: &&Token| token.word().is_some_and(|word| BY_HAND.contains(&word));
        let call = source.tokens.iter().find(is_call).and_then(Token::word).map(str::to_owned);
        let said = source.texts().find(|text| {
            let text = text.trim_start().to_uppercase();
            DEEDS.iter().any(|deed| text.starts_with(deed) && text[deed.len()..].contains(' '))
        });
        let found = call.or_else(|| said.filter(|_| knows_sql(source)).map(str::to_owned));
        complaints.extend(found.map(|what| format!("{}: SQL by hand ({what})", source.path)));
    }
    complaints
}

/// A table that a write calls by a name, and not by its entity, is one that has none, or whoever forgets people empties it.
const BY_NAME: [&str; 1] = ["market/households/sellers.rs"];

fn writes_by_name(sources: &[Source]) -> Complaints {
    const INTO: [&str; 3] = ["table", "from_table", "into_table"];
    let others = sources.iter().filter(|s| s.floor() == "market" && s.slice() != Some("privacy"));
    let mut complaints = Vec::new();
    for source in others.filter(|source| !BY_NAME.contains(&source.path.as_str())) {
        for (at, three) in source.tokens.windows(3).enumerate() {
            let is_call = three[0].mark('.') && INTO.iter().any(|into| three[1].is(into)) && three[2].mark('(');
            let mut named = source.tokens[at + 3..].iter().take_while(|token| !token.mark(')'));
            if is_call && !named.any(|token| token.is("Entity")) {
                complaints.push(format!("{}: writes a table by its name", source.path));
            }
        }
    }
    complaints
}

fn knows_sql(source: &Source) -> bool {
    source.paths().iter().any(|path| path.first().is_some_and(|first| first == "sea_orm"))
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
    fine(writes_of_rows(&sources(), &owners));
    fine(raw_writes(&sources()));
    fine(writes_by_name(&sources()));
    let named = "fn a() { Query::update().table(\"accounts\"); }";
    seen_through(writes_by_name(&[Source::new("market/orders/place.rs", named)]), "by its name");
    let own = "fn a() { Query::insert().into_table(order::Entity); }";
    fine(writes_by_name(&[Source::new("market/orders/place.rs", own), Source::new("market/privacy/erase.rs", named)]));
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

#[test]
fn a_foreign_row_that_is_written_without_its_name_is_seen() {
    let owners = owners("//! catalog: `variant` · orders: `order` `order_line`");
    let file = |text: &str| [Source::new("market/orders/place.rs", text)];
    let bad = |text| seen_through(writes_of_rows(&file(text), &owners), "row of variant");
    bad("use crate::entities::variant; async fn a(w: &Work, row: variant::Model) { row.into_active_model(); }");
    bad("use crate::entities::variant; async fn a(w: &Work, row: variant::Model) { row.delete(&w.tx).await; }");
    bad(
        "use crate::entities::variant::Model as Row; async fn a(w: &Work, row: Row) { change(row).save(&w.tx).await; }",
    );
    fine(writes_of_rows(
        &file("use crate::entities::{order, variant}; fn a(row: order::Model) { row.into_active_model(); }"),
        &owners,
    ));
    fine(writes_of_rows(
        &file("use crate::entities::variant; fn a(row: variant::Model) { map.insert(row.id, row); }"),
        &owners,
    ));
}

#[test]
fn sql_by_hand_is_seen() {
    let bad = |text| seen_through(raw_writes(&[Source::new("market/orders/place.rs", text)]), "SQL by hand");
    bad("async fn a(work: &Work) { work.tx.execute_unprepared(words).await; }");
    bad("fn a() { Statement::from_string(backend, words); }");
    bad("use sea_orm::sea_query::Expr; fn a() { Expr::cust(\"DELETE FROM orders\"); }");
    fine(raw_writes(&[Source::new("infra/db/sqlite.rs", "fn a() { db.execute_unprepared(words); }")]));
    fine(raw_writes(&[Source::new(
        "market/orders/find.rs",
        "use sea_orm::sea_query::Expr; fn a() { Expr::cust(\"COUNT(*)\"); }",
    )]));
}
