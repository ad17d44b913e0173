//! Pages, templates and tests are where the address sentence (`sentence.rs`) puts them, deeds in URLs are nouns, and old
//! addresses are remembered.

mod doors;
pub mod routes;
pub(super) mod sentence;

use self::{
    routes::{Route, of_the_site},
    sentence::{NAMED, files, place, struct_of, written},
};
use super::{
    Complaints, fine, seen_through,
    sources::{self, Source, sources},
};

/// The last words of addresses that something is sent to: a deed is a noun, and each is chosen once.
const DEEDS: &[&str] = &[
    "account",
    "again",
    "amendment",
    "appeals",
    "cancellation",
    "cart",
    "cases",
    "certificate",
    "checkout",
    "closure",
    "code",
    "erasure",
    "comeback",
    "completion",
    "confirmation",
    "contact",
    "cookies",
    "delivery",
    "documents",
    "end",
    "failed-delivery",
    "file",
    "handover",
    "imports",
    "invitations",
    "jobs",
    "language",
    "lines",
    "members",
    "new",
    "non-arrival",
    "number",
    "opening",
    "orders",
    "packing",
    "password",
    "periods",
    "photos",
    "products",
    "proof",
    "purchases",
    "refusal",
    "register",
    "renewal",
    "reports",
    "reset",
    "rest",
    "retraction",
    "revocation",
    "roles",
    "sanctions",
    "second",
    "second-factor",
    "second-factors",
    "shop",
    "sight",
    "sign-in",
    "sign-out",
    "stop",
    "text",
    "variants",
    "withdrawal",
    "words",
];

/// Handlers that stand elsewhere or are called otherwise, and two pages in one file.
fn handlers(all: &[Route]) -> Complaints {
    let (files, mut complaints) = files(all);
    for (file, routes) in &files {
        let pages: Vec<_> = routes.iter().filter(|route| route.is_page()).map(|route| route.path.as_str()).collect();
        if pages.len() > 1 {
            complaints.push(format!("pages/{file}.rs: the file of {}", pages.join(" and of ")));
        }
        for (route, (method, handler)) in routes.iter().flat_map(|r| r.handlers.iter().map(move |h| (r, h))) {
            let (name, module) = handler.split_last().map_or(("", String::new()), |(n, m)| (n.as_str(), m.join("/")));
            if module != *file {
                complaints.push(format!("{}: belongs into pages/{file}.rs, and is in pages/{module}.rs", route.path));
            } else if route.is_page() && name != method {
                complaints.push(format!("{}: {name} is to be called {method}", route.path));
            }
        }
    }
    complaints
}

/// Verbs.
fn deeds(all: &[Route]) -> Complaints {
    let sent = all.iter().filter(|route| route.handlers.iter().any(|(method, _)| method != "get"));
    let last = |route: &Route| route.parts().into_iter().rfind(|p| !p.starts_with('{')).unwrap_or_default().to_owned();
    let unknown = sent.filter(|route| !DEEDS.contains(&last(route).as_str()));
    unknown.map(|route| format!("{}: {:?} is not among the nouns", route.path, last(route))).collect()
}

/// Blocks of the router that do not come in the order of the folders.
fn order(all: &[Route]) -> Complaints {
    let rank = |route: &Route| {
        let audience = place(route).audience;
        NAMED.iter().position(|named| *named == audience).map_or(usize::from(audience == "entry"), |at| at + 2)
    };
    let blocks: Vec<&Route> = all.iter().filter(|route| route.block != "site").collect();
    let wrong = blocks.windows(2).filter(|pair| rank(pair[0]) > rank(pair[1]));
    wrong.map(|pair| format!("{}: stands below {}", pair[1].block, pair[0].block)).collect()
}

/// The audience's folder that a source stands in, and its path from there on without its ending.
fn in_audience(source: &Source) -> Option<&str> {
    let path = source.path.strip_prefix("pages/")?.strip_suffix(".rs")?;
    path.contains('/').then_some(path)
}

fn is_public_and_called(source: &Source, names: &[&str]) -> bool {
    let of = |at: usize| source.tokens[at].is("fn") && names.iter().any(|name| source.tokens[at + 1].is(name));
    (2..source.tokens.len().saturating_sub(1)).any(|at| of(at) && source.tokens[at - 1].is("async"))
}

/// The page structs of a file.
fn page_structs(source: &Source) -> Vec<&str> {
    let named = source.tokens.windows(3).filter(|at| at[0].is("Page") && at[1].is("for"));
    named.filter_map(|at| at[2].word()).collect()
}

