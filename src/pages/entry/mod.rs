//! How one comes in: register, sign in, set a new password, and leave again.

pub mod proving;
pub mod register;
pub mod register_code;
pub mod reset;
pub mod reset_code;
pub mod sign_in;
pub mod sign_out;

use axum_extra::extract::SignedCookieJar;

use super::visit::Visit;
use crate::{kernel::ids::AccountId, web::error::WebError};

/// Makes this session the account's. Every way in ends here, so what belongs to coming in stands here; returns the cookies to
/// be sent with the answer.
pub(super) async fn enter(visit: &Visit, account: AccountId, epoch: i32) -> Result<SignedCookieJar, WebError> {
    visit.sign_in(account, epoch).await?;
    Ok(proving::forget(visit.jar.clone()))
}
