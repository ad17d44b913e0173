//! What a buyer pays for delivery.

use sea_orm::{
    ConnectionTrait, DbBackend, DbErr, EntityTrait, Order, QueryResult, QuerySelect, QueryTrait,
    sea_query::SelectStatement,
};
use time::Date;

use super::{
    bands::{self, Band},
    zones::{self, Zone},
};
use crate::{
    entities::delivery_rate,
    infra::db::gathered::{Gathered, column, gathered, rising, together_planned},
    kernel::{ids::UnitCode, money::Money},
    market::places::provinces::province_of,
};

/// Where buyers far away are counted from: the country's two largest cities.
const HANOI: &str = "01";
const HO_CHI_MINH_CITY: &str = "79";

/// Delivery of the same parcel to three places, for whoever is about to set a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Examples {
    /// Within the shop's own province.
    pub in_province: Option<Money>,
    /// To Hà Nội.
    pub to_hanoi: Option<Money>,
    /// To the south: Hồ Chí Minh City.
    pub to_the_south: Option<Money>,
}

/// A parcel: the unit that it leaves from, and its grams.
pub type Parcel<'a> = (&'a UnitCode, i64);

/// The fee for one parcel to a unit (a commune or a province), by the table valid on a day. `None` where a unit is not known,
/// or the table has nothing for that zone yet: nobody delivers for nothing by mistake.
pub async fn quote(
    db: &impl ConnectionTrait,
    parcel: Parcel<'_>,
    to: &UnitCode,
    on: Date,
) -> Result<Option<Money>, DbErr> {
    Ok(Rates::read(db).await?.quote(parcel, to, on))
}

/// What a row of the tables says: for which zone, since when, up to so many grams, the fee.
type Rate = (Zone, Date, i64, Money);

/// Every table of fees there is, the newest first: a few dozen rows.
#[derive(Debug)]
pub struct Rates(Vec<Rate>);

impl Rates {
    /// All of them, also those that begin on a later day.
    pub async fn read(db: &impl ConnectionTrait) -> Result<Self, DbErr> {
        Self::told(&together_planned(db, [(Self::NAME, Self::question(db.get_database_backend()))]).await?)
    }

    /// What the answer of `question` is called.
    pub const NAME: &'static str = "rates";

    /// The same as a question of one value, to be asked together with others and read by `told`.
    pub fn question(backend: DbBackend) -> SelectStatement {
        use delivery_rate::Column as R;
        let columns = [R::Zone, R::ValidFrom, R::UpToG, R::Fee].map(column);
        let order = [(column(R::ValidFrom), Order::Desc), rising(R::UpToG), rising(R::Id)];
        let rows = gathered(backend, columns, order);
        delivery_rate::Entity::find().select_only().column_as(rows, Self::NAME).into_query()
    }

    /// The fees in the column `NAME`.
    pub fn told(row: &QueryResult) -> Result<Self, DbErr> {
        let Gathered(rates) = row.try_get("", Self::NAME)?;
        Ok(Self(rates))
    }

    /// As `quote`.
    pub fn quote(&self, (from, weight_g): Parcel<'_>, to: &UnitCode, on: Date) -> Option<Money> {
        self.fee(zones::between(province_of(from)?, province_of(to)?)?, weight_g, on)
    }

    /// The same parcel within the province, to Hà Nội and to the south; nothing where it leaves from no province.
    pub fn examples(&self, (from, weight_g): Parcel<'_>, on: Date) -> Option<Examples> {
        let start = province_of(from)?;
        let fee = |province: &str| self.fee(zones::between(start, &UnitCode(province.to_owned()))?, weight_g, on);
        Some(Examples { in_province: fee(&start.0), to_hanoi: fee(HANOI), to_the_south: fee(HO_CHI_MINH_CITY) })
    }

    /// By the newest table of the zone that has begun.
    fn fee(&self, zone: Zone, weight_g: i64, on: Date) -> Option<Money> {
        let of_zone = self.0.iter().filter(|(of, since, ..)| *of == zone && *since <= on);
        let newest = of_zone.clone().map(|(_, since, ..)| since).next();
        let valid = of_zone.take_while(|(_, since, ..)| Some(since) == newest);
        let bands: Vec<Band> = valid.map(|(_, _, up_to_g, fee)| Band { up_to_g: *up_to_g, fee: *fee }).collect();
        bands::fee(&bands, weight_g)
    }
}
