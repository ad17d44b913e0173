//! Rows claimed for a command, in the scope of whoever acts: as a page does, by shop and code.

use chophien::{
    entities::{order, product, shop, variant},
    infra::db::Work,
    kernel::{
        actor::Actor,
        ids::{AccountId, CertificateId, OrderId, ProductId, RevisionId, ShopId, VariantId},
    },
    market::{
        accounts::find::{self as accounts, ClaimedAccount},
        catalog::find::{self, ClaimedProduct, ClaimedVariant},
        certificates::find::{self as papers, ClaimedPaper},
        orders::find::{self as orders, ClaimedOrder},
        revisions::{
            Revised,
            find::{self as revisions, ClaimedProposal},
        },
        shops::{
            in_shop::InShop,
            moves::{self, find::ClaimedShop},
        },
    },
};
use sea_orm::EntityTrait;

use super::app::TestApp;

/// The shop, entered by a member.
pub async fn enter(work: &Work, shop: ShopId) -> InShop<'_> {
    InShop::enter(work, shop).await.expect("whoever acts is a member")
}

/// A shop, claimed by whoever moves it.
pub async fn shop(work: &Work, id: ShopId) -> ClaimedShop<'_> {
    moves::find::claim(work, id).await.expect("shops").expect("the shop")
}

/// A product, claimed by a member of its shop.
pub async fn product(work: &Work, id: ProductId) -> ClaimedProduct<'_> {
    let row = product::Entity::find_by_id(id).one(&work.tx).await.expect("products").expect("the product");
    let claimed = find::claim_product(&enter(work, row.shop_id).await, &row.code).await;
    claimed.expect("products").expect("the product")
}

/// A variant, claimed by a member of its shop, while it is offered.
pub async fn variant(work: &Work, id: VariantId) -> Option<ClaimedVariant<'_>> {
    let row = variant::Entity::find_by_id(id).one(&work.tx).await.expect("variants").expect("the variant");
    let product =
        product::Entity::find_by_id(row.product_id).one(&work.tx).await.expect("products").expect("its product");
    find::claim_variant(&enter(work, product.shop_id).await, &row.code).await.expect("variants")
}

/// An account, claimed by whom it is.
pub async fn account(work: &Work, id: AccountId) -> ClaimedAccount<'_> {
    accounts::claim(work, id).await.expect("accounts").expect("the account")
}

/// An order, claimed as its buyer does.
pub async fn order(work: &Work, id: OrderId) -> ClaimedOrder<'_> {
    let row = order::Entity::find_by_id(id).one(&work.tx).await.expect("orders").expect("the order");
    let claimed = orders::claim_in_purchase(work, row.purchase_id, &row.code).await;
    claimed.expect("orders").expect("the order")
}

/// An order, claimed by a member of its shop.
pub async fn sold<'w>(work: &'w Work, shop: ShopId, code: &str) -> ClaimedOrder<'w> {
    orders::claim_in_shop(&enter(work, shop).await, code).await.expect("orders").expect("the order")
}

/// A proposal, claimed as a moderator does.
pub async fn proposal<C: Revised>(work: &Work, id: RevisionId) -> ClaimedProposal<'_, C> {
    revisions::claim(work, id).await.expect("revisions").expect("the proposal")
}

/// A paper, claimed as a moderator does.
pub async fn paper(work: &Work, id: CertificateId) -> ClaimedPaper<'_> {
    papers::claim(work, id).await.expect("certificates").expect("the paper")
}

impl TestApp {
    /// Whoever owns the shop of a product.
    pub async fn owner_of(&self, id: ProductId) -> Actor {
        let row = product::Entity::find_by_id(id).one(&self.db.read).await.expect("products").expect("the product");
        let shop = shop::Entity::find_by_id(row.shop_id).one(&self.db.read).await.expect("shops").expect("its shop");
        Actor::Account(shop.owner_id)
    }
}
