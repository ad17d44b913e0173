//! Ids that cannot be mixed up: a shop's id is not accepted where an order's is meant.
//! Buyers and sellers see random codes and slugs; papers and people have none, so staff's addresses call these two by their ids, and the
//! log shows what was recorded.

use sea_orm::{DbErr, DeriveValueType, TryFromU64};
use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, DeriveValueType)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl From<$name> for i64 {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl From<i64> for $name {
            fn from(id: i64) -> Self {
                Self(id)
            }
        }
    )+};
}

ids! {
    /// An identity that can sign in.
    AccountId,
    /// A household's written agreement to be helped.
    ConsentId,
    /// Who sells.
    ShopId,
    /// What is described.
    ProductId,
    /// What is priced and stocked.
    VariantId,
    /// An uploaded, cleaned picture.
    PictureId,
    /// An OCOP, VietGAP, organic or food-safety paper.
    CertificateId,
    /// A paper of the province's registry.
    EntryId,
    /// A file that is read into the registry.
    ImportId,
    /// Proposed words and photos that wait for a moderator.
    RevisionId,
    /// What a buyer means to buy.
    CartId,
    /// What a buyer placed with one press.
    PurchaseId,
    /// One shop's part of a purchase.
    OrderId,
    /// What a line adds to what was sold.
    SaleId,
    /// Something that happened.
    EventId,
    /// Something that must be done.
    JobId,
    /// What a shop says against a sanction.
    AppealId,
    /// What is told from outside.
    ReportId,
    /// A version of a published document.
    DocumentId,
}

/// The official code of an administrative unit: two digits for a province, three for a district of before July 2025, five for
/// a commune. Text, because of leading zeros.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, DeriveValueType)]
#[serde(transparent)]
pub struct UnitCode(pub String);

/// A database never counts codes up.
impl TryFromU64 for UnitCode {
    fn try_from_u64(_: u64) -> Result<Self, DbErr> {
        Err(DbErr::ConvertFromU64("UnitCode"))
    }
}

impl UnitCode {
    /// Two, three or five digits; anything else is not a code.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = matches!(text.len(), 2 | 3 | 5) && text.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| Self(text.to_owned()))
    }

    /// Provinces have two digits.
    pub fn is_province(&self) -> bool {
        self.0.len() == 2
    }
}

impl std::fmt::Display for UnitCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
