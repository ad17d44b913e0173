//! What an OCOP paper stated beyond its 36 months is cut when the tables are brought up to date; nothing else is.

use chophien::{entities::certificate, infra::db::Db, kernel::ids::CertificateId};
use sea_orm::{ConnectionTrait, EntityTrait};
use time::{Date, macros::date};

use super::kept;
use crate::kit::database::{Folder, OwnDatabase};

/// Scheme, first day, last day as it was typed, and as it is afterwards.
const PAPERS: [(&str, Date, Date, Date); 5] = [
    ("ocop", date!(2025 - 03 - 15), date!(2031 - 01 - 01), date!(2028 - 03 - 15)),
    ("ocop", date!(2024 - 02 - 29), date!(2027 - 03 - 01), date!(2027 - 02 - 28)),
    ("ocop", date!(2025 - 03 - 15), date!(2028 - 03 - 15), date!(2028 - 03 - 15)),
    ("ocop", date!(2025 - 03 - 15), date!(2026 - 01 - 01), date!(2026 - 01 - 01)),
    ("organic", date!(2025 - 03 - 15), date!(2035 - 01 - 01), date!(2035 - 01 - 01)),
];

#[tokio::test]
async fn an_ocop_paper_is_cut_to_its_thirty_six_months() {
    let folder = Folder::new();
    let own = OwnDatabase::empty(&folder).await;
    let db = Db::connect(&own.settings).await.unwrap();
    kept::restore_oldest(&db.write).await;
    for (number, (scheme, issued, typed, _)) in PAPERS.iter().enumerate() {
        let paper = format!(
            "INSERT INTO certificates (id, shop_id, product_id, scheme, number, issuer, decision, issued_on, expires_on, \
             status, submitted_at) SELECT {}, shop_id, id, '{scheme}', '1', 'UBND', '1', '{issued}', '{typed}', \
             'verified', 0 FROM products WHERE id = 1",
            100 + number
        );
        db.write.execute_unprepared(&paper).await.unwrap();
    }
    migrations::migrate(&db.write, &own.settings.url).await.unwrap();
    for (number, (scheme, issued, _, expected)) in PAPERS.iter().enumerate() {
        let id = CertificateId(100 + number as i64);
        let row = certificate::Entity::find_by_id(id).one(&db.read).await.unwrap().expect("the paper");
        assert_eq!((row.scheme.as_str(), row.issued_on, row.expires_on), (*scheme, *issued, *expected));
    }
}
