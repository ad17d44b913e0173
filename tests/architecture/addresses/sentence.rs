//! The address sentence: *take the URL, swap the root folder.* Where a page, its template and its test stand follows from the
//! router and from nothing else:
//!
//! 1. The folder begins with the audience: the first part of the URL, or `entry` (in the router's block of that name) or
//!    `public` where the URL has none.
//! 2. `{shop}` of the seller's part is no folder; an address that comes before there is a shop stands in `seller/shops/`.
//! 3. Nouns are folders and the last one is the file. An address that ends where a folder begins is that folder's `index.rs`;
//!    one that ends in `{code}` is named by its folder's singular; within an address `{code}` is no folder.
//! 4. A page's handlers are `get` and `post`. Deeds of one button stand in the `buttons.rs` beside the page that they belong
//!    to, which is the longest address that theirs begins with.
//! 5. Whatever else stands in an audience's folder is a part: no page, no handler.

use std::collections::BTreeMap;

use super::{super::Complaints, routes::Route};

/// Audiences that the URL names, in the order of the router.
pub const NAMED: [&str; 4] = ["account", "seller", "staff", "department"];

/// Where an address is, in nouns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// `public`, `seller` …
    pub audience: String,
    nouns: Vec<String>,
    /// It ends in `{code}`.
    one: bool,
}

/// Where a route is.
pub fn place(route: &Route) -> Place {
    let mut parts = route.parts();
    let audience = parts.first().filter(|first| NAMED.contains(first)).map(|first| (*first).to_owned());
    if audience.is_some() {
        parts.remove(0);
    }
    if audience.as_deref() == Some("seller") {
        if parts.first() == Some(&"{shop}") {
            parts.remove(0);
        } else {
            parts.insert(0, "shops");
        }
    }
    let entry = if route.block.starts_with("entry") { "entry" } else { "public" };
    let is_name = |part: &str| part.starts_with('{');
    Place {
        audience: audience.unwrap_or_else(|| entry.to_owned()),
        one: parts.last().is_some_and(|last| is_name(last)),
        nouns: parts.into_iter().filter(|part| !is_name(part)).map(str::to_owned).collect(),
    }
}

/// `entries` → `entry`, `orders` → `order`.
fn singular(noun: &str) -> Option<String> {
    noun.strip_suffix("ies").map(|stem| format!("{stem}y")).or_else(|| noun.strip_suffix('s').map(str::to_owned))
}

fn stem(noun: &str) -> String {
    noun.replace(['-', '.'], "_")
}

/// The file of a page, without its ending.
fn page_file(route: &Route, all: &[Route]) -> Result<String, String> {
    let own = place(route);
    let goes_through = |other: &Place| {
        let deeper = other.nouns.len() > own.nouns.len() || (other.one && other.nouns.len() == own.nouns.len());
        other.audience == own.audience && deeper && other.nouns.starts_with(&own.nouns)
    };
    let is_folder = own.nouns.is_empty() || all.iter().filter(|r| r.is_page()).any(|r| goes_through(&place(r)));
    let mut path = vec![own.audience.clone()];
    path.extend(own.nouns.iter().map(|noun| stem(noun)));
    if own.one {
        let last = own.nouns.last().and_then(|noun| singular(noun));
        path.push(stem(&last.ok_or_else(|| format!("{}: no plural stands before the name at its end", route.path))?));
    } else if is_folder {
        path.push("index".into());
    }
    Ok(path.join("/"))
}

/// The file of a deed, without its ending.
fn buttons_file(route: &Route, all: &[Route]) -> Result<String, String> {
    let audience = place(route).audience;
    let before = |page: &&Route| {
        page.is_page() && place(page).audience == audience && route.parts().starts_with(&page.parts()[..])
    };
    let page = all.iter().filter(before).max_by_key(|page| page.parts().len());
    let beside = page.map(|page| page_file(page, all)).transpose()?.unwrap_or(format!("{audience}/-"));
    let folder = beside.rsplit_once('/').map_or(audience.as_str(), |(folder, _)| folder);
    Ok(format!("{folder}/buttons"))
}

