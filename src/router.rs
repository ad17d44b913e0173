//! Every address of the site, a block per audience with its guard. Read it as the map; what stands round all of them is `site.rs`.

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::from_fn,
    routing::{get, post},
};

use crate::{
    app::App,
    pages::{account, department, entry, guards, health, moved, public, seller, staff},
    web::{assets, error::WebError},
};

/// Eight photos of 20 MB and their fields, from whoever has a shop or opens one. Everybody else's forms have no files and stay
/// under the framework's 2 MB.
const LARGEST_BODY: usize = 170 * 1024 * 1024;

/// Scans or a table, from staff.
const LARGEST_PAPER: usize = 24 * 1024 * 1024;

/// Four photos as phones take them, from anybody.
const LARGEST_REPORT: usize = 24 * 1024 * 1024;

/// What is the same for everybody, and of no page.
pub(super) fn plain() -> Router<App> {
    Router::new()
        .route("/static/{*path}", get(assets::asset))
        .route("/pictures/{name}", get(assets::picture))
        .route("/robots.txt", get(public::robots_txt::get))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .merge(moved::pages())
}

/// Everything that knows who asks.
pub(super) fn pages() -> Router<App> {
    Router::new()
        .merge(public_pages())
        .merge(buying_pages())
        .merge(data_pages())
        .merge(report_pages().layer(DefaultBodyLimit::max(LARGEST_REPORT)))
        .merge(entry_pages())
        .merge(closed_pages())
        .fallback(|| async { WebError::NotFound })
        .method_not_allowed_fallback(|| async { WebError::wrong_method() })
}

/// For whoever has signed in, and may.
fn closed_pages() -> Router<App> {
    Router::new()
        .merge(account_pages())
        .merge(sellers_to_be().merge(seller_pages()).merge(goods_pages()).layer(DefaultBodyLimit::max(LARGEST_BODY)))
        .merge(order_pages())
        .merge(staff_pages())
        .merge(moderator_pages())
        .merge(told_pages().layer(DefaultBodyLimit::max(LARGEST_PAPER)))
        .merge(admin_pages())
        .merge(registry_pages().layer(DefaultBodyLimit::max(LARGEST_PAPER)))
        .merge(department_pages())
        .route_layer(from_fn(guards::keep_typed))
}

/// For everybody: what is on sale, who sells it, what is published.
fn public_pages() -> Router<App> {
    Router::new()
        .route("/", get(public::index::get))
        .route("/products", get(public::products::index::get))
        .route("/products/{slug}", get(public::products::product::get))
        .route("/shops/{slug}", get(public::shops::shop::get))
        .route("/places", get(public::places::index::get))
        .route("/places/suggestions", get(public::places::suggestions::get))
        .route("/suggestions", get(public::suggestions::get))
        .route("/documents/{slug}", get(public::documents::document::get))
        .route("/documents/{slug}/difference", get(public::documents::difference::get))
        .route("/demo/messages", get(public::demo::messages::get))
        .route("/sitemap.xml", get(public::sitemap_xml::get))
        .route("/cookies", get(public::cookies::get))
        .route("/language", post(public::buttons::choose_language))
        .route("/sight", post(public::buttons::choose_sight))
}

/// For whoever buys: with or without an account.
fn buying_pages() -> Router<App> {
    Router::new()
        .route("/cart", get(public::cart::get).post(public::cart::post))
        .route("/cart/lines/{variant}", post(public::buttons::set_line))
        .route("/checkout", get(public::checkout::get).post(public::checkout::post))
        .route("/purchases/{code}", get(public::purchases::purchase::get))
        .route("/purchases/{code}/renewal", post(public::purchases::buttons::renew))
        .route("/orders", get(public::orders::index::get).post(public::orders::index::post))
        .route("/orders/text", post(public::orders::buttons::text_code))
        .route("/orders/proof", get(public::orders::proof::get).post(public::orders::proof::post))
        .route("/orders/{code}", get(public::orders::order::get))
        .route("/orders/{code}/cancellation", post(public::orders::buttons::cancel))
        .route("/orders/{code}/delivery", post(public::orders::buttons::receive))
        .route("/orders/{code}/retraction", post(public::orders::buttons::retract))
        .route("/orders/{code}/non-arrival", post(public::orders::buttons::not_arrived))
        .route("/orders/{code}/completion", post(public::orders::buttons::complete))
}

