//! Twin of `market/privacy/kept.rs`: whatever column holds words is in the table, or tells of nobody.

use std::collections::BTreeSet;

use chophien::{infra::db::rows, market::privacy::kept::parts};

use crate::kit::TestApp;

/// Columns that hold words and tell of no person: codes, words of lists, what is shown, what officials published, and ids.
#[rustfmt::skip]
const NOBODYS: &[&str] = &[
    "accounts.language", "accounts.unit_code",
    "appeals.verdict",
    "bars.deed",
    "certificates.decision", "certificates.issuer", "certificates.number", "certificates.number_key", "certificates.reason", "certificates.scheme", "certificates.status",
    "decisions.reason", "decisions.subject", "decisions.verdict",
    "delivery_rates.zone",
    "documents.body", "documents.language", "documents.slug", "documents.title",
    "event_places.name", "event_places.unit_code",
    "events.body", "events.name",
    "former_units.code", "former_units.full_name", "former_units.kind", "former_units.level", "former_units.name", "former_units.parent_code", "former_units.search_text",
    "held_verdicts.reason", "held_verdicts.subject", "held_verdicts.verdict",
    "household_intervals.step", "household_intervals.unit_code",
    "households_by_place.span", "households_by_place.unit_code",
    "jobs.holder", "jobs.kind", "jobs.status", "jobs.unique_key",
    "marks.name", "marks.value",
    "order_lines.certificate", "order_lines.cover", "order_lines.measure", "order_lines.name", "order_lines.unit_name",
    "orders.cancel_reason", "orders.cancelled_by", "orders.code", "orders.delivered_by", "orders.shop_kind", "orders.status", "orders.unit_code",
    "periods.period", "periods.source",
    "pictures.code", "pictures.content_hash", "pictures.waits_in",
    "product_photos.picture",
    "product_sets.name", "product_sets.product_group", "product_sets.sector", "product_sets.short_name", "product_sets.short_name_en", "product_sets.slug",
    "products.code", "products.cover", "products.description", "products.former_code", "products.measure_from", "products.name", "products.name_text", "products.search_text", "products.slug", "products.status", "products.toned_text", "products.unit_code",
    "purchases.checkout_key", "purchases.code", "purchases.form_digest", "purchases.language", "purchases.unit_code",
    "registry_changes.was",
    "registry_entries.decision", "registry_entries.holder", "registry_entries.issuer", "registry_entries.left_reason", "registry_entries.left_words", "registry_entries.number", "registry_entries.number_key", "registry_entries.product", "registry_entries.scan", "registry_entries.scheme", "registry_entries.unit_code", "registry_entries.words",
    "registry_imports.code", "registry_imports.file_name", "registry_imports.status", "registry_imports.unread",
    "registry_rows.cells", "registry_rows.faults", "registry_rows.outcome",
    "reports.about", "reports.authority", "reports.code", "reports.kind", "reports.order_no", "reports.reason", "reports.verdict",
    "revisions.reason", "revisions.status", "revisions.subject",
    "roles.role", "roles.unit_code",
    "sales.cause", "sales.channel", "sales.kind", "sales.payment", "sales.unit_code",
    "sales_by_place.kind", "sales_by_place.span", "sales_by_place.unit_code",
    "sales_by_set.span",
    "sales_by_shop.span",
    "sales_by_stars.span",
    "sales_in_all.span",
    "sanctions.deed", "sanctions.order_no", "sanctions.reason", "sanctions.stood", "sanctions.subject",
    "seals.hash",
    "sellers_by_place.span", "sellers_by_place.step", "sellers_by_place.unit_code",
    "sessions.browser", "sessions.system",
    "shop_members.role",
    "shops.code", "shops.former_code", "shops.kind", "shops.status", "shops.unit_code",
    "statements.side",
    "texted_codes.purpose",
    "unit_successors.code", "unit_successors.former_code",
    "units.code", "units.full_name", "units.kind", "units.name", "units.parent_code", "units.search_text",
    "variants.code", "variants.measure",
];

#[tokio::test]
async fn every_column_of_words_is_in_the_table_or_tells_of_nobody() {
    let app = TestApp::new().await;
    let snapshot = app.db.snapshot().await.expect("a snapshot");
    let mut words = BTreeSet::new();
    for table in rows::tables(&snapshot).await.expect("tables") {
        words.extend(table.wordy().map(|column| format!("{}.{column}", table.name)));
    }
    let kept: BTreeSet<String> =
        parts().flat_map(|part| part.telling().map(|(column, _)| format!("{}.{column}", part.table))).collect();
    let known: BTreeSet<String> = NOBODYS.iter().map(|column| (*column).to_owned()).chain(kept.clone()).collect();
    let unknown: Vec<&String> = words.difference(&known).collect();
    assert!(unknown.is_empty(), "whose are these? {unknown:#?}");
    let gone: Vec<&String> = known.difference(&words).collect();
    assert!(gone.is_empty(), "these are no columns of words: {gone:#?}");
    let twice: Vec<&str> = NOBODYS.iter().copied().filter(|column| kept.contains(*column)).collect();
    assert!(twice.is_empty(), "{twice:?}");
}
