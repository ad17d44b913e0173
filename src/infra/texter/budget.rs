//! How many texts may leave in a day, for all nodes together, so that nobody can make the market pay for more. What is left goes first
//! to codes and to shops' new orders, which have a share of their own each, then to whatever else is said, and last to buyers' news.

use sea_orm::{ConnectionTrait, DbErr, Statement, Value};
use serde::{Deserialize, Serialize};
use time::Date;

use crate::{config, infra::db::Db, kernel::ids::OrderId};

/// What a text is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum About {
    /// A code, for which whoever asked waits.
    Code,
    /// That an account, its rights or its shops have changed: of the codes' share, with the last of it to itself, so that whoever asks
    /// for codes without end drowns none.
    Safety,
    /// A new order, to its shop: until it leaves the order does not lapse.
    Order(OrderId),
    /// Anything else.
    #[default]
    Other,
    /// How a buyer's order is getting on; a mail and the site say it too.
    News,
}

/// So many a day, and of these for whom.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    per_day: i64,
    for_codes: i64,
    for_orders: i64,
}

/// A tenth is left to whatever else is said when buyers' news stop.
const FOR_OTHERS: i64 = 10;
/// And a twentieth to what is said of accounts and rights when codes stop.
const FOR_SAFETY: i64 = 20;

impl About {
    fn column(self) -> &'static str {
        match self {
            Self::Code | Self::Safety => "codes",
            Self::Order(_) => "orders",
            Self::Other => "others",
            Self::News => "news",
        }
    }
}

impl Budget {
    /// As the settings say.
    pub fn of(settings: &config::Text) -> Self {
        let per_day = i64::from(settings.per_day);
        let share = |percent: u32| per_day * i64::from(percent) / 100;
        Self { per_day, for_codes: share(settings.for_codes), for_orders: share(settings.for_orders) }
    }

    /// Texts in a day.
    pub fn per_day(&self) -> i64 {
        self.per_day
    }

    /// Counts one text, in one statement; false, and nothing is counted, where there is none left for such a one today.
    pub async fn take(&self, db: &Db, about: About, day: Date) -> Result<bool, DbErr> {
        let sql = "INSERT INTO texts_by_day (day, codes, orders, others, news) VALUES ($1, $2, $3, $4, $5) \
            ON CONFLICT (day) DO UPDATE SET codes = texts_by_day.codes + $2, orders = texts_by_day.orders + $3, \
              others = texts_by_day.others + $4, news = texts_by_day.news + $5 \
            WHERE texts_by_day.codes + texts_by_day.orders + texts_by_day.others + texts_by_day.news \
              + CASE WHEN texts_by_day.codes < $6 THEN $6 - texts_by_day.codes ELSE 0 END \
              + CASE WHEN texts_by_day.orders < $7 THEN $7 - texts_by_day.orders ELSE 0 END < $8 \
            RETURNING day";
        let one = |column: &str| Value::from(i64::from(about.column() == column));
        let counted = [Value::from(day), one("codes"), one("orders"), one("others"), one("news")];
        let bounds = self.bounds(about).map(Value::from);
        let statement =
            Statement::from_sql_and_values(db.read.get_database_backend(), sql, counted.into_iter().chain(bounds));
        Ok(!db.write_alone(statement).await?.is_empty())
    }

    /// What is kept from such a text for codes and for orders, and how many may be there before it with those.
    fn bounds(&self, about: About) -> [i64; 3] {
        let Self { per_day, for_codes, for_orders } = *self;
        match about {
            About::Code => [0, for_orders, per_day - per_day / FOR_SAFETY],
            About::Safety => [0, for_orders, per_day],
            About::Order(_) => [for_codes, 0, per_day],
            About::Other => [for_codes, for_orders, per_day],
            About::News => [for_codes, for_orders, per_day - per_day / FOR_OTHERS],
        }
    }

    /// One that was counted has not left.
    pub async fn give_back(&self, db: &Db, about: About, day: Date) -> Result<(), DbErr> {
        let column = about.column();
        let sql =
            format!("UPDATE texts_by_day SET {column} = {column} - 1 WHERE day = $1 AND {column} > 0 RETURNING day");
        let statement = Statement::from_sql_and_values(db.read.get_database_backend(), sql, [Value::from(day)]);
        db.write_alone(statement).await.map(drop)
    }
}

/// How many have left on a day.
pub async fn sent(db: &impl ConnectionTrait, day: Date) -> Result<i64, DbErr> {
    let sql = "SELECT codes + orders + others + news FROM texts_by_day WHERE day = $1";
    let row = db.query_one_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, [Value::from(day)]));
    row.await?.map_or(Ok(0), |row| row.try_get_by_index(0))
}
