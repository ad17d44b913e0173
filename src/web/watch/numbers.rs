//! `/metrics`, on an address of its own: the site has no such page.

use std::time::Duration;

use axum::{Router, extract::State, http::header::CONTENT_TYPE, response::IntoResponse, routing::get};
use tokio::{net::TcpListener, sync::watch};

use crate::{
    app::App,
    infra::watch::{exposition, gauges::Gauges, metrics},
};

/// Between two foldings of what was measured.
const TIDY: Duration = Duration::from_secs(10);
/// Nobody who asks is waited for any longer.
const GOODBYE: Duration = Duration::from_secs(1);
/// Of the format that Prometheus has read since its version 0.0.4.
const TEXT: &str = "text/plain; version=0.0.4; charset=utf-8";

/// Answers until `stop` turns true.
pub async fn serve(listener: TcpListener, app: App, mut stop: watch::Receiver<bool>) {
    let numbers = Router::new().route("/metrics", get(told)).with_state(app);
    let answering = tokio::spawn(async move { axum::serve(listener, numbers).await });
    let mut tidy = tokio::time::interval(TIDY);
    loop {
        tokio::select! {
            // Whoever could say stop is gone: so is the program.
            _ = stop.wait_for(|stop| *stop) => break,
            _ = tidy.tick() => metrics::tidy(),
        }
    }
    tokio::time::sleep(GOODBYE).await;
    answering.abort();
}

async fn told(State(app): State<App>) -> impl IntoResponse {
    let seen = Gauges::read(app.watched()).await;
    ([(CONTENT_TYPE, TEXT)], exposition::told(&seen))
}