/// Files that no address leads to; pages with another name or template than their address says.
fn pages(sources: &[Source], all: &[Route]) -> Complaints {
    let (files, _) = files(all);
    let mut complaints = Vec::new();
    for source in sources {
        let Some(file) = in_audience(source) else { continue };
        let structs = page_structs(source);
        if files.get(file).is_none_or(|routes| routes.iter().all(|route| !route.is_page())) {
            if !structs.is_empty() || is_public_and_called(source, &["get", "post"]) {
                complaints.push(format!("{}: no address leads to this page", source.path));
            }
        } else if let [one] = structs[..] {
            let (name, template) = (struct_of(file), format!("{file}.html"));
            if one != name {
                complaints.push(format!("{}: {one} is to be called {name}", source.path));
            }
            if !source.texts().any(|text| text == template) {
                complaints.push(format!("{}: its template is to be {template}", source.path));
            }
        } else if structs.len() > 1 {
            complaints.push(format!("{}: more than one page", source.path));
        }
    }
    complaints
}

/// Templates of an audience that are no page's, and parts (`_period.html`) that no page beside or below them shows.
fn templates(all: &[Route], templates: &[(String, String)]) -> Complaints {
    let (files, _) = files(all);
    let mut complaints = Vec::new();
    for (path, _) in templates {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let audience = path.split('/').next().unwrap_or_default();
        if !NAMED.contains(&audience) && audience != "public" && audience != "entry" {
            continue;
        }
        let shows = |(other, text): &&(String, String)| {
            other.starts_with(&format!("{folder}/")) && text.contains(&format!("include \"{path}\""))
        };
        if name.starts_with('_') {
            let shown = templates.iter().any(|other| shows(&other));
            complaints.extend((!shown).then(|| format!("templates/{path}: no page of its folder shows it")));
        } else if !files.contains_key(path.trim_end_matches(".html")) {
            complaints.push(format!("templates/{path}: no address leads to it"));
        }
    }
    complaints
}

/// Addresses without a test file, and test files that are nobody's twin. `tests` are those below `tests/pages/`.
fn tests(sources: &[Source], all: &[Route], tests: &[String]) -> Complaints {
    let (files, _) = files(all);
    let missing = files.keys().filter(|file| !tests.contains(&format!("{file}.rs")));
    let missing = missing.map(|file| format!("pages/{file}.rs: no tests/pages/{file}.rs"));
    let twin = |test: &String| sources.iter().any(|source| source.path == format!("pages/{test}"));
    let lost = tests.iter().filter(|test| test.contains('/') && !twin(test));
    missing.chain(lost.map(|test| format!("tests/pages/{test}: no such page"))).collect()
}

/// Addresses of before that the router still has, or that lead to none.
fn moved(all: &[Route], moved: &[(&str, &str)]) -> Complaints {
    let known = |path: &str| all.iter().any(|route| route.path == path);
    let still = moved.iter().filter(|(old, _)| known(old)).map(|(old, _)| format!("{old}: moved, and still there"));
    still.chain(moved.iter().filter(|(_, new)| !known(new)).map(|(_, new)| format!("{new}: leads nowhere"))).collect()
}

/// Addresses in the code that begin none of the router's.
fn links(sources: &[Source], all: &[Route]) -> Complaints {
    // Addresses of before, and those of another listener.
    let elsewhere = ["pages/moved.rs", "web/watch/numbers.rs"];
    let speaks = |source: &&Source| {
        ["pages", "web", "kernel", "demo"].contains(&source.floor()) && !elsewhere.contains(&source.path.as_str())
    };
    let is_address = |text: &&str| text.starts_with('/') && text.len() > 1 && !text.contains(' ');
    let mut complaints = Vec::new();
    for source in sources.iter().filter(speaks) {
        let lost = source.texts().filter(is_address).filter(|text| !all.iter().any(|route| route.answers(text, true)));
        complaints.extend(lost.map(|text| format!("{}: {text:?} leads nowhere", source.path)));
    }
    complaints
}

#[test]
fn every_page_template_and_test_is_at_its_address() {
    let (all, sources) = (of_the_site(), sources());
    fine(handlers(&all));
    fine(pages(&sources, &all));
    fine(templates(&all, &sources::files("templates", ".html")));
    let paths: Vec<String> = sources::files("tests/pages", ".rs").into_iter().map(|(path, _)| path).collect();
    fine(tests(&sources, &all, &paths));
}

#[test]
fn a_deed_is_a_noun_of_the_list_and_every_noun_is_used() {
    let all = of_the_site();
    fine(deeds(&all));
    let used = |noun: &&&str| all.iter().any(|route| !route.is_of_no_page() && route.parts().contains(*noun));
    fine(DEEDS.iter().filter(|noun| !used(noun)).map(|noun| format!("{noun:?}: no address has it")).collect());
}

#[test]
fn the_router_is_in_the_order_of_the_folders_and_forgets_no_old_address() {
    fine(order(&of_the_site()));
    fine(moved(&of_the_site(), chophien::pages::moved::MOVED));
}

#[test]
fn every_address_in_the_code_is_one_of_the_routers() {
    let all = of_the_site();
    fine(links(&sources(), &all));
    let bad = Source::new("pages/seller/shop.rs", "fn a() -> SeeOther { SeeOther::to(\"/seller/{shop}/stock\") }");
    seen_through(links(&[bad], &all), "\"/seller/{shop}/stock\" leads nowhere");
}

