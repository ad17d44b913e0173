//! A form of one button about one of the shop's products: its token is seen to before the deed, and whose it is in the deed.

use axum::{
    extract::{FromRef, FromRequest, FromRequestParts, Path, Request},
    response::{IntoResponse, Response},
};

use crate::{
    app::App,
    infra::db::Work,
    kernel::links,
    market::catalog::find::{self, ClaimedProduct},
    pages::{guards::Acting, visit::Visit},
    web::{error::WebError, flash::Flash, form::Posted, page::SeeOther},
};

/// The button was pressed.
pub struct Press {
    acting: Acting,
    code: String,
}

impl Press {
    /// Begins to write as whoever pressed.
    pub async fn begin(&self, visit: &Visit) -> Result<Work, WebError> {
        self.acting.begin(visit).await
    }

    /// The product, if it is the shop's, to be changed.
    pub async fn claim<'w>(&self, work: &'w Work) -> Result<ClaimedProduct<'w>, WebError> {
        let shop = self.acting.enter(work).await?;
        find::claim_product(&shop, &self.code).await?.ok_or(WebError::NotFound)
    }

    /// Back to the product's page, with a message.
    pub fn answered(self, flash: Flash) -> SeeOther {
        SeeOther::to(links::seller_product(&self.acting.shop.code, &self.code)).flash(flash)
    }
}

impl<S> FromRequest<S> for Press
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let Ok(visit) = Visit::from_request_parts(&mut parts, state).await;
        let acting = Acting::from_request_parts(&mut parts, state).await.map_err(IntoResponse::into_response)?;
        let path = Path::<(String, String)>::from_request_parts(&mut parts, state).await;
        let Path((_, code)) = path.map_err(|_| WebError::not_found())?;
        let found = find::in_shop(&visit.app.db.read, acting.shop.id, &code).await;
        found.map_err(|error| WebError::from(error).into_response())?.ok_or_else(WebError::not_found)?;
        let press = Self { acting, code };
        let posted = Posted::from_request(Request::from_parts(parts, body), state).await?;
        if posted.fields.fine() { Ok(press) } else { Err(press.answered(Flash::warning("form-stale")).into_response()) }
    }
}
