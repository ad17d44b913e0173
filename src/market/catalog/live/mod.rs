//! When a product was live: approved, offered, and its shop open. The department's ladder reads past periods from these
//! intervals, and buyers see what is live now (`products.shown`), so every deed that changes one of the three calls this in the
//! same work.

pub mod pause;
pub mod restore;
pub mod resume;
pub mod stop;

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    sea_query::Expr,
};

use crate::{
    entities::{live_interval, product},
    infra::db::Work,
    kernel::ids::{ProductId, ShopId},
    market::{
        catalog::{Status, find::ClaimedProduct},
        households::refresh::refresh_owner,
        shops::{self, find::origin_kept},
    },
};

/// Opens or closes the product's interval, as it stands now.
pub async fn refresh(work: &Work, id: ProductId) -> Result<(), DbErr> {
    let Some(product) = product::Entity::find_by_id(id).one(&work.tx).await? else { return Ok(()) };
    let open = is_open(work, product.shop_id).await?;
    keep(work, &product, open).await?;
    refresh_owner(work, product.shop_id).await
}

/// From now on the product stands there.
async fn stands(work: &Work, product: ClaimedProduct<'_>, status: Status) -> Result<(), DbErr> {
    let id = product.id;
    let mut row = product.into_row().into_active_model();
    row.status = Set(status);
    row.update(&work.tx).await?;
    refresh(work, id).await
}

/// After a shop was opened, or stopped being open: its products that wait for nothing else are live, or none is.
pub async fn shop_moved(work: &Work, shop: ShopId) -> Result<(), DbErr> {
    let open = is_open(work, shop).await?;
    let products = product::Entity::find()
        .filter(product::Column::ShopId.eq(shop))
        .order_by_asc(product::Column::Id)
        .all(&work.tx)
        .await?;
    for product in &products {
        keep(work, product, open).await?;
    }
    refresh_owner(work, shop).await
}

async fn is_open(work: &Work, shop: ShopId) -> Result<bool, DbErr> {
    let shop = origin_kept(work, shop).await?;
    Ok(shop.is_some_and(|shop| shop.status == shops::Status::Open))
}

async fn keep(work: &Work, product: &product::Model, shop_open: bool) -> Result<(), DbErr> {
    let live = shop_open && product.status == Status::Live;
    product::Entity::update_many()
        .col_expr(product::Column::Shown, Expr::value(live))
        .filter(product::Column::Id.eq(product.id))
        .filter(product::Column::Shown.ne(live))
        .exec(&work.tx)
        .await?;
    let running = live_interval::Entity::find()
        .filter(live_interval::Column::ProductId.eq(product.id))
        .filter(live_interval::Column::LiveTo.is_null())
        .one(&work.tx)
        .await?;
    match (live, running) {
        (true, None) => {
            let row = live_interval::ActiveModel {
                id: NotSet,
                product_id: Set(product.id),
                shop_id: Set(product.shop_id),
                live_from: Set(work.now),
                live_to: Set(None),
            };
            row.insert(&work.tx).await.map(drop)
        }
        (false, Some(row)) => {
            let mut row = row.into_active_model();
            row.live_to = Set(Some(work.now));
            row.update(&work.tx).await.map(drop)
        }
        _ => Ok(()),
    }
}
