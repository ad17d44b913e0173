//! Every address of the site, a block per audience with its guard. Read it as the map.

use std::time::Duration;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{HeaderName, StatusCode},
    middleware::{from_fn, from_fn_with_state},
    routing::{get, post},
};
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::CompressionLayer,
    csrf::CsrfLayer,
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
    timeout::TimeoutLayer,
    trace::TraceLayer,
};
use tower_sessions::{Expiry, SessionManagerLayer, cookie::SameSite};

use crate::{
    app::App,
    pages::{buyer, department, entry, frame, guards, health, public, seller, staff, visit},
    web::{assets, error::WebError, headers, sessions::Store, wellformed},
};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Eight photos of 20 MB and their fields, from whoever has a shop or opens one. Everybody else's forms have no files and stay
/// under the framework's 2 MB.
const LARGEST_BODY: usize = 170 * 1024 * 1024;

/// A photo over a weak signal takes its time.
const LONGEST_REQUEST: Duration = Duration::from_secs(300);

/// The whole site.
pub fn site(app: &App) -> Router {
    let pages = Router::new()
        .merge(public_pages())
        .merge(entry_pages())
        .merge(buying_pages())
        .merge(closed_pages())
        .fallback(|| async { WebError::NotFound })
        .method_not_allowed_fallback(|| async { WebError::wrong_method() })
        .layer(from_fn(wellformed::layer))
        .layer(CsrfLayer::new().with_rejection_response(|_| WebError::foreign()))
        .layer(from_fn(frame::layer))
        .layer(from_fn_with_state(app.clone(), visit::layer))
        .layer(sessions(app));
    Router::new()
        .route("/static/{*path}", get(assets::asset))
        .route("/pictures/{name}", get(assets::picture))
        .route("/robots.txt", get(public::robots::get))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .layer(from_fn(wellformed::layer))
        .merge(pages)
        .layer(CompressionLayer::new())
        .layer(CatchPanicLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, LONGEST_REQUEST))
        .layer(from_fn_with_state(app.config.is_https(), headers::layer))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
        .with_state(app.clone())
}

/// For whoever has signed in, and may.
fn closed_pages() -> Router<App> {
    Router::new()
        .merge(sellers_to_be().merge(seller_pages()).merge(goods_pages()).layer(DefaultBodyLimit::max(LARGEST_BODY)))
        .merge(order_pages())
        .merge(account_pages())
        .merge(moderator_pages())
        .merge(staff_pages())
        .merge(admin_pages())
        .merge(department_pages())
        .route_layer(from_fn(guards::keep_typed))
}

/// For everybody.
fn public_pages() -> Router<App> {
    Router::new()
        .route("/", get(public::home::get))
        .route("/products", get(public::products::get))
        .route("/products/{slug}", get(public::products::product::get))
        .route("/shops/{slug}", get(public::shop::get))
        .route("/places", get(public::places::get))
        .route("/places/suggest", get(public::places::suggest::get))
        .route("/suggestions", get(public::products::suggestions::get))
        .route("/sitemap.xml", get(public::sitemap::get))
}

/// For whoever is signed in: to one's shop, or to a first one.
fn sellers_to_be() -> Router<App> {
    Router::new()
        .route("/seller", get(seller::index::get))
        .route("/seller/open", get(seller::open::get).post(seller::open::post))
        .route_layer(from_fn(guards::signed_in))
}

/// For the members of a shop.
fn seller_pages() -> Router<App> {
    Router::new()
        .route("/seller/{shop}/shop", get(seller::shop::get).post(seller::shop::post))
        .route("/seller/{shop}/members", get(seller::members::get).post(seller::members::post))
        .route_layer(from_fn(guards::seller))
}

/// For the members of a shop: their goods.
fn goods_pages() -> Router<App> {
    use seller::{certificate, delivery, list_product, product, stock, variants};
    Router::new()
        .route("/seller/{shop}/products", get(stock::get).post(stock::post))
        .route("/seller/{shop}/products/new", get(list_product::get).post(list_product::post))
        .route("/seller/{shop}/products/guess", get(list_product::guess))
        .route("/seller/{shop}/products/{code}", get(product::get).post(product::post))
        .route("/seller/{shop}/products/{code}/take-back", post(product::take_back))
        .route("/seller/{shop}/products/{code}/pause", post(stock::pause))
        .route("/seller/{shop}/products/{code}/resume", post(stock::resume))
        .route("/seller/{shop}/products/{code}/variants", post(variants::add))
        .route("/seller/{shop}/products/{code}/variants/withdraw", post(variants::withdraw))
        .route("/seller/{shop}/products/{code}/certificate", get(certificate::get).post(certificate::post))
        .route("/seller/{shop}/delivery", get(delivery::get))
        .route_layer(from_fn(guards::seller))
}

/// For analysts.
fn department_pages() -> Router<App> {
    Router::new()
        .route("/department", get(department::overview::get))
        .route("/department/communes/{code}", get(department::commune::get))
        .route("/department/report.xlsx", get(department::report_xlsx::get))
        .route("/department/report.csv", get(department::report_csv::get))
        .route_layer(from_fn(guards::analyst))
}

