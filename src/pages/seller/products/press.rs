//! A form of one button about one of the shop's products: whose it is and its token are seen to before the deed.

use axum::{
    extract::{FromRef, FromRequest, FromRequestParts, Path, Request},
    response::{IntoResponse, Response},
};

use crate::{
    app::App,
    kernel::{ids::ProductId, links},
    market::catalog::find,
    pages::{guards::SellerOf, visit::Visit},
    web::{error::WebError, flash::Flash, form::Posted, page::SeeOther},
};

/// The button was pressed.
pub struct Press {
    /// About this product of the shop.
    pub product: ProductId,
    page: String,
}

impl Press {
    /// Back to the product's page, with a message.
    pub fn answered(self, flash: Flash) -> SeeOther {
        SeeOther::to(self.page).flash(flash)
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
        let shop = SellerOf::from_request_parts(&mut parts, state).await.map_err(IntoResponse::into_response)?;
        let path = Path::<(String, String)>::from_request_parts(&mut parts, state).await;
        let Path((_, code)) = path.map_err(|_| WebError::not_found())?;
        let found = find::in_shop(&visit.app.db.read, shop.0.id, &code).await;
        let found = found.map_err(|error| WebError::from(error).into_response())?;
        let product = found.ok_or_else(WebError::not_found)?;
        let press = Self { product, page: links::seller_product(&shop.0.code, &code) };
        let posted = Posted::from_request(Request::from_parts(parts, body), state).await?;
        if posted.fields.fine() { Ok(press) } else { Err(press.answered(Flash::warning("form-stale")).into_response()) }
    }
}
