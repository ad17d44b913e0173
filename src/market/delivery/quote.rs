//! What a buyer pays for delivery.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::Date;

use super::{
    bands::{self, Band},
    zones::{self, Zone},
};
use crate::{
    entities::{delivery_rate, unit},
    kernel::{ids::UnitCode, money::Money},
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

/// The fee for one parcel between two units (communes or provinces), by the table valid on a day. `None` where a unit is not
/// known, or the table has nothing for that zone yet: nobody delivers for nothing by mistake.
pub async fn quote(
    db: &impl ConnectionTrait,
    from: &UnitCode,
    to: &UnitCode,
    weight_g: i64,
    on: Date,
) -> Result<Option<Money>, DbErr> {
    let (Some(start), Some(end)) = (province(db, from).await?, province(db, to).await?) else { return Ok(None) };
    Ok(Rates::on(db, on).await?.fee(&start, &end, weight_g))
}

/// The same parcel within the province, to Hà Nội and to the south.
pub async fn examples(
    db: &impl ConnectionTrait,
    from: &UnitCode,
    weight_g: i64,
    on: Date,
) -> Result<Option<Examples>, DbErr> {
    let Some(start) = province(db, from).await? else { return Ok(None) };
    let rates = Rates::on(db, on).await?;
    let fee = |province: &str| rates.fee(&start, &UnitCode(province.to_owned()), weight_g);
    Ok(Some(Examples { in_province: fee(&start.0), to_hanoi: fee(HANOI), to_the_south: fee(HO_CHI_MINH_CITY) }))
}

/// Every table that has begun by a day, the newest first: a few dozen rows, read at once.
struct Rates(Vec<delivery_rate::Model>);

impl Rates {
    async fn on(db: &impl ConnectionTrait, on: Date) -> Result<Self, DbErr> {
        let rows = delivery_rate::Entity::find()
            .filter(delivery_rate::Column::ValidFrom.lte(on))
            .order_by_desc(delivery_rate::Column::ValidFrom)
            .order_by_asc(delivery_rate::Column::UpToG)
            .order_by_asc(delivery_rate::Column::Id);
        Ok(Self(rows.all(db).await?))
    }

    fn fee(&self, from: &UnitCode, to: &UnitCode, weight_g: i64) -> Option<Money> {
        bands::fee(&self.bands(zones::between(from, to)?), weight_g)
    }

    /// The bands of the newest table of a zone.
    fn bands(&self, zone: Zone) -> Vec<Band> {
        let of_zone = self.0.iter().filter(|row| row.zone == zone);
        let newest = of_zone.clone().map(|row| row.valid_from).next();
        let valid = of_zone.take_while(|row| Some(row.valid_from) == newest);
        valid.map(|row| Band { up_to_g: row.up_to_g, fee: row.fee }).collect()
    }
}

/// The province that a unit is, or lies in.
async fn province(db: &impl ConnectionTrait, code: &UnitCode) -> Result<Option<UnitCode>, DbErr> {
    if code.is_province() {
        return Ok(Some(code.clone()));
    }
    let parent: Option<Option<UnitCode>> = unit::Entity::find_by_id(code.clone())
        .select_only()
        .column(unit::Column::ParentCode)
        .into_tuple()
        .one(db)
        .await?;
    Ok(parent.flatten())
}
