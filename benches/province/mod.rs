//! A market written straight into the tables, the same in every run: as large as a province, or as small as it began.
//!
//! The rows are those of the first set of migrations; the migrations since then run after them, so that what they keep besides
//! (entries of sales, sums, intervals of households, counts) is made by the code that makes it for a market that has grown.

pub mod chance;
pub mod goods;
mod indexes;
mod kept;
mod names;
mod orders;
mod people;
mod places;
mod registry;
mod revisions;
mod sheet;
pub mod shops;
mod times;

pub use kept::kept;
use places::Places;

use migrations::MigratorTrait;
use sea_orm::{Database, DbBackend};

/// The dated files whose tables are filled here.
const FIRST_SET: u32 = 9;

/// How much of everything.
pub struct Size {
    /// In the name of what is kept.
    pub name: &'static str,
    /// Open.
    pub shops: u64,
    /// Goods on sale.
    pub live: u64,
    /// People.
    pub accounts: u64,
    /// In five years; there is half a line more to each.
    pub orders: u64,
    /// Shops, and goods, that wait for a moderator.
    pub waiting: u64,
}

/// As the market began.
pub const SMALL: Size = Size { name: "small", shops: 60, live: 10_000, accounts: 12_000, orders: 100_000, waiting: 40 };
/// As a province would have it.
pub const PROVINCE: Size =
    Size { name: "province", shops: 20_000, live: 52_000, accounts: 120_000, orders: 1_000_000, waiting: 200 };
/// The same province with a tenth of the orders: what the department's figures grow from, and nothing else differs.
pub const QUIET: Size = Size { name: "quiet", orders: 100_000, ..PROVINCE };

impl Size {
    /// Accounts with a shop, open or waiting: the first ones.
    pub fn owners(&self) -> u64 {
        self.shops + self.waiting
    }

    /// Four shops of five have goods: the first ones.
    pub fn sellers(&self) -> u64 {
        Ord::max(self.shops * 4 / 5, Ord::min(self.shops, 60))
    }

    /// On sale or not.
    pub fn goods(&self) -> u64 {
        self.live + self.waiting * 2 + self.live / 20
    }
}

/// Fills an empty database.
pub async fn fill(url: &str, size: &Size) {
    let mut options = sea_orm::ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    let db = Database::connect(options).await.expect("an empty database");
    migrations::Migrator::up(&db, Some(FIRST_SET)).await.expect("the first set of migrations");
    let postgres = db.get_database_backend() == DbBackend::Postgres;
    let careless = match postgres {
        true => "SET session_replication_role = replica; SET maintenance_work_mem = '256MB'",
        false => {
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -400000"
        }
    };
    sheet::run(&db, careless).await;
    let indexes = indexes::drop(&db).await;
    let places = Places::read(&db).await;
    let goods = goods::all(size);
    people::fill(&db, size, &places).await;
    shops::fill(&db, size, &places).await;
    goods::fill(&db, &goods, &places).await;
    orders::fill(&db, size, &goods, &places).await;
    indexes::make(&db, indexes).await;
    if postgres {
        indexes::count_on(&db).await;
        // By itself it would learn so a minute later.
        sheet::run(&db, "ANALYZE").await;
    }
    migrations::Migrator::up(&db, None).await.expect("the migrations since");
    registry::fill(&db).await;
    if postgres {
        sheet::run(&db, "VACUUM ANALYZE").await;
    }
    db.close().await.expect("closed");
}
