//! Reads the router as it is written: which address, which method, which handler.

use std::collections::BTreeMap;

use super::super::sources::{
    Source, read,
    tokens::{Token, closing},
};

const METHODS: [&str; 5] = ["get", "post", "put", "delete", "patch"];

/// One line of the router.
#[derive(Clone, Debug)]
pub struct Route {
    /// The function that it stands in.
    pub block: String,
    /// `/orders/{code}`.
    pub path: String,
    /// Method and handler: `get`, `["public", "orders", "order", "get"]`.
    pub handlers: Vec<(String, Vec<String>)>,
}

impl Route {
    /// It can be looked at.
    pub fn is_page(&self) -> bool {
        self.takes("get")
    }

    /// Has a handler for this method.
    pub fn takes(&self, method: &str) -> bool {
        self.handlers.iter().any(|(own, _)| own == method)
    }

    /// Stylesheets and pictures, and what machines ask about the program: no page, and in no audience.
    pub fn is_of_no_page(&self) -> bool {
        self.handlers
            .iter()
            .all(|(_, handler)| handler.first().is_some_and(|first| first == "assets" || first == "health"))
    }

    /// The parts of its path.
    pub fn parts(&self) -> Vec<&str> {
        self.path.split('/').filter(|part| !part.is_empty()).collect()
    }

    /// Whether a link leads here: a name in braces stands for any one part, `{*path}` for the rest. With `beginning`, also
    /// where the link is only how its path begins.
    pub fn answers(&self, link: &str, beginning: bool) -> bool {
        let path = link.split(['?', '#']).next().unwrap_or_default();
        let (asked, mut own) = (path.split('/').filter(|part| !part.is_empty()), self.parts().into_iter());
        for part in asked {
            match own.next() {
                Some(rest) if rest.starts_with("{*") => return true,
                Some(name) if name.starts_with('{') || part.starts_with('{') || name == part => {}
                _ => return false,
            }
        }
        beginning || own.next().is_none()
    }
}

/// The router itself.
pub fn of_the_site() -> Vec<Route> {
    let all = routes(&Source::new("router.rs", &read("src/router.rs")));
    assert!(all.len() > 60, "the router was not read");
    all
}

/// Every route, in the order of the file.
pub fn routes(router: &Source) -> Vec<Route> {
    let mut found = Vec::new();
    for function in router.functions() {
        let tokens = &router.tokens[function.range.clone()];
        let names = names(tokens);
        for at in 0..tokens.len() {
            let path = tokens.get(at + 2).and_then(Token::text);
            let (Some(path), true) = (path, tokens[at].is("route") && tokens.get(at + 1).is_some_and(|t| t.mark('(')))
            else {
                continue;
            };
            let handlers = handlers(&tokens[at + 3..closing(tokens, at + 1)], &names);
            found.push(Route { block: function.name.clone(), path: path.to_owned(), handlers });
        }
    }
    found
}

/// `get(a::get).post(a::post)`.
fn handlers(tokens: &[Token], names: &BTreeMap<String, Vec<String>>) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let Some(method) = tokens[at].word().filter(|word| METHODS.contains(word)) else { continue };
        if tokens.get(at + 1).is_some_and(|t| t.mark('(')) {
            let handler: Vec<String> = words(&tokens[at + 2..closing(tokens, at + 1)]);
            let known = handler.first().and_then(|first| names.get(first)).cloned();
            let whole = known.map_or(handler.clone(), |known| [known, handler[1..].to_vec()].concat());
            found.push((method.to_owned(), whole));
        }
    }
    found
}

/// What `use seller::orders::{buttons, index};` within a function calls what.
fn names(tokens: &[Token]) -> BTreeMap<String, Vec<String>> {
    let mut names = BTreeMap::new();
    for at in (0..tokens.len()).filter(|at| tokens[*at].is("use")) {
        let end = (at..tokens.len()).find(|i| tokens[*i].mark(';')).unwrap_or(tokens.len());
        let open = (at..end).find(|i| tokens[*i].mark('{')).unwrap_or(end);
        let before = words(&tokens[at + 1..open]);
        let listed = if open < end { words(&tokens[open..end]) } else { Vec::new() };
        if listed.is_empty() {
            names.extend(before.last().map(|last| (last.clone(), before.clone())));
        }
        names.extend(listed.into_iter().map(|name| (name.clone(), [before.clone(), vec![name]].concat())));
    }
    names
}

fn words(tokens: &[Token]) -> Vec<String> {
    tokens.iter().filter_map(Token::word).map(str::to_owned).collect()
}

#[test]
fn routes_are_read_with_the_names_that_their_block_gives() {
    let text = "fn order_pages() -> Router<App> { use seller::orders::{buttons, index}; use staff::documents;
        Router::new().route(\"/a\", get(index::get).post(index::post)).route(\"/b/{c}\", post(buttons::pack))
            .route(\"/d\", get(documents::index::get)) }
        fn other() { Router::new().route(\"/e\", get(index::get)) }";
    let read = routes(&Source::new("router.rs", text));
    let told: Vec<String> = read
        .iter()
        .flat_map(|r| {
            r.handlers.iter().map(|(method, to)| format!("{} {method} {} {}", r.block, r.path, to.join("::")))
        })
        .collect();
    assert_eq!(
        told,
        [
            "order_pages get /a seller::orders::index::get",
            "order_pages post /a seller::orders::index::post",
            "order_pages post /b/{c} seller::orders::buttons::pack",
            "order_pages get /d staff::documents::index::get",
            "other get /e index::get",
        ]
    );
}

#[test]
fn a_link_is_known_by_its_parts() {
    let route = |path: &str| Route { block: String::new(), path: path.into(), handlers: Vec::new() };
    let order = route("/orders/{code}");
    assert!(order.answers("/orders/DH7K2M?x=1#way", false) && order.answers("/orders", true));
    assert!(!order.answers("/orders", false) && !order.answers("/orders/DH7K2M/way", true));
    assert!(!order.answers("/order/DH7K2M", false) && !order.answers("/orderly", true));
    assert!(route("/static/{*path}").answers("/static/js/list.js?v=1", false) && route("/").answers("/", false));
}
