//! Layers over whole blocks of addresses. Whoever is not signed in is led there; for everybody else a closed part is not there.

use std::collections::HashMap;

use axum::{
    extract::{FromRequestParts, Path, Request},
    http::Method,
    http::request::Parts,
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::{entry::sign_in::SignInPage, visit::Visit};
use crate::{
    market::{
        accounts::Role,
        shops::find::{self, OwnShop},
    },
    web::{error::WebError, form, page::Show},
};

/// The shop of a `/seller/{shop}/…` address, seen to be one of the visitor's own.
#[derive(Clone)]
pub struct SellerOf(pub OwnShop);

/// Round everything closed: what somebody typed whose session has ended waits while she signs in again.
pub async fn keep_typed(visit: Visit, request: Request, next: Next) -> Result<Response, Response> {
    if visit.person.is_some() || request.method() != Method::POST {
        return Ok(next.run(request).await);
    }
    let typed = form::typed(request, &visit.app).await?;
    Ok(Show(SignInPage::first(&visit.path, typed)).into_response())
}

/// For members of the shop that the address names; for everybody else there is no such shop.
pub async fn seller(
    visit: Visit,
    Path(path): Path<HashMap<String, String>>,
    mut request: Request,
    next: Next,
) -> Result<Response, WebError> {
    let person = visit.signed_in()?;
    let code = path.get("shop").map_or("", String::as_str);
    let shop = find::for_member(&visit.app.db.read, person.id, code).await?.ok_or(WebError::NotFound)?;
    request.extensions_mut().insert(SellerOf(shop));
    Ok(next.run(request).await)
}

impl<S: Send + Sync> FromRequestParts<S> for SellerOf {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, WebError> {
        parts.extensions.get::<SellerOf>().cloned().ok_or(WebError::NotFound)
    }
}

/// For moderators and administrators.
pub async fn staff(visit: Visit, request: Request, next: Next) -> Result<Response, WebError> {
    let person = visit.signed_in()?;
    allow(person.has(Role::Moderator) || person.has(Role::Admin), request, next).await
}

/// For moderators.
pub async fn moderator(visit: Visit, request: Request, next: Next) -> Result<Response, WebError> {
    let allowed = visit.signed_in()?.has(Role::Moderator);
    allow(allowed, request, next).await
}

/// For administrators.
pub async fn admin(visit: Visit, request: Request, next: Next) -> Result<Response, WebError> {
    let allowed = visit.signed_in()?.has(Role::Admin);
    allow(allowed, request, next).await
}

/// For analysts of the commerce department.
pub async fn analyst(visit: Visit, request: Request, next: Next) -> Result<Response, WebError> {
    let allowed = visit.signed_in()?.has(Role::Analyst);
    allow(allowed, request, next).await
}

/// For whoever is signed in.
pub async fn signed_in(visit: Visit, request: Request, next: Next) -> Result<Response, WebError> {
    visit.signed_in()?;
    Ok(next.run(request).await)
}

async fn allow(allowed: bool, request: Request, next: Next) -> Result<Response, WebError> {
    if allowed { Ok(next.run(request).await) } else { Err(WebError::NotFound) }
}