/// Coming in and going out.
fn entry_pages() -> Router<App> {
    Router::new()
        .route("/sign-in", get(entry::sign_in::get).post(entry::sign_in::post))
        .route("/sign-out", post(entry::sign_out::post))
        .route("/register", get(entry::register::get).post(entry::register::post))
        .route("/register/code", get(entry::register_code::get).post(entry::register_code::post))
        .route("/register/again", post(entry::register_code::again))
        .route("/reset", get(entry::reset::get).post(entry::reset::post))
        .route("/reset/code", get(entry::reset_code::get).post(entry::reset_code::post))
        .route("/documents/{slug}", get(public::documents::get))
        .route("/demo/messages", get(public::demo_messages::get))
        .route("/language", post(public::language::post))
        .route("/sight", post(public::sight::post))
}

/// For whoever is signed in: one's own.
fn account_pages() -> Router<App> {
    Router::new()
        .route("/account", get(buyer::account::get).post(buyer::account::post))
        .route("/account/invitations", post(buyer::invitations::post))
        .route("/account/password", get(buyer::password::get).post(buyer::password::post))
        .route("/account/purchases", get(buyer::purchases::get).post(buyer::purchases::post))
        .route_layer(from_fn(guards::signed_in))
}

/// For moderators.
fn moderator_pages() -> Router<App> {
    Router::new()
        .route("/staff/queue", get(staff::queue::get))
        .route("/staff/review/{kind}/{id}", get(staff::review::get).post(staff::review::post))
        .route_layer(from_fn(guards::moderator))
}

/// For moderators and administrators.
fn staff_pages() -> Router<App> {
    Router::new()
        .route("/staff", get(staff::home::get))
        .route("/staff/log", get(staff::log::get))
        .route_layer(from_fn(guards::staff))
}

/// For administrators.
fn admin_pages() -> Router<App> {
    Router::new()
        .route("/staff/jobs", get(staff::jobs::get).post(staff::jobs::post))
        .route("/staff/roles", get(staff::roles::get).post(staff::roles::post))
        .route("/staff/roles/revoke", post(staff::roles::post_revoke))
        .route("/staff/documents", get(staff::documents::get))
        .route("/staff/documents/{slug}/{language}", get(staff::document::get).post(staff::document::post))
        .route_layer(from_fn(guards::admin))
}

/// For the members of a shop: their orders and what they earned.
fn order_pages() -> Router<App> {
    use seller::{money, order, order_deeds, orders};
    Router::new()
        .route("/seller/{shop}", get(orders::get))
        .route("/seller/{shop}/orders", get(money::ended))
        .route("/seller/{shop}/orders/{code}", get(order::get))
        .route("/seller/{shop}/orders/{code}/confirmation", post(order_deeds::confirm))
        .route("/seller/{shop}/orders/{code}/packing", post(order_deeds::pack))
        .route("/seller/{shop}/orders/{code}/handover", post(order_deeds::hand_over))
        .route("/seller/{shop}/orders/{code}/delivery", post(order_deeds::deliver))
        .route("/seller/{shop}/orders/{code}/failed-delivery", post(order_deeds::fail))
        .route("/seller/{shop}/orders/{code}/return", post(order_deeds::take_back))
        .route("/seller/{shop}/orders/{code}/refusal", post(order_deeds::refuse))
        .route("/seller/{shop}/money", get(money::get))
        .route_layer(from_fn(guards::seller))
}

/// For whoever buys: with or without an account.
fn buying_pages() -> Router<App> {
    Router::new()
        .route("/cart", get(public::cart::get).post(public::cart::post))
        .route("/cart/lines/{variant}", post(public::cart_line::post))
        .route("/checkout", get(public::checkout::get).post(public::checkout::post))
        .route("/purchases/{code}", get(public::purchase::get))
        .route("/orders", get(public::look_up::get).post(public::look_up::post))
        .route("/orders/{code}", get(public::order::get))
        .route("/orders/{code}/cancellation", post(public::order_deeds::cancel))
        .route("/orders/{code}/delivery", post(public::order_deeds::receive))
        .route("/orders/{code}/completion", post(public::order_deeds::complete))
}

fn sessions(app: &App) -> SessionManagerLayer<Store> {
    SessionManagerLayer::new(Store::new(app.db.clone(), app.clock.clone()))
        .with_name("session")
        .with_secure(app.config.is_https())
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_expiry(Expiry::OnInactivity(time::Duration::days(30)))
}

/// A request in the log: method, path without its query (it may hold what people typed), id.
fn span<B>(request: &axum::http::Request<B>) -> tracing::Span {
    let id = request.headers().get(REQUEST_ID).and_then(|v| v.to_str().ok()).unwrap_or("");
    tracing::info_span!("request", method = %request.method(), path = request.uri().path(), id)
}
