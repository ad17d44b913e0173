//! The database is away for a moment: whoever reads is asked to come back, and whoever sent a form gets it back to send it again. It
//! stands inside the check of where a form comes from, so that nobody is handed what somebody else wrote for her.

use axum::{extract::Request, http::Method, middleware::Next, response::Response};

use super::visit::Visit;
use crate::web::{
    error::{self, ComeBack},
    form,
    unsent::Typed,
};

/// Round every page.
pub async fn layer(visit: Visit, mut request: Request, next: Next) -> Response {
    let posts = request.method() == Method::POST;
    if visit.adrift {
        let unsent = if posts { form::unsent(request, &visit.app).await } else { None };
        return error::come_back(unsent.map(|form| form.to(&visit.path)));
    }
    if !posts {
        return next.run(request).await;
    }
    let typed = Typed::default();
    request.extensions_mut().insert(typed.clone());
    let response = next.run(request).await;
    match response.extensions().get::<ComeBack>() {
        Some(ComeBack) => error::come_back(typed.take().map(|form| form.to(&visit.path))),
        None => response,
    }
}
