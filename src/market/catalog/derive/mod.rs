//! The columns of a product that lists and search read, computed from what they are about. Whoever changes one of those calls
//! this in the same work.

mod words;

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::{
    entities::{product, product_photo, variant},
    infra::db::Work,
    kernel::{
        fold::{fold, toned},
        ids::{ProductId, ShopId},
    },
    market::shops::find::origin,
};

/// The lowest price of what can be bought (of what is offered, where everything is sold out) with its measure, and whether
/// anything can, after a variant or its stock changed. Locks the product, so that of two who each empty one variant the second
/// sees both; variants that are changed in the same work are locked before.
pub async fn refresh_offer(work: &Work, id: ProductId) -> Result<(), DbErr> {
    let Some(row) = product::Entity::find_by_id(id).lock_exclusive().one(&work.tx).await? else { return Ok(()) };
    let offered = variant::Entity::find()
        .filter(variant::Column::ProductId.eq(id))
        .filter(variant::Column::Offered.eq(true))
        .all(&work.tx)
        .await?;
    let mut changed = row.clone().into_active_model();
    if let Some(cheapest) = offered.iter().min_by_key(|variant| (variant.stock == 0, variant.price, variant.id)) {
        changed.price_from.set_if_not_equals(cheapest.price);
        changed.measure_from.set_if_not_equals(cheapest.measure.clone());
    }
    changed.in_stock.set_if_not_equals(offered.iter().any(|variant| variant.stock > 0));
    if changed.is_changed() { changed.update(&work.tx).await.map(drop) } else { Ok(()) }
}

/// Everything: after a product was listed, approved or mended.
pub async fn refresh(work: &Work, id: ProductId) -> Result<(), DbErr> {
    let Some(row) = product::Entity::find_by_id(id).one(&work.tx).await? else { return Ok(()) };
    let shop = origin(&work.tx, row.shop_id).await?;
    let shop = shop.ok_or_else(|| DbErr::RecordNotFound(format!("shop {}", row.shop_id.0)))?;
    let cover: Option<String> = product_photo::Entity::find()
        .select_only()
        .column(product_photo::Column::Picture)
        .filter(product_photo::Column::ProductId.eq(id))
        .order_by_asc(product_photo::Column::Position)
        .into_tuple()
        .one(&work.tx)
        .await?;
    let around = words::around(&work.tx, &row, &shop).await?;
    let name_text = fold(&row.name);
    let found_by = format!("{name_text} {around}");

    let mut changed = row.clone().into_active_model();
    changed.cover = Set(cover);
    changed.unit_code = Set(shop.unit_code);
    changed.former_code = Set(shop.former_code);
    changed.toned_text = Set(toned(&row.name));
    changed.search_text = Set(format!("{found_by} {}", fold(&row.description)).trim_end().to_owned());
    changed.name_text = Set(name_text);
    changed.update(&work.tx).await?;
    refresh_offer(work, id).await
}

/// Everything about all products of a shop: after its name or its place changed.
pub async fn shop_changed(work: &Work, shop: ShopId) -> Result<(), DbErr> {
    let ids: Vec<ProductId> = product::Entity::find()
        .select_only()
        .column(product::Column::Id)
        .filter(product::Column::ShopId.eq(shop))
        .order_by_asc(product::Column::Id)
        .into_tuple()
        .all(&work.tx)
        .await?;
    for id in ids {
        refresh(work, id).await?;
    }
    Ok(())
}
