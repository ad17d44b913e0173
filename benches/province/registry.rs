//! The province's registry: what shops claim, and half as many papers again that nobody has uploaded. Its tables are of a later migration
//! than the first set.

use sea_orm::DatabaseConnection;

use super::sheet;

const CLAIMED: &str = "INSERT INTO registry_entries (scheme, number, number_key, holder, product, set_no, stars, unit_code, \
    issuer, decision, issued_on, expires_on, version, words, changed_at) \
    SELECT c.scheme, c.number, c.number_key, s.name, p.name, p.set_no, c.stars, s.unit_code, \
    c.issuer, c.decision, c.issued_on, c.expires_on, 1, lower(c.number_key || ' ' || p.name), 0 \
    FROM certificates c JOIN products p ON p.id = c.product_id JOIN shops s ON s.id = p.shop_id ORDER BY c.id";

const UNCLAIMED: &str = "INSERT INTO registry_entries (scheme, number, number_key, holder, product, set_no, stars, unit_code, \
    issuer, decision, issued_on, expires_on, version, words, changed_at) \
    SELECT scheme, 'X' || number, 'x' || number_key, holder, product, set_no, stars, unit_code, \
    issuer, decision, issued_on, expires_on, 1, words, 0 FROM registry_entries WHERE id % 2 = 0 ORDER BY id";

/// Writes them.
pub async fn fill(db: &DatabaseConnection) {
    for statement in [CLAIMED, UNCLAIMED] {
        sheet::run(db, statement).await;
    }
}
