//! Layers over whole blocks of addresses. Whoever is not signed in is led there; for everybody else a closed part is not there.

use axum::{extract::Request, middleware::Next, response::Response};

use super::visit::Visit;
use crate::{market::accounts::Role, web::error::WebError};

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
