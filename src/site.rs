//! The whole site: the addresses of `router.rs`, and the layers round them.

use std::time::Duration;

use axum::{
    Router,
    http::StatusCode,
    middleware::{from_fn, from_fn_with_state, map_request},
};
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::CompressionLayer,
    csrf::CsrfLayer,
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
    timeout::TimeoutLayer,
    trace::TraceLayer,
};

use crate::{
    app::App,
    pages::{frame, guards, kept, visit},
    router,
    web::{error::WebError, headers, kept::Front, sessions, watch, wellformed},
};

/// A photo over a weak signal takes its time.
const LONGEST_REQUEST: Duration = Duration::from_secs(300);

/// The site behind the pages that are kept.
pub fn front(app: &App) -> Front {
    Front::new(app, site(app), kept::address)
}

/// The site.
pub fn site(app: &App) -> Router {
    let pages = router::pages()
        .layer(from_fn(guards::come_back))
        .layer(from_fn(wellformed::layer))
        .layer(CsrfLayer::new().with_rejection_response(|_| WebError::foreign()))
        .layer(from_fn(frame::layer))
        .layer(from_fn_with_state(app.clone(), visit::layer))
        .layer(sessions::layer(app));
    router::plain()
        .layer(from_fn(wellformed::layer))
        .merge(pages)
        .layer(CompressionLayer::new())
        .layer(CatchPanicLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, LONGEST_REQUEST))
        .layer(from_fn_with_state(app.config.is_https(), headers::layer))
        .layer(from_fn(watch::access::layer))
        .layer(PropagateRequestIdLayer::new(watch::request::REQUEST_ID))
        .layer(TraceLayer::new_for_http().make_span_with(watch::request::span))
        .layer(SetRequestIdLayer::new(watch::request::REQUEST_ID, MakeRequestUuid))
        .layer(map_request(watch::request::without_id))
        .with_state(app.clone())
}
