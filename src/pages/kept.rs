//! Which pages are kept to be shown again, and in which one spelling of their address. What a page does not read is no part of it,
//! so that nobody fills the memory with the same page under a thousand names.

use axum::http::Method;

use super::{asked::Asked, visit::Visit};
use crate::{
    kernel::{ids::UnitCode, slug::is_slug},
    web::{kept::Stranger, query},
};

const LONGEST_CODE: usize = 40;

/// The address of a page that may be kept.
pub fn address(path: &str, query: Option<&str>) -> Option<String> {
    match path {
        "/" => Some(written("/", &[("near", one(query, "near").filter(|code| is_unit(code)))])),
        "/products" => Some(Asked::read(query).href()),
        "/places" => Some(Asked { page: 1, ..Asked::read(query) }.href().replacen("/products", "/places", 1)),
        "/suggestions" => Some(written(path, &[("q", Some(Asked::read(query).q).filter(|q| !q.is_empty()))])),
        "/places/suggestions" => places(query),
        _ => named(path, query),
    }
}

/// `/products/{slug}`, `/shops/{slug}`, `/documents/{slug}`.
fn named(path: &str, query: Option<&str>) -> Option<String> {
    let (folder, slug) = path.strip_prefix('/')?.split_once('/')?;
    if !is_slug(slug) {
        return None;
    }
    let code = |name| one(query, name).filter(|code| is_code(code));
    match folder {
        "products" => Some(written(path, &[("variant", code("variant")), ("to", code("to"))])),
        "shops" => {
            let page = Asked::read(query).page;
            Some(written(path, &[("page", Some(page.to_string()).filter(|_| page > 1))]))
        }
        "documents" => match one(query, "version") {
            None => Some(path.to_owned()),
            Some(version) => {
                let version: i32 = version.parse().ok()?;
                Some(written(path, &[("version", Some(version.to_string()))]))
            }
        },
        _ => None,
    }
}

/// What is typed there goes to the places as it is.
fn places(query: Option<&str>) -> Option<String> {
    let typed = one(query, "q").unwrap_or_default();
    let within = one(query, "within").unwrap_or_default();
    let is_short = typed.chars().count() <= 100 && typed.chars().all(|c| !c.is_control());
    let within = if within.is_empty() { None } else { Some(within).filter(|code| is_unit(code)) };
    is_short.then(|| written("/places/suggestions", &[("q", Some(typed)), ("within", within)]))
}

/// The first of that name, as the pages read it.
fn one(query: Option<&str>, name: &str) -> Option<String> {
    query::pairs(query?).find(|(known, _)| known == name).map(|(_, value)| value)
}

fn is_unit(code: &str) -> bool {
    UnitCode::parse(code).is_some_and(|unit| unit.0 == code)
}

fn is_code(code: &str) -> bool {
    !code.is_empty() && code.len() <= LONGEST_CODE && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn written(path: &str, pairs: &[(&str, Option<String>)]) -> String {
    let mut written = url::form_urlencoded::Serializer::new(String::new());
    for (name, value) in pairs {
        if let Some(value) = value {
            written.append_pair(name, value);
        }
    }
    let query = written.finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// What of the page that a visit asks for is everybody's: under which name it is kept alone, and under which with a stranger's page
/// around it. On the front whoever is at home somewhere sees what everybody sees who asks for goods from there.
pub(super) fn part(visit: &Visit, method: &Method) -> Option<[String; 2]> {
    if method != Method::GET || !visit.app.pages.is_open() {
        return None;
    }
    let (path, query) = visit.path.split_once('?').map_or((visit.path.as_str(), None), |(path, q)| (path, Some(q)));
    let mut address = address(path, query).filter(|_| !path.ends_with("/suggestions"))?;
    let home = visit.person.as_ref().and_then(|person| person.unit_code.as_ref());
    if let Some(home) = home.filter(|_| address == "/") {
        address = format!("/?near={}", home.0);
    }
    let stranger = Stranger { language: visit.language, ..Stranger::default() };
    let whole = stranger.key(&address);
    Some([format!("part {whole}"), whole])
}

#[cfg(test)]
mod tests {
    fn kept(address: &str) -> Option<String> {
        let (path, query) = address.split_once('?').map_or((address, None), |(path, query)| (path, Some(query)));
        super::address(path, query)
    }

    #[test]
    fn a_page_is_kept_under_one_name() {
        for (asked, name) in [
            ("/", "/"),
            ("/?utm_source=fb&x=1", "/"),
            ("/?near=00769&near=1", "/?near=00769"),
            ("/?near=%ff", "/"),
            ("/products?stars=4&q=che+&foo=1", "/products?q=che&stars=4"),
            ("/products?page=999999", "/products?page=10000"),
            ("/products/mat-ong-a1?to=01&b=2&variant=jar", "/products/mat-ong-a1?variant=jar&to=01"),
            ("/products/mat-ong-a1?variant=%00", "/products/mat-ong-a1"),
            ("/shops/my-s1?page=0", "/shops/my-s1"),
            ("/shops/my-s1?page=7", "/shops/my-s1?page=7"),
            ("/places?page=3&q=che", "/places?q=che"),
            ("/documents/returns?version=02", "/documents/returns?version=2"),
            ("/documents/returns?v=2", "/documents/returns"),
            ("/suggestions?q=%20mat%20ong&n=1", "/suggestions?q=mat+ong"),
            ("/suggestions?q=mat%E2%80%8B+ong%E2%80%AE", "/suggestions?q=mat+ong"),
            ("/places/suggestions?q=%C3%90%E1%BB%93ng", "/places/suggestions?q=%C4%90%E1%BB%93ng"),
        ] {
            assert_eq!(kept(asked).as_deref(), Some(name), "{asked}");
            assert_eq!(kept(name).as_deref(), Some(name), "{name}");
        }
    }

    #[test]
    fn what_is_somebodys_or_strange_is_never_kept() {
        for asked in [
            "/cart",
            "/checkout",
            "/account",
            "/orders/DH7K2M",
            "/products/",
            "/products/a/b",
            "/products/%00",
            "/documents/returns?version=x",
            "/sign-in",
            "//",
            "/static/app.css",
        ] {
            assert_eq!(kept(asked), None, "{asked}");
        }
    }
}
