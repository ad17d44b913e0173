//! `/robots.txt`: goods and shops may be found; what is somebody's own is left alone.

use axum::extract::State;

use crate::app::App;

const CLOSED: [&str; 11] = [
    "/account",
    "/cart",
    "/checkout",
    "/cookies",
    "/department",
    "/orders",
    "/purchases",
    "/reports",
    "/reset",
    "/seller",
    "/staff",
];

/// The file.
pub async fn get(State(app): State<App>) -> String {
    let closed: String = CLOSED.iter().map(|path| format!("Disallow: {path}\n")).collect();
    format!("User-agent: *\n{closed}Sitemap: {}/sitemap.xml\n", app.config.server.public_url)
}
