//! The dated files run up, down and up again on either database, and bring the reference data with its official totals.

mod composed;
pub mod kept;
pub mod killed;
mod measured;
mod ocop_months;
mod plans;
#[expect(dead_code, unused_imports, reason = "the markets that are measured are larger, and are kept")]
#[path = "../benches/province/mod.rs"]
mod province;
mod refused;
mod together;

use chophien::{
    entities::{former_unit, product_set, unit},
    infra::db::Db,
};
use migrations::MigratorTrait;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Statement};

use crate::kit::{
    TestApp,
    database::{Folder, OwnDatabase},
};

async fn tables(db: &Db) -> Vec<String> {
    let sql = if db.is_postgres() {
        "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1"
    } else {
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1"
    };
    let rows = db.read.query_all_raw(Statement::from_string(db.read.get_database_backend(), sql)).await.unwrap();
    rows.iter()
        .map(|row| row.try_get::<String>("", "name").unwrap())
        .filter(|name| name != "seaql_migrations")
        .collect()
}

#[tokio::test]
async fn they_run_up_down_and_up_again() {
    let folder = Folder::new();
    let own = OwnDatabase::empty(&folder).await;
    let db = Db::connect(&own.settings).await.unwrap();
    migrations::Migrator::up(&db.write, None).await.unwrap();
    let first = tables(&db).await;
    assert!(first.len() > 25, "{first:?}");
    migrations::Migrator::down(&db.write, None).await.unwrap();
    assert_eq!(tables(&db).await, Vec::<String>::new(), "nothing stays behind");
    migrations::Migrator::up(&db.write, None).await.unwrap();
    assert_eq!(tables(&db).await, first);
    assert_eq!(product_set::Entity::find().count(&db.read).await.unwrap(), 26);
}

#[test]
fn every_file_is_a_transaction_of_its_own_on_both_databases() {
    let files = migrations::Migrator::migrations();
    assert!(files.len() > 8);
    for file in files {
        assert_eq!(file.use_transaction(), Some(true), "{}", file.name());
    }
}

#[tokio::test]
async fn the_reference_data_meets_the_official_totals() {
    let app = TestApp::new().await;
    let db = &app.db.read;
    let provinces = unit::Entity::find().filter(unit::Column::ParentCode.is_null()).count(db).await.unwrap();
    let communes = unit::Entity::find().filter(unit::Column::ParentCode.is_not_null()).count(db).await.unwrap();
    assert_eq!((provinces, communes), (34, 3_321), "since 1 July 2025");
    let former = former_unit::Entity::find().all(db).await.unwrap();
    let of_length = |length: usize| former.iter().filter(|row| row.code.0.len() == length).count();
    assert_eq!((of_length(2), of_length(3), of_length(5)), (63, 696, 10_035), "before 1 July 2025");
    assert_eq!(product_set::Entity::find().count(db).await.unwrap(), 26);
}

#[tokio::test]
async fn tuyen_quang_and_thanh_hoa_have_their_communes() {
    let app = TestApp::new().await;
    for (province, communes) in [("08", 124), ("38", 166)] {
        let found =
            unit::Entity::find().filter(unit::Column::ParentCode.eq(province)).count(&app.db.read).await.unwrap();
        assert_eq!(found, communes, "{province}");
    }
}
