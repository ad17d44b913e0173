//! Addresses that were others once. What people have printed, texted or bookmarked leads on for good, and a form in a tab that
//! was opened before still arrives: 308 keeps the method and what was sent. A row may go when its old address gets a new use.

use std::collections::HashMap;

use axum::{
    Router,
    body::Body,
    extract::{Path, RawQuery},
    response::Redirect,
    routing::any,
};
use futures::StreamExt;

use crate::app::App;

/// Old and new, as the router writes addresses: a name in braces is the same on both sides.
pub const MOVED: &[(&str, &str)] = &[
    ("/places/suggest", "/places/suggestions"),
    ("/register/again", "/register/code/renewal"),
    ("/seller/open", "/seller/opening"),
    ("/seller/{shop}/orders/{code}/return", "/seller/{shop}/orders/{code}/comeback"),
    ("/seller/{shop}/products/guess", "/seller/{shop}/products/suggestion"),
    ("/seller/{shop}/products/{code}/pause", "/seller/{shop}/products/{code}/rest"),
    ("/seller/{shop}/products/{code}/resume", "/seller/{shop}/products/{code}/rest/end"),
    ("/seller/{shop}/products/{code}/take-back", "/seller/{shop}/products/{code}/withdrawal"),
    ("/seller/{shop}/products/{code}/variants/withdraw", "/seller/{shop}/products/{code}/variants/withdrawal"),
    ("/staff/review/{kind}/{id}", "/staff/cases/{kind}/{id}"),
    ("/staff/roles/revoke", "/staff/roles/revocation"),
];

/// A way on from each.
pub fn pages() -> Router<App> {
    MOVED.iter().fold(Router::new(), |pages, (old, new)| {
        let lead = async move |Path(names): Path<HashMap<String, String>>, RawQuery(query): RawQuery, sent: Body| {
            read_on(sent).await;
            Redirect::permanent(&target(new, &names, query.as_deref()))
        };
        pages.route(old, any(lead))
    })
}

/// A browser that is cut off while it sends its photos shows an error instead of following.
async fn read_on(sent: Body) {
    let mut parts = sent.into_data_stream();
    while let Some(Ok(_)) = parts.next().await {}
}

fn target(new: &str, names: &HashMap<String, String>, query: Option<&str>) -> String {
    let fill = |part: &str| match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
        Some(name) => names.get(name).map(|value| written(value)).unwrap_or_default(),
        None => part.to_owned(),
    };
    let path = new.split('/').map(fill).collect::<Vec<_>>().join("/");
    query.map_or_else(|| path.clone(), |query| format!("{path}?{query}"))
}

/// A part of a path as it stands in one.
fn written(value: &str) -> String {
    url::form_urlencoded::byte_serialize(value.as_bytes()).collect::<String>().replace('+', "%20")
}
