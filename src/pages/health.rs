//! `/healthz`: the process answers. `/readyz`: and its database keeps what is written.

use axum::{extract::State, http::StatusCode};

use crate::{app::App, infra::node::pulse};

/// The process answers.
pub async fn alive() -> &'static str {
    "ok"
}

/// What is written is there to be read; a full disk is not, and is named. Beside it, for people, when anybody has worked last:
/// a node without a worker still shows pages, so that this changes nothing.
pub async fn ready(State(app): State<App>) -> (StatusCode, String) {
    let now = app.clock.now();
    if let Err(why) = app.ready.ask(&app.db, now).await {
        return (StatusCode::SERVICE_UNAVAILABLE, format!("the database does not keep what is written: {why}\n"));
    }
    let worked = match pulse::last(&app.db.read).await {
        Ok(Some(last)) => format!("last job-worker beat: {} s ago", now.since(last).whole_seconds()),
        Ok(None) => "last job-worker beat: never".to_owned(),
        Err(_) => "last job-worker beat: unknown".to_owned(),
    };
    (StatusCode::OK, format!("ready\n{worked}\n"))
}
