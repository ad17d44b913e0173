//! `/healthz`: the process answers. `/readyz`: and its database keeps what is written.

use crate::app::App;
use axum::{extract::State, http::StatusCode};

/// The process answers.
pub async fn alive() -> &'static str {
    "ok"
}

/// What is written is there to be read; a full disk is not.
pub async fn ready(State(app): State<App>) -> (StatusCode, &'static str) {
    if app.ready.ask(&app.db, app.clock.now()).await {
        (StatusCode::OK, "ready")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "the database does not keep what is written")
    }
}
