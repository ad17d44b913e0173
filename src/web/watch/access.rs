//! The access log: lines of the log with the target `access`, without anything personal. Which page it was is told as the router
//! knows it (`/purchases/{code}`): a code in an address opens what is behind it.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};

use crate::infra::watch::metrics;

/// Of what is nowhere.
const NOWHERE: &str = "-";

/// Round the whole site: tells of each request when it is answered.
pub async fn layer(request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let route = route.as_ref().map_or(NOWHERE, MatchedPath::as_str);
    let (status, took) = (response.status().as_u16(), begun.elapsed());
    metrics::request(method.as_str(), route, status, took);
    tracing::info!(target: "access", method = method.as_str(), route, status, ms = took.as_millis() as u64);
    response
}

/// A page was shown that was kept.
pub fn kept(status: u16) {
    metrics::kept_page();
    tracing::info!(target: "access", method = "GET", route = "kept", status, ms = 0);
}
