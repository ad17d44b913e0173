//! What else a product is found by: its kind, its shop, and every name that people have for its place.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    entities::{former_unit, product, unit, unit_successor},
    kernel::{fold::fold, ids::UnitCode},
    market::{places::sets, shops::find::Origin},
};

/// Folded, each name once: the set, the shop, its commune, and the former communes and districts that the place was.
pub(super) async fn around(
    db: &impl ConnectionTrait,
    product: &product::Model,
    shop: &Origin,
) -> Result<String, DbErr> {
    let set = sets::set(product.set_no).map(|set| set.short_name.clone());
    let commune = unit::Entity::find_by_id(shop.unit_code.clone()).one(db).await?.map(|unit| unit.name);
    let mut names: Vec<String> = Vec::new();
    let all = set.into_iter().chain([shop.name.clone()]).chain(commune).chain(former_names(db, shop).await?);
    for name in all.map(|name| fold(&name)).filter(|name| !name.is_empty()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Ok(names.join(" "))
}

/// The former commune that the seller named, or all that today's commune was made of; then what these lay in.
async fn former_names(db: &impl ConnectionTrait, shop: &Origin) -> Result<Vec<String>, DbErr> {
    let communes = match &shop.former_code {
        Some(code) => vec![code.clone()],
        None => predecessors(db, &shop.unit_code).await?,
    };
    let mut names = Vec::new();
    let mut level = communes;
    // Communes, districts, provinces.
    for _ in 0..3 {
        let rows = former(db, &level).await?;
        level = rows.iter().filter_map(|row| row.parent_code.clone()).collect();
        level.sort();
        level.dedup();
        names.extend(rows.into_iter().map(|row| row.name));
    }
    Ok(names)
}

async fn predecessors(db: &impl ConnectionTrait, code: &UnitCode) -> Result<Vec<UnitCode>, DbErr> {
    let rows = unit_successor::Entity::find().filter(unit_successor::Column::Code.eq(code.clone())).all(db).await?;
    Ok(rows.into_iter().map(|row| row.former_code).collect())
}

async fn former(db: &impl ConnectionTrait, codes: &[UnitCode]) -> Result<Vec<former_unit::Model>, DbErr> {
    if codes.is_empty() {
        return Ok(Vec::new());
    }
    former_unit::Entity::find()
        .filter(former_unit::Column::Code.is_in(codes.iter().cloned()))
        .order_by_asc(former_unit::Column::Code)
        .all(db)
        .await
}