/// File → its routes, for all that is a page or a deed; and what cannot be told.
pub fn files(all: &[Route]) -> (BTreeMap<String, Vec<&Route>>, Complaints) {
    let (mut files, mut complaints) = (BTreeMap::<String, Vec<&Route>>::new(), Vec::new());
    for route in all.iter().filter(|route| !route.is_of_no_page()) {
        match if route.is_page() { page_file(route, all) } else { buttons_file(route, all) } {
            Ok(file) => files.entry(file).or_default().push(route),
            Err(complaint) => complaints.push(complaint),
        }
    }
    (files, complaints)
}

/// `seller/orders/index` → `OrdersPage`.
pub fn struct_of(file: &str) -> String {
    let mut parts = file.rsplit('/');
    let name = parts.next().filter(|stem| *stem != "index").or_else(|| parts.next()).unwrap_or_default();
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    name.split('_').filter(|word| !word.is_empty()).map(capital).collect::<String>() + "Page"
}

/// A router as somebody might write it: blocks by name, with their routes.
pub fn written(blocks: &[(&str, &str)]) -> Vec<Route> {
    let block = |(name, lines): &(&str, &str)| format!("fn {name}() {{ Router::new(){lines} }}\n");
    super::routes::routes(&super::super::sources::Source::new(
        "router.rs",
        &blocks.iter().map(block).collect::<String>(),
    ))
}

#[test]
fn the_sentence_is_this() {
    let all = written(&[
        ("public_pages", ".route(\"/\", get(a)).route(\"/cart\", get(a)).route(\"/cart/lines/{variant}\", post(a))
            .route(\"/orders\", get(a)).route(\"/orders/{code}\", get(a)).route(\"/orders/{code}/cancellation\", post(a))
            .route(\"/sitemap.xml\", get(a)).route(\"/sight\", post(a))"),
        ("entry_pages", ".route(\"/sign-in\", get(a).post(a)).route(\"/sign-out\", post(a))"),
        ("account_pages", ".route(\"/account\", get(a)).route(\"/account/password\", get(a))"),
        ("seller_pages", ".route(\"/seller\", get(a)).route(\"/seller/opening\", get(a)).route(\"/seller/{shop}\", get(a))
            .route(\"/seller/{shop}/products\", get(a)).route(\"/seller/{shop}/products/new\", get(a))
            .route(\"/seller/{shop}/products/{code}\", get(a)).route(\"/seller/{shop}/products/{code}/certificate\", get(a))
            .route(\"/seller/{shop}/products/{code}/rest/end\", post(a))"),
        ("staff_pages", ".route(\"/staff/documents/{slug}/{language}\", get(a)).route(\"/staff/roles\", get(a))
            .route(\"/staff/roles/revocation\", post(a))"),
    ]);
    let of = |route: &Route| if route.is_page() { page_file(route, &all) } else { buttons_file(route, &all) };
    let told: Vec<String> = all.iter().map(|route| of(route).expect("a file")).collect();
    assert_eq!(
        told,
        [
            "public/index",
            "public/cart",
            "public/buttons",
            "public/orders/index",
            "public/orders/order",
            "public/orders/buttons",
            "public/sitemap_xml",
            "public/buttons",
            "entry/sign_in",
            "entry/buttons",
            "account/index",
            "account/password",
            "seller/shops/index",
            "seller/shops/opening",
            "seller/index",
            "seller/products/index",
            "seller/products/new",
            "seller/products/product",
            "seller/products/certificate",
            "seller/products/buttons",
            "staff/documents/document",
            "staff/roles",
            "staff/buttons",
        ]
    );
    for (file, name) in
        [("seller/orders/index", "OrdersPage"), ("entry/sign_in", "SignInPage"), ("staff/index", "StaffPage")]
    {
        assert_eq!(struct_of(file), name);
    }
}
