//! What happened to certificates, for those who listen.

use crate::{
    infra::events::events,
    kernel::ids::{CertificateId, ProductId, ShopId},
};

events! {
    /// A seller says that a product has a paper.
    CertificateClaimed = "certificate.claimed" {
        certificate_id: CertificateId,
        product_id: ProductId,
        shop_id: ShopId,
    },
    /// A moderator saw the paper and found the claim true.
    CertificateVerified = "certificate.verified" {
        certificate_id: CertificateId,
        product_id: ProductId,
        shop_id: ShopId,
    },
    /// A moderator could not accept the claim.
    CertificateSentBack = "certificate.sent_back" {
        certificate_id: CertificateId,
        product_id: ProductId,
        shop_id: ShopId,
        /// A key of the list of reasons.
        reason: String,
        /// The moderator's own.
        words: Option<String>,
    },
    /// The paper counts no longer, before its time.
    CertificateWithdrawn = "certificate.withdrawn" {
        certificate_id: CertificateId,
        product_id: ProductId,
        shop_id: ShopId,
        /// A key of the list of reasons.
        reason: String,
        /// The moderator's own.
        words: Option<String>,
    },
    /// It ends soon: its shop is told in time to have it assessed again.
    CertificateEnding = "certificate.ending" {
        certificate_id: CertificateId,
        product_id: ProductId,
        shop_id: ShopId,
        /// Its last day.
        expires_on: time::Date,
    },
    /// It counts again.
    CertificateReinstated = "certificate.reinstated" {
        certificate_id: CertificateId,
        product_id: ProductId,
        shop_id: ShopId,
    },
}
