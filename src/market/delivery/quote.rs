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
    fee(db, &start, &end, weight_g, on).await
}

/// The same parcel within the province, to Hà Nội and to the south.
pub async fn examples(
    db: &impl ConnectionTrait,
    from: &UnitCode,
    weight_g: i64,
    on: Date,
) -> Result<Option<Examples>, DbErr> {
    let Some(start) = province(db, from).await? else { return Ok(None) };
    Ok(Some(Examples {
        in_province: fee(db, &start, &start, weight_g, on).await?,
        to_hanoi: fee(db, &start, &UnitCode(HANOI.to_owned()), weight_g, on).await?,
        to_the_south: fee(db, &start, &UnitCode(HO_CHI_MINH_CITY.to_owned()), weight_g, on).await?,
    }))
}

async fn fee(
    db: &impl ConnectionTrait,
    from: &UnitCode,
    to: &UnitCode,
    weight_g: i64,
    on: Date,
) -> Result<Option<Money>, DbErr> {
    let Some(zone) = zones::between(from, to) else { return Ok(None) };
    Ok(bands::fee(&table(db, zone, on).await?, weight_g))
}

/// The bands of the newest table that is valid on the day.
async fn table(db: &impl ConnectionTrait, zone: Zone, on: Date) -> Result<Vec<Band>, DbErr> {
    let rows = delivery_rate::Entity::find()
        .filter(delivery_rate::Column::Zone.eq(zone.as_str()))
        .filter(delivery_rate::Column::ValidFrom.lte(on))
        .order_by_desc(delivery_rate::Column::ValidFrom)
        .order_by_asc(delivery_rate::Column::UpToG)
        .order_by_asc(delivery_rate::Column::Id)
        .all(db)
        .await?;
    let newest = rows.first().map(|row| row.valid_from);
    let valid = rows.into_iter().take_while(|row| Some(row.valid_from) == newest);
    Ok(valid.map(|row| Band { up_to_g: row.up_to_g, fee: row.fee }).collect())
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
