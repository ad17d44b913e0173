//! What happened to certificates, for those who listen.

use serde::Serialize;

use crate::{
    infra::db::Event,
    kernel::ids::{CertificateId, ProductId, ShopId},
};

/// A seller says that a product has a paper.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct CertificateClaimed {
    pub certificate_id: CertificateId,
    pub product_id: ProductId,
    pub shop_id: ShopId,
}

/// A moderator saw the paper and found the claim true.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct CertificateVerified {
    pub certificate_id: CertificateId,
    pub product_id: ProductId,
    pub shop_id: ShopId,
}

/// A moderator could not accept the claim.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct CertificateSentBack {
    pub certificate_id: CertificateId,
    pub product_id: ProductId,
    pub shop_id: ShopId,
    /// A key of the list of reasons.
    pub reason: String,
    /// The moderator's own.
    pub words: Option<String>,
}

/// Whoever issued the paper took it back.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct CertificateWithdrawn {
    pub certificate_id: CertificateId,
    pub product_id: ProductId,
    pub shop_id: ShopId,
}

impl Event for CertificateClaimed {
    const NAME: &'static str = "certificate.claimed";
}

impl Event for CertificateVerified {
    const NAME: &'static str = "certificate.verified";
}

impl Event for CertificateSentBack {
    const NAME: &'static str = "certificate.sent_back";
}

impl Event for CertificateWithdrawn {
    const NAME: &'static str = "certificate.withdrawn";
}
