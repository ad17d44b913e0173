//! What happened to goods, for those who listen.

use serde::Serialize;

use crate::{
    infra::db::Event,
    kernel::{
        ids::{ProductId, RevisionId, ShopId, VariantId},
        money::Money,
    },
};

/// Words and photos wait for a moderator: of a new product, or of one that is to be changed.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct ProductSubmitted {
    pub product_id: ProductId,
    pub revision_id: RevisionId,
    pub shop_id: ShopId,
}

/// A moderator found a proposal good; buyers see it from now on.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct ProductApproved {
    pub product_id: ProductId,
    pub revision_id: RevisionId,
    pub shop_id: ShopId,
}

/// A moderator could not approve a proposal.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct ProductSentBack {
    pub product_id: ProductId,
    pub revision_id: RevisionId,
    pub shop_id: ShopId,
    /// A key of the list of reasons.
    pub reason: String,
    /// The moderator's own.
    pub words: Option<String>,
}

/// The seller took her proposal back; what was approved stays as it is.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct ProposalTakenBack {
    pub product_id: ProductId,
    pub revision_id: RevisionId,
    pub shop_id: ShopId,
}

/// The seller took a product off for now.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct ProductPaused {
    pub product_id: ProductId,
    pub shop_id: ShopId,
}

/// The seller offers a product again.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct ProductResumed {
    pub product_id: ProductId,
    pub shop_id: ShopId,
}

/// One more way to buy a product.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct VariantAdded {
    pub product_id: ProductId,
    pub variant_id: VariantId,
}

/// A variant is no longer offered.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct VariantWithdrawn {
    pub product_id: ProductId,
    pub variant_id: VariantId,
}

/// A variant costs something else.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct PriceChanged {
    pub product_id: ProductId,
    pub variant_id: VariantId,
    pub from: Money,
    pub to: Money,
}

/// The seller counted again.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct StockChanged {
    pub product_id: ProductId,
    pub variant_id: VariantId,
    pub from: i64,
    pub to: i64,
}

macro_rules! named {
    ($($event:ty => $name:literal),+ $(,)?) => {$(
        impl Event for $event {
            const NAME: &'static str = $name;
        }
    )+};
}

named! {
    ProductSubmitted => "product.submitted",
    ProductApproved => "product.approved",
    ProductSentBack => "product.sent_back",
    ProposalTakenBack => "product.proposal_taken_back",
    ProductPaused => "product.paused",
    ProductResumed => "product.resumed",
    VariantAdded => "variant.added",
    VariantWithdrawn => "variant.withdrawn",
    PriceChanged => "variant.price_changed",
    StockChanged => "variant.stock_changed",
}
