//! Pages and templates belong together: none without the other, and every page has samples.

use std::collections::BTreeSet;

use super::{
    Complaints, fine, seen_through,
    sources::{Source, files, read, sources},
};

/// Layouts and components stand round pages; everything else is somebody's page or mail.
fn is_frame(template: &str) -> bool {
    template.starts_with("layouts/") || template.starts_with("components/")
}

fn literals(sources: &[Source]) -> BTreeSet<String> {
    sources.iter().flat_map(Source::texts).map(str::to_owned).collect()
}

/// `templates` with the text of each: a part (`_period.html`) is named by the pages that include it.
fn templates_without_page(sources: &[Source], templates: &[(String, String)]) -> Complaints {
    let mut named = literals(sources);
    named.extend(templates.iter().flat_map(|(_, text)| text.split('"')).map(str::to_owned));
    let known = |template: &String| is_frame(template) || named.contains(template) || named_in_part(&named, template);
    templates
        .iter()
        .map(|(path, _)| path)
        .filter(|t| !known(t))
        .map(|t| format!("templates/{t}: nobody shows it"))
        .collect()
}

/// `mail/{name}.html` names every template that fits.
fn named_in_part(named: &BTreeSet<String>, template: &str) -> bool {
    let fits = |text: &String| {
        let (Some(open), Some(close)) = (text.find('{'), text.rfind('}')) else { return false };
        open > 0 && template.starts_with(&text[..open]) && template.ends_with(&text[close + 1..])
    };
    named.iter().any(fits)
}

fn pages_without_template(sources: &[Source], templates: &[String]) -> Complaints {
    let named = literals(sources).into_iter().filter(|n| n.ends_with(".html") && n.contains('/') && !n.contains('{'));
    named.filter(|n| !templates.contains(n)).map(|n| format!("{n}: no such template")).collect()
}

/// `impl Page for X` → (file, X as the samples name it: `seller::products::index::X`).
fn pages(sources: &[Source]) -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for source in sources {
        for at in source.tokens.windows(3) {
            if at[0].is("Page") && at[1].is("for") {
                let place = source.module.get(1..).unwrap_or_default().join("::");
                let is_page = source.floor() == "pages";
                let named = |name: &str| if is_page { format!("{place}::{name}") } else { name.to_owned() };
                pages.extend(at[2].word().map(|name| (source.path.clone(), named(name))));
            }
        }
    }
    pages
}

fn pages_without_sample(sources: &[Source], samples: &str) -> Complaints {
    let missing = pages(sources).into_iter().filter(|(_, page)| !samples.contains(&format!("<{page}>")));
    missing.map(|(file, page)| format!("{file}: {page} is not in pages/samples.rs")).collect()
}

fn templates() -> Vec<String> {
    files("templates", "").into_iter().map(|(path, _)| path).collect()
}

#[test]
fn every_template_is_somebodys() {
    fine(templates_without_page(&sources(), &files("templates", "")));
    let lost = ("public/lost.html".to_owned(), String::new());
    seen_through(templates_without_page(&[Source::new("pages/a.rs", "")], &[lost]), "nobody shows it");
    let some = Source::new("market/notices/mail.rs", "fn a(n: &str) -> String { format!(\"mail/{n}.html\") }");
    fine(templates_without_page(&[some], &[("mail/placed.html".into(), String::new())]));
}

#[test]
fn every_page_has_its_template() {
    fine(pages_without_template(&sources(), &templates()));
    let bad = Source::new("pages/a.rs", "impl Page for A { const TEMPLATE: &'static str = \"public/gone.html\"; }");
    seen_through(pages_without_template(&[bad], &[]), "no such template");
}

#[test]
fn every_page_is_among_the_samples() {
    let sources = sources();
    assert!(pages(&sources).len() > 1, "no page was found");
    fine(pages_without_sample(&sources, &read("src/pages/samples.rs")));
    let bad = Source::new("pages/seller/orders/index.rs", "impl Page for OrdersPage { }");
    seen_through(pages_without_sample(&[bad], "add::<public::orders::index::OrdersPage>(&mut all);"), "seller::orders");
}