/// What is kept of people: for everybody, and for whoever has proved the number that she bought with.
fn data_pages() -> Router<App> {
    use public::data::{index, number, own};
    Router::new()
        .route("/data", get(index::get))
        .route("/data/number", get(number::index::get).post(number::index::post))
        .route("/data/number/code", get(number::code::get).post(number::code::post))
        .route("/data/number/code/renewal", post(number::buttons::renew))
        .route("/data/own", get(own::index::get))
        .route("/data/own/file", get(own::file::get))
        .route("/data/own/erasure", get(own::erasure::get).post(own::erasure::post))
}

/// For whoever has something to tell, signed in or not, with photos.
fn report_pages() -> Router<App> {
    use public::reports::{buttons, index, new, report};
    Router::new()
        .route("/reports", get(index::get))
        .route("/reports/new", get(new::get).post(new::post))
        .route("/reports/{code}", get(report::get).post(report::post))
        .route("/reports/{code}/withdrawal", post(buttons::take_back))
        .route_layer(from_fn(guards::files_of_guests))
}

/// Coming in and going out.
fn entry_pages() -> Router<App> {
    use entry::{register, reset, sign_in};
    Router::new()
        .route("/sign-in", get(sign_in::index::get).post(sign_in::index::post))
        .route("/sign-in/text", post(sign_in::buttons::text_code))
        .route("/sign-in/code", get(sign_in::code::get).post(sign_in::code::post))
        .route("/sign-in/second", get(sign_in::second::get).post(sign_in::second::post))
        .route("/sign-out", post(entry::buttons::sign_out))
        .route("/register", get(register::index::get).post(register::index::post))
        .route("/register/code", get(register::code::get).post(register::code::post))
        .route("/register/code/renewal", post(register::buttons::renew))
        .route("/reset", get(reset::index::get).post(reset::index::post))
        .route("/reset/code", get(reset::code::get).post(reset::code::post))
}

/// For whoever is signed in: one's own.
fn account_pages() -> Router<App> {
    Router::new()
        .route("/account", get(account::index::get).post(account::index::post))
        .route("/account/invitations", post(account::buttons::answer))
        .route("/account/security", get(account::security::get))
        .route("/account/security/end", post(account::buttons::end_sessions))
        .route("/account/again", get(account::again::get).post(account::again::post))
        .route("/account/number", get(account::number::index::get).post(account::number::index::post))
        .route("/account/number/code", get(account::number::code::get).post(account::number::code::post))
        .route("/account/password", get(account::password::get).post(account::password::post))
        .route("/account/purchases", get(account::purchases::get).post(account::purchases::post))
        .route("/account/second-factor", get(account::second_factor::get).post(account::second_factor::post))
        .route("/account/second-factor/renewal", post(account::buttons::renew_recovery))
        .route("/account/second-factor/end", post(account::buttons::end_second))
        .route("/account/documents", get(account::documents::get).post(account::documents::post))
        .route("/account/data", get(account::data::index::get))
        .route("/account/data/file", get(account::data::file::get))
        .route("/account/data/erasure", get(account::data::erasure::get).post(account::data::erasure::post))
        .route_layer(from_fn(guards::signed_in))
}

/// For whoever is signed in: to one's shop, or to a first one.
fn sellers_to_be() -> Router<App> {
    use seller::shops;
    Router::new()
        .route("/seller", get(shops::index::get))
        .route("/seller/opening", get(shops::opening::get).post(shops::opening::post))
        .route("/seller/photos", post(shops::buttons::take_photo))
        .route_layer(from_fn(guards::signed_in))
}

