//! An administrator bars an account, unless its own shop is open: that is suspended first, after a notice as any other.

use time::Date;

use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
    },
    kernel::ids::AccountId,
    market::{
        accounts::{
            bars::bar::{self, BarError},
            find,
        },
        shops::{self, moves::Deed},
    },
};

/// Why an account is not barred. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum BarAccountError {
    /// There is none.
    #[error("there is no such account")]
    NotFound,
    /// Its shop is open or rests.
    #[error("the shop of the account is open")]
    OwnsOpenShop,
    /// As the account says.
    #[error(transparent)]
    Bar(#[from] BarError),
}

/// Nobody comes in with it any more.
pub async fn bar(
    work: &Work,
    account: AccountId,
    words: String,
    until: Option<Date>,
) -> Result<(), Refused<BarAccountError>> {
    let claimed = find::claim(work, account).await?.ok_or(Refused::No(BarAccountError::NotFound))?;
    let owned = shops::find::owned(&work.tx, account).await?;
    if owned.is_some_and(|shop| Deed::Suspend.leads(shop.status, false).is_some()) {
        return no(BarAccountError::OwnsOpenShop);
    }
    bar::bar(work, claimed, words, until).await.map_err(|refused| refused.map_no(BarAccountError::from))
}
