//! A request in the log: its id, and what is told of it.

use axum::{
    extract::{MatchedPath, Request},
    http::HeaderName,
};

/// The header that carries the id.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Whoever asks does not say what stands in the log.
pub async fn without_id(mut request: Request) -> Request {
    request.headers_mut().remove(REQUEST_ID);
    request
}

/// A request in the log: method, which page as the router knows it (an address may hold a code that opens it, a query what people
/// typed), id.
pub fn span(request: &Request) -> tracing::Span {
    let id = request.headers().get(REQUEST_ID).and_then(|v| v.to_str().ok()).unwrap_or("");
    let route = request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str);
    tracing::info_span!("request", method = %request.method(), route, id)
}