/// For the members of a shop: the shop itself, what is said of it and what it earned.
fn seller_pages() -> Router<App> {
    use seller::sanctions::sanction;
    Router::new()
        .route("/seller/{shop}", get(seller::index::get))
        .route("/seller/{shop}/shop", get(seller::shop::get).post(seller::shop::post))
        .route("/seller/{shop}/rest", get(seller::rest::get).post(seller::rest::post))
        .route("/seller/{shop}/rest/end", post(seller::buttons::end_rest))
        .route("/seller/{shop}/closure", get(seller::closure::get).post(seller::closure::post))
        .route("/seller/{shop}/closure/end", post(seller::buttons::end_closure))
        .route("/seller/{shop}/sanctions/{id}", get(sanction::get).post(sanction::post))
        .route("/seller/{shop}/reports", get(seller::reports::index::get))
        .route("/seller/{shop}/reports/{id}", get(seller::reports::report::get).post(seller::reports::report::post))
        .route("/seller/{shop}/members", get(seller::members::get).post(seller::members::post))
        .route("/seller/{shop}/delivery", get(seller::delivery::get))
        .route("/seller/{shop}/money", get(seller::money::get))
        .route_layer(from_fn(guards::seller))
}

/// For the members of a shop: their orders.
fn order_pages() -> Router<App> {
    use seller::orders::{buttons, index, order};
    Router::new()
        .route("/seller/{shop}/orders", get(index::get))
        .route("/seller/{shop}/orders/{code}", get(order::get))
        .route("/seller/{shop}/orders/{code}/confirmation", post(buttons::confirm))
        .route("/seller/{shop}/orders/{code}/packing", post(buttons::pack))
        .route("/seller/{shop}/orders/{code}/handover", post(buttons::hand_over))
        .route("/seller/{shop}/orders/{code}/delivery", post(buttons::deliver))
        .route("/seller/{shop}/orders/{code}/retraction", post(buttons::retract))
        .route("/seller/{shop}/orders/{code}/failed-delivery", post(buttons::fail))
        .route("/seller/{shop}/orders/{code}/comeback", post(buttons::come_back))
        .route("/seller/{shop}/orders/{code}/refusal", post(buttons::refuse))
        .route_layer(from_fn(guards::seller))
}

/// For the members of a shop: their goods.
fn goods_pages() -> Router<App> {
    use seller::products::{buttons, certificate, index, new, product, suggestion};
    Router::new()
        .route("/seller/{shop}/products", get(index::get).post(index::post))
        .route("/seller/{shop}/products/new", get(new::get).post(new::post))
        .route("/seller/{shop}/products/suggestion", get(suggestion::get))
        .route("/seller/{shop}/products/{code}", get(product::get).post(product::post))
        .route("/seller/{shop}/products/{code}/certificate", get(certificate::get).post(certificate::post))
        .route("/seller/{shop}/products/{code}/withdrawal", post(buttons::withdraw))
        .route("/seller/{shop}/products/{code}/rest", post(buttons::pause))
        .route("/seller/{shop}/products/{code}/rest/end", post(buttons::resume))
        .route("/seller/{shop}/products/{code}/variants", post(buttons::add_variant))
        .route("/seller/{shop}/products/{code}/variants/withdrawal", post(buttons::withdraw_variant))
        .route_layer(from_fn(guards::seller))
}

/// For moderators and administrators.
fn staff_pages() -> Router<App> {
    Router::new()
        .route("/staff", get(staff::index::get))
        .route("/staff/log", get(staff::log::get))
        .route("/staff/log.csv", get(staff::log_csv::get))
        .route("/staff/registry", get(staff::registry::index::get))
        .route("/staff/registry/entries/{id}", get(staff::registry::entries::entry::get))
        .route_layer(from_fn(guards::staff))
}

/// For moderators.
fn moderator_pages() -> Router<App> {
    use staff::{appeals, cases, papers, products, shops};
    Router::new()
        .route("/staff/queue", get(staff::queue::get))
        .route("/staff/search", get(staff::search::get))
        .route("/staff/shops/{code}", get(shops::shop::get))
        .route("/staff/shops/{code}/stop", post(shops::buttons::stop))
        .route("/staff/shops/{code}/stop/end", post(shops::buttons::restore))
        .route("/staff/shops/{code}/closure", post(shops::buttons::close))
        .route("/staff/shops/{code}/closure/end", post(shops::buttons::call_off))
        .route("/staff/appeals", get(appeals::index::get))
        .route("/staff/appeals/{id}", get(appeals::appeal::get).post(appeals::appeal::post))
        .route("/staff/orders/{code}", get(staff::orders::order::get))
        .route("/staff/products/{code}", get(products::product::get))
        .route("/staff/products/{code}/stop", post(products::buttons::stop))
        .route("/staff/products/{code}/stop/end", post(products::buttons::restore))
        .route("/staff/papers/{id}", get(papers::paper::get))
        .route("/staff/papers/{id}/stop", post(papers::buttons::stop))
        .route("/staff/papers/{id}/stop/end", post(papers::buttons::restore))
        .route("/staff/number", get(staff::number::index::get).post(staff::number::index::post))
        .route("/staff/number/code", get(staff::number::code::get).post(staff::number::code::post))
        .route("/staff/cases/next", get(cases::next::get))
        .route("/staff/cases/{kind}/{id}", get(cases::case::get).post(cases::case::post))
        .route("/staff/cases/{kind}/{id}/withdrawal", post(cases::buttons::take_back))
        .route_layer(from_fn(guards::moderator))
}