#[test]
fn a_handler_elsewhere_is_seen() {
    let bad = |block: &str, lines: &str, what: &str| seen_through(handlers(&written(&[(block, lines)])), what);
    fine(handlers(&written(&[("public_pages", ".route(\"/cart\", get(public::cart::get).post(public::cart::post))")])));
    bad("public_pages", ".route(\"/cart\", get(public::basket::get))", "belongs into pages/public/cart.rs");
    bad("public_pages", ".route(\"/cart\", get(public::cart::show))", "show is to be called get");
    bad("public_pages", ".route(\"/sight\", post(public::sight::post))", "belongs into pages/public/buttons.rs");
    bad("account_pages", ".route(\"/account\", get(buyer::index::get))", "belongs into pages/account/index.rs");
    bad("entry_pages", ".route(\"/sign-in\", get(public::sign_in::get))", "belongs into pages/entry/sign_in.rs");
    bad("seller_pages", ".route(\"/seller\", get(seller::index::get))", "belongs into pages/seller/shops.rs");
    bad("staff_pages", ".route(\"/staff/news/{id}\", get(staff::news::get))", "pages/staff/news/new.rs");
    bad("staff_pages", ".route(\"/staff/review/{id}\", get(staff::review::get))", "no plural stands before");
    let twice = ".route(\"/seller/{shop}/products/{code}/new\", get(seller::products::new::get))
        .route(\"/seller/{shop}/products/new\", get(seller::products::new::get))";
    bad("seller_pages", twice, "the file of");
}

#[test]
fn a_verb_in_an_address_is_seen() {
    let bad = written(&[("seller_pages", ".route(\"/seller/{shop}/products/{code}/pause\", post(a))")]);
    seen_through(deeds(&bad), "\"pause\" is not among the nouns");
    fine(deeds(&written(&[("public_pages", ".route(\"/cart/lines/{variant}\", post(a)).route(\"/places\", get(a))")])));
}

#[test]
fn a_page_that_no_address_leads_to_is_seen() {
    let all = written(&[(
        "public_pages",
        ".route(\"/orders\", get(a)).route(\"/orders/{code}\", get(a)).route(\"/sight\", post(a))",
    )]);
    let bad = |path: &str, text: &str, what: &str| seen_through(pages(&[Source::new(path, text)], &all), what);
    let page =
        |name: &str, template: &str| format!("impl Page for {name} {{ const TEMPLATE: &str = \"{template}\"; }}");
    fine(pages(&[Source::new("pages/public/orders/index.rs", &page("OrdersPage", "public/orders/index.html"))], &all));
    bad("pages/public/look_up.rs", &page("LookUpPage", "public/look_up.html"), "no address leads to this page");
    bad("pages/public/mod.rs", "pub async fn get() {}", "no address leads to this page");
    bad("pages/public/buttons.rs", "pub async fn post() {}", "no address leads to this page");
    bad("pages/public/orders/order.rs", &page("LookUpPage", "public/orders/order.html"), "to be called OrderPage");
    bad("pages/public/orders/order.rs", &page("OrderPage", "public/order.html"), "to be public/orders/order.html");
    let two = page("OrderPage", "public/orders/order.html") + &page("EndedPage", "public/orders/ended.html");
    bad("pages/public/orders/order.rs", &two, "more than one page");
}

#[test]
fn a_template_or_test_elsewhere_is_seen() {
    let all = written(&[(
        "department_pages",
        ".route(\"/department\", get(a)).route(\"/department/communes/{code}\", get(a))",
    )]);
    let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
    let page = || file("department/index.html", "{% include \"department/_period.html\" %}");
    fine(templates(&all, &[page(), file("department/_period.html", ""), file("layouts/base.html", "")]));
    seen_through(templates(&all, &[page(), file("department/overview.html", "")]), "no address leads to it");
    let strange = file("department/communes/_period.html", "");
    seen_through(templates(&all, &[page(), strange]), "no page of its folder shows it");

    let source = |path: &str| Source::new(path, "");
    let sources = [source("pages/department/index.rs"), source("pages/department/communes/commune.rs")];
    let twins = ["department/index.rs", "department/communes/commune.rs"].map(str::to_owned);
    fine(tests(&sources, &all, &twins));
    seen_through(tests(&sources, &all, &twins[..1]), "no tests/pages/department/communes/commune.rs");
    let lost = [&twins[..], &["department/overview.rs".to_owned()]].concat();
    seen_through(tests(&sources, &all, &lost), "no such page");
}

#[test]
fn a_router_in_disorder_and_a_forgotten_address_are_seen() {
    let staff = ("staff_pages", ".route(\"/staff\", get(a))");
    let account = ("account_pages", ".route(\"/account\", get(a))");
    fine(order(&written(&[account, staff])));
    seen_through(order(&written(&[staff, account])), "account_pages: stands below staff_pages");
    let all = written(&[account]);
    seen_through(moved(&all, &[("/account", "/account")]), "still there");
    seen_through(moved(&all, &[("/old", "/new")]), "leads nowhere");
}
