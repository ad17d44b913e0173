//! What happened to personal data, for those who listen and for the record. Ids only.

use crate::{
    infra::events::events,
    kernel::ids::{AccountId, PurchaseId},
};

events! {
    /// Nobody is behind the account any more.
    AccountErased = "account.erased" { account_id: AccountId },
    /// Nobody is behind what a guest has bought.
    PurchaseErased = "purchase.erased" { purchase_id: PurchaseId },
    /// Staff have looked at whose number it is.
    AccountLookedAt = "account.looked_at" { account_id: AccountId },
}