/// For moderators: what is told from outside.
fn told_pages() -> Router<App> {
    use staff::reports::{buttons, file, index, new, report};
    Router::new()
        .route("/staff/reports", get(index::get))
        .route("/staff/reports/new", get(new::get).post(new::post))
        .route("/staff/reports/{code}", get(report::get).post(report::post))
        .route("/staff/reports/{code}/words", post(buttons::say))
        .route("/staff/reports/{code}/contact", post(buttons::see_contact))
        .route("/staff/reports/{code}/file", get(file::get).post(file::post))
        .route_layer(from_fn(guards::moderator))
}

/// For administrators.
fn admin_pages() -> Router<App> {
    use staff::{accounts, documents, periods};
    Router::new()
        .route("/staff/jobs", get(staff::jobs::get).post(staff::jobs::post))
        .route("/staff/status", get(staff::status::get))
        .route("/staff/roles", get(staff::roles::get).post(staff::roles::post))
        .route("/staff/roles/revocation", post(staff::buttons::revoke_role))
        .route("/staff/accounts", get(accounts::index::get))
        .route("/staff/accounts/{id}", get(accounts::account::get))
        .route("/staff/accounts/{id}/stop", post(accounts::buttons::stop))
        .route("/staff/accounts/{id}/stop/end", post(accounts::buttons::restore))
        .route("/staff/periods", get(periods::index::get))
        .route("/staff/periods/{period}", get(periods::period::get).post(periods::period::post))
        .route("/staff/second-factors", post(staff::buttons::take_off_second_factor))
        .route("/staff/documents", get(documents::index::get))
        .route("/staff/documents/{slug}/{language}", get(documents::document::get).post(documents::document::post))
        .route_layer(from_fn(guards::admin))
}

/// For administrators: what the registry says, and the files that it comes in by.
fn registry_pages() -> Router<App> {
    use staff::registry::{entries, imports};
    Router::new()
        .route("/staff/registry/entries/new", get(entries::new::get).post(entries::new::post))
        .route("/staff/registry/entries/{id}/amendment", get(entries::amendment::get).post(entries::amendment::post))
        .route("/staff/registry/entries/{id}/withdrawal", post(entries::buttons::leave))
        .route("/staff/registry/entries/{id}/withdrawal/end", post(entries::buttons::readmit_entry))
        .route("/staff/registry/imports", get(imports::index::get).post(imports::index::post))
        .route("/staff/registry/imports/template.csv", get(imports::template_csv::get))
        .route("/staff/registry/imports/template.xlsx", get(imports::template_xlsx::get))
        .route("/staff/registry/imports/{code}", get(imports::import::get))
        .route("/staff/registry/imports/{code}/confirmation", post(imports::buttons::write))
        .route("/staff/registry/imports/{code}/cancellation", post(imports::buttons::drop))
        .route("/staff/registry/imports/{code}/rows.csv", get(imports::rows_csv::get))
        .route_layer(from_fn(guards::admin))
}

/// For analysts.
fn department_pages() -> Router<App> {
    Router::new()
        .route("/department", get(department::index::get))
        .route("/department/communes/{code}", get(department::communes::commune::get))
        .route("/department/papers", get(department::papers::get))
        .route("/department/papers.csv", get(department::papers_csv::get))
        .route("/department/report.xlsx", get(department::report_xlsx::get))
        .route("/department/report.csv", get(department::report_csv::get))
        .route_layer(from_fn(guards::analyst))
}
