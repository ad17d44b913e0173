//! What happened to goods, for those who listen.

use crate::{
    infra::events::events,
    kernel::{
        ids::{ProductId, RevisionId, ShopId, VariantId},
        money::Money,
    },
};

events! {
    /// Words and photos wait for a moderator: of a new product, or of one that is to be changed.
    ProductSubmitted = "product.submitted" { product_id: ProductId, revision_id: RevisionId, shop_id: ShopId },
    /// A moderator found a proposal good; buyers see it from now on.
    ProductApproved = "product.approved" { product_id: ProductId, revision_id: RevisionId, shop_id: ShopId },
    /// A moderator could not approve a proposal.
    ProductSentBack = "product.sent_back" {
        product_id: ProductId,
        revision_id: RevisionId,
        shop_id: ShopId,
        /// A key of the list of reasons.
        reason: String,
        /// The moderator's own.
        words: Option<String>,
    },
    /// The seller withdrew her proposal; what was approved stays as it is.
    ProposalWithdrawn = "product.proposal_withdrawn" {
        product_id: ProductId,
        revision_id: RevisionId,
        shop_id: ShopId,
    },
    /// The seller took a product off for now.
    ProductPaused = "product.paused" { product_id: ProductId, shop_id: ShopId },
    /// The seller offers a product again.
    ProductResumed = "product.resumed" { product_id: ProductId, shop_id: ShopId },
    /// A moderator took a product off display.
    ProductStopped = "product.stopped" {
        product_id: ProductId,
        shop_id: ShopId,
        /// A key of the list of reasons.
        reason: String,
        /// The moderator's own.
        words: Option<String>,
    },
    /// A moderator shows a product again.
    ProductRestored = "product.restored" { product_id: ProductId, shop_id: ShopId },
    /// One more way to buy a product.
    VariantAdded = "variant.added" { product_id: ProductId, variant_id: VariantId },
    /// One more way to buy a product waits for a moderator: its measure is in words of its own.
    MeasureSubmitted = "variant.measure_submitted" {
        product_id: ProductId,
        variant_id: VariantId,
        revision_id: RevisionId,
        shop_id: ShopId,
    },
    /// A moderator found those words good.
    MeasureApproved = "variant.measure_approved" {
        product_id: ProductId,
        variant_id: VariantId,
        revision_id: RevisionId,
        shop_id: ShopId,
    },
    /// A moderator could not approve them.
    MeasureSentBack = "variant.measure_sent_back" {
        product_id: ProductId,
        variant_id: VariantId,
        revision_id: RevisionId,
        shop_id: ShopId,
        /// A key of the list of reasons.
        reason: String,
        /// The moderator's own.
        words: Option<String>,
    },
    /// The seller took them back.
    MeasureWithdrawn = "variant.measure_withdrawn" {
        product_id: ProductId,
        variant_id: VariantId,
        revision_id: RevisionId,
        shop_id: ShopId,
    },
    /// A variant is no longer offered.
    VariantWithdrawn = "variant.withdrawn" { product_id: ProductId, variant_id: VariantId },
    /// A variant costs something else.
    PriceChanged = "variant.price_changed" { product_id: ProductId, variant_id: VariantId, from: Money, to: Money },
    /// The seller counted again.
    StockChanged = "variant.stock_changed" { product_id: ProductId, variant_id: VariantId, from: i64, to: i64 },
}
