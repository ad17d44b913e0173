//! Reads of open shops, as everybody sees them.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use time::Date;

use super::Status;
use crate::{
    entities::{account, shop},
    kernel::ids::{AccountId, ShopId, UnitCode},
    market::places::find::{self as places, Place},
};

/// An open shop with the person and the place behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PublicShop {
    /// For further reads; pages do not show it.
    #[serde(skip)]
    pub id: ShopId,
    /// In the seller's addresses.
    pub code: String,
    /// In its public address.
    pub slug: String,
    /// As approved.
    pub name: String,
    /// `household`, `cooperative` or `enterprise`.
    pub kind: &'static str,
    /// May be empty.
    pub story: String,
    /// Code of a picture.
    pub photo: Option<String>,
    /// Its commune of today.
    pub place: Place,
    /// `xã Pải Lủng, huyện Mèo Vạc, Hà Giang`, where the seller named it; known for one shop, not in lists.
    pub former_label: Option<String>,
    /// Thôn, bản, tổ.
    pub hamlet: Option<String>,
    /// The day it was first approved.
    pub opened_on: Option<Date>,
    /// The person it belongs to.
    pub owner_name: String,
}

/// The open shop of that slug.
pub async fn by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Option<PublicShop>, DbErr> {
    let Some(row) = open().filter(shop::Column::Slug.eq(slug)).one(db).await? else { return Ok(None) };
    let former = row.former_code.clone();
    let Some(mut shop) = public(db, vec![row]).await?.pop() else { return Ok(None) };
    if let Some(former) = former {
        shop.former_label = places::former_label(db, &former).await?;
    }
    Ok(Some(shop))
}

/// Open shops of those ids, for lists; in the order of their ids.
pub async fn by_ids(db: &impl ConnectionTrait, ids: &[ShopId]) -> Result<Vec<PublicShop>, DbErr> {
    let rows =
        open().filter(shop::Column::Id.is_in(ids.iter().copied())).order_by_asc(shop::Column::Id).all(db).await?;
    public(db, rows).await
}

/// The shops that opened last.
pub async fn newest(db: &impl ConnectionTrait, limit: u64) -> Result<Vec<PublicShop>, DbErr> {
    let rows = newest_first(open()).limit(limit).all(db).await?;
    public(db, rows).await
}

/// The open shops of some communes, the newest first.
pub async fn in_units(db: &impl ConnectionTrait, units: &[UnitCode], limit: u64) -> Result<Vec<PublicShop>, DbErr> {
    let here = open().filter(shop::Column::UnitCode.is_in(units.iter().cloned()));
    let rows = newest_first(here).limit(limit).all(db).await?;
    public(db, rows).await
}

fn open() -> sea_orm::Select<shop::Entity> {
    shop::Entity::find().filter(shop::Column::Status.eq(Status::Open))
}

fn newest_first(query: sea_orm::Select<shop::Entity>) -> sea_orm::Select<shop::Entity> {
    query.order_by_desc(shop::Column::OpenedAt).order_by_desc(shop::Column::Id)
}

async fn public(db: &impl ConnectionTrait, rows: Vec<shop::Model>) -> Result<Vec<PublicShop>, DbErr> {
    let units: Vec<UnitCode> = rows.iter().map(|row| row.unit_code.clone()).collect();
    let places = places::communes(db, &units).await?;
    let places: HashMap<UnitCode, Place> = places.into_iter().map(|p| (p.code.clone(), p)).collect();
    let owners: Vec<AccountId> = rows.iter().map(|row| row.owner_id).collect();
    let names = account::Entity::find().filter(account::Column::Id.is_in(owners)).all(db).await?;
    let names: HashMap<AccountId, String> = names.into_iter().map(|person| (person.id, person.name)).collect();
    let shop = |row: shop::Model| {
        Some(PublicShop {
            place: places.get(&row.unit_code)?.clone(),
            owner_name: names.get(&row.owner_id)?.clone(),
            id: row.id,
            code: row.code,
            slug: row.slug,
            name: row.name,
            kind: row.kind.as_str(),
            story: row.story,
            photo: row.photo,
            former_label: None,
            hamlet: row.hamlet,
            opened_on: row.opened_on,
        })
    };
    Ok(rows.into_iter().filter_map(shop).collect())
}
