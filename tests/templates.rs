//! Every page in every state it has, in both languages: nothing is undefined, nothing is left untranslated, and the page is
//! what a browser and a screen reader expect of one.

use std::collections::{BTreeMap, BTreeSet};

use chophien::{
    infra::words::Language,
    pages::{frame, moved::MOVED, samples},
};
use fluent_bundle::FluentArgs;
use scraper::{Html, Selector};
use tera::Context;

use crate::{architecture::addresses::routes, kit::TestApp};

/// Whole pages, without the parts that scripts put into a page.
async fn whole() -> Vec<(String, Html)> {
    let pages = rendered().await.into_iter().filter(|(_, page)| !all(page, "head > *").is_empty());
    pages.collect()
}

/// Template, language, and the page as it would be sent, in the frame of the site.
pub async fn rendered() -> Vec<(String, Html)> {
    let app = TestApp::new().await;
    let mut pages = Vec::new();
    for (number, samples::Sample { template, page, .. }) in samples::all().into_iter().enumerate() {
        for (language, frame) in frame::samples() {
            let mut context = Context::new();
            context.insert_value("frame", frame);
            context.insert_value("page", page.clone());
            let html = app.templates.render(language, template, &context);
            let html = html.unwrap_or_else(|e| panic!("{template}, sample {number}, {}: {e}", language.as_str()));
            pages.push((format!("{template} ({number}, {})", language.as_str()), Html::parse_document(&html)));
        }
    }
    assert!(pages.len() > 4, "no sample was found");
    pages
}

pub fn all<'a>(page: &'a Html, css: &str) -> Vec<scraper::ElementRef<'a>> {
    page.select(&Selector::parse(css).expect("a selector")).collect()
}

#[tokio::test]
async fn every_sample_renders_in_both_languages() {
    let broken: Vec<_> = whole().await.into_iter().filter(|(_, page)| all(page, "main").len() != 1).collect();
    assert_eq!(broken.len(), 0, "exactly one main: {:?}", broken.iter().map(|(name, _)| name).collect::<Vec<_>>());
}

#[tokio::test]
async fn every_page_has_one_heading_a_title_and_unique_ids() {
    let mut complaints = Vec::new();
    for (name, page) in whole().await {
        if all(&page, "h1").len() != 1 {
            complaints.push(format!("{name}: {} h1", all(&page, "h1").len()));
        }
        if all(&page, "title").first().is_none_or(|t| t.text().collect::<String>().trim().is_empty()) {
            complaints.push(format!("{name}: no title"));
        }
        let mut ids: Vec<_> = all(&page, "[id]").iter().filter_map(|e| e.attr("id")).collect();
        ids.sort_unstable();
        let twice = ids.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0]);
        complaints.extend(twice.map(|id| format!("{name}: id {id:?} is there twice")));
    }
    assert!(complaints.is_empty(), "\n  {}", complaints.join("\n  "));
}

#[tokio::test]
async fn a_page_for_everybody_says_in_a_sentence_what_is_there() {
    let (mut complaints, mut said) = (Vec::new(), BTreeMap::<String, BTreeSet<String>>::new());
    for (name, page) in whole().await.into_iter().filter(|(_, page)| !all(page, "form.search").is_empty()) {
        let words: Vec<_> = all(&page, "meta[name=description]").iter().filter_map(|m| m.attr("content")).collect();
        let one = words.first().map_or("", |words| words.trim());
        if words.len() != 1 || one.chars().count() < 30 || one.contains(['<', '\n']) {
            complaints.push(format!("{name}: {words:?}"));
        }
        said.entry(one.to_owned()).or_default().insert(name.split(' ').next().unwrap_or_default().to_owned());
    }
    for found in ["index", "products/index", "products/product", "shops/shop", "places/index", "documents/document"] {
        let page = format!("public/{found}.html");
        if said.values().any(|pages| pages.contains(&page) && pages.len() > 1) {
            complaints.push(format!("{page}: says what others say"));
        }
    }
    assert!(said.len() > 10 && complaints.is_empty(), "{}:\n  {}", said.len(), complaints.join("\n  "));
}

#[tokio::test]
async fn links_within_a_page_lead_somewhere() {
    let mut complaints = Vec::new();
    for (name, page) in whole().await {
        let ids: Vec<_> = all(&page, "[id]").iter().filter_map(|e| e.attr("id")).collect();
        for link in all(&page, "a[href^=\"#\"]") {
            let to = link.attr("href").unwrap_or_default().trim_start_matches('#');
            if !ids.contains(&to) {
                complaints.push(format!("{name}: nothing is called {to:?}"));
            }
        }
    }
    assert!(complaints.is_empty(), "\n  {}", complaints.join("\n  "));
}

/// Pages that are no pages of the site, but files.
const FILES: [&str; 1] = ["staff/reports/file.html"];

#[tokio::test]
async fn nothing_is_inline_or_from_elsewhere() {
    let mut complaints = Vec::new();
    for (name, page) in rendered().await {
        for element in all(&page, "[style], script:not([src]), style, [onclick], [onchange], [onsubmit], [onload]") {
            let json = element.attr("type").is_some_and(|t| t == "application/ld+json");
            // What is taken away as a file brings along how it looks.
            let file = FILES.iter().any(|file| name.starts_with(file)) && element.value().name() == "style";
            if !json && !file {
                complaints.push(format!("{name}: inline <{}>", element.value().name()));
            }
        }
        for element in all(&page, "script[src], link[rel=stylesheet][href], img[src], source[srcset]") {
            let from = ["src", "href", "srcset"].iter().find_map(|a| element.attr(a)).unwrap_or_default();
            if !from.starts_with('/') {
                complaints.push(format!("{name}: {from:?} is not from here"));
            }
        }
    }
    assert!(complaints.is_empty(), "\n  {}", complaints.join("\n  "));
}

/// Signs are drawn out of one file; one that is not in it would be an empty place, and nothing would say so.
#[tokio::test]
async fn every_sign_is_drawn() {
    let drawn = std::fs::read_to_string("static/images/icons.svg").expect("the signs");
    let mut missing = BTreeSet::new();
    for (name, page) in rendered().await {
        for sign in all(&page, "svg use[href*=\"#icon-\"]").into_iter().filter_map(|element| element.attr("href")) {
            let id = sign.rsplit('#').next().unwrap_or_default();
            if !drawn.contains(&format!("id=\"{id}\"")) {
                missing.insert(format!("{name}: {id}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

#[tokio::test]
async fn every_field_has_a_label_every_picture_its_words_and_every_form_its_token() {
    let mut complaints = Vec::new();
    for (name, page) in rendered().await {
        let labels: Vec<_> = all(&page, "label[for]").iter().filter_map(|l| l.attr("for")).collect();
        let fields = "input:not([type=hidden]):not([type=submit]), select, textarea";
        for field in all(&page, fields) {
            let labelled = field.attr("aria-label").is_some() || field.attr("aria-labelledby").is_some();
            let wrapped = field.ancestors().filter_map(scraper::ElementRef::wrap).any(|e| e.value().name() == "label");
            if !labelled && !wrapped && !field.attr("id").is_some_and(|id| labels.contains(&id)) {
                complaints.push(format!("{name}: {:?} has no label", field.attr("name")));
            }
        }
        complaints.extend(all(&page, "img:not([alt])").iter().map(|_| format!("{name}: a picture without alt")));
        for form in all(&page, "form[method=post]") {
            let open = ["/sight", "/language", "/cart"]
                .iter()
                .any(|a| form.attr("action").is_some_and(|own| own.starts_with(a)));
            let token = form.select(&Selector::parse("input[name=csrf]").expect("a selector")).next().is_some();
            if !open && !token {
                complaints.push(format!("{name}: a form to {:?} without a token", form.attr("action")));
            }
        }
    }
    assert!(complaints.is_empty(), "\n  {}", complaints.join("\n  "));
}

#[tokio::test]
async fn what_can_be_opened_looks_as_if_it_could() {
    // Looks of their own, in the stylesheets; any other is a button.
    const LOOKS: [&str; 4] = ["comfort-pop", "define", "filters", "more"];
    let (mut complaints, mut seen) = (BTreeSet::new(), BTreeSet::<&str>::new());
    for (name, page) in rendered().await {
        for summary in all(&page, "details > summary") {
            let classes = |element: scraper::ElementRef<'_>| -> Vec<String> {
                element.value().classes().map(str::to_owned).collect()
            };
            let around = summary.parent().and_then(scraper::ElementRef::wrap).map(classes).unwrap_or_default();
            let look = LOOKS.iter().find(|look| around.iter().any(|class| class == *look));
            seen.extend(look);
            if look.is_none() && !classes(summary).iter().any(|class| class == "button") {
                complaints.insert(format!("{name}: {:?} looks like plain text", summary.text().collect::<String>()));
            }
        }
    }
    assert_eq!(seen.len(), LOOKS.len(), "each is used: {seen:?}");
    assert!(complaints.is_empty(), "\n  {}", complaints.into_iter().collect::<Vec<_>>().join("\n  "));
}

/// Fields of forms that change something, but what a button or the page itself fills in.
fn shown_fields(page: &Html) -> BTreeSet<String> {
    let css = "main form[method=post] :is(input:not([type=hidden]):not([type=submit]), select, textarea)";
    all(page, css).into_iter().filter_map(|field| field.attr("name")).map(str::to_owned).collect()
}

#[tokio::test]
async fn the_summary_of_a_form_names_every_field_and_leads_to_it() {
    let app = TestApp::new().await;
    let named = |name: &str| {
        let stem = name.split('-').next().unwrap_or_default().replace('_', "-");
        let said = |language| app.words.find(language, &format!("named-{stem}"), &FluentArgs::new());
        (said(Language::Vi), said(Language::En))
    };
    // What is typed to find a place stands in the field of the place; a price that is asked about in that of the price.
    let within = |name: &str| name.ends_with("_text") || ["sure", "answer", "q", "job", "unit_offers"].contains(&name);
    let (mut complaints, mut fields, mut summed) = (BTreeSet::new(), BTreeSet::new(), 0);
    for (name, page) in rendered().await {
        fields.extend(
            shown_fields(&page).into_iter().filter(|field| !within(field.split('-').next().unwrap_or_default())),
        );
        for link in all(&page, ".error-summary a") {
            let (field, text) = (link.attr("href").unwrap_or_default(), link.text().collect::<String>());
            let (vi, en) = named(field.trim_start_matches('#'));
            let begins = [vi, en].into_iter().flatten().any(|called| text.starts_with(&format!("{called}: ")));
            summed += 1;
            if !begins {
                complaints.insert(format!("{name}: {text:?} does not name {field}"));
            }
        }
    }
    let nameless = fields.iter().filter(|field| named(field).0.is_none());
    complaints.extend(nameless.map(|field| format!("locales: nobody says what {field:?} is called")));
    assert!(fields.len() > 25 && summed > 20, "{} fields, {summed} faults", fields.len());
    assert!(complaints.is_empty(), "\n  {}", complaints.into_iter().collect::<Vec<_>>().join("\n  "));
}

#[tokio::test]
async fn a_picture_says_its_size_its_widths_say_their_place_and_one_at_most_comes_first() {
    let mut complaints = Vec::new();
    for (name, page) in rendered().await {
        for picture in all(&page, "img") {
            let (src, srcset) = (picture.attr("src").unwrap_or_default(), picture.attr("srcset").unwrap_or_default());
            let lazy = picture.attr("loading") == Some("lazy");
            if picture.attr("width").is_none() || picture.attr("height").is_none() {
                complaints.push(format!("{name}: {src} will push the page about"));
            }
            if srcset.is_empty() == picture.attr("sizes").is_some() {
                complaints.push(format!("{name}: {src} has widths without a place, or a place without widths"));
            }
            if !srcset.split(", ").all(|one| one.is_empty() || says_its_width(one)) {
                complaints.push(format!("{name}: {srcset:?} says wrong widths"));
            }
            if picture.attr("sizes").is_some_and(|sizes| sizes.starts_with("auto") && !lazy) {
                complaints.push(format!("{name}: the place of {src} is not known before it is needed"));
            }
            if lazy && picture.attr("fetchpriority").is_some() {
                complaints.push(format!("{name}: {src} comes first and last"));
            }
        }
        if all(&page, "[fetchpriority=high]").len() > 1 {
            complaints.push(format!("{name}: more than one picture comes first"));
        }
    }
    assert!(complaints.is_empty(), "\n  {}", complaints.join("\n  "));
}

/// `/pictures/…-320.webp 320w`.
fn says_its_width(candidate: &str) -> bool {
    let Some((address, width)) = candidate.rsplit_once(' ') else { return false };
    let width = width.trim_end_matches('w');
    address.split_once(".webp").is_some_and(|(name, _)| name.ends_with(&format!("-{width}")))
}

#[tokio::test]
async fn links_and_forms_lead_to_an_address_of_the_router_and_none_to_an_old_one() {
    let (all_routes, mut complaints) = (routes::of_the_site(), Vec::new());
    let of_before = MOVED.iter().map(|(old, _)| *old).filter(|old| !old.contains('{'));
    let of_before: Vec<&str> = of_before.collect();
    for (name, page) in rendered().await {
        let links = all(&page, "[href], form[action], [data-places]").into_iter().map(|element| {
            let post = element.attr("method").is_some_and(|method| method == "post");
            let to = ["href", "action", "data-places"].iter().find_map(|name| element.attr(name));
            (if post { "post" } else { "get" }, to.unwrap_or_default())
        });
        for (method, to) in links.filter(|(_, to)| to.starts_with('/')) {
            let known = all_routes.iter().any(|route| route.answers(to, false) && route.takes(method));
            if !known || of_before.iter().any(|old| to.split('?').next() == Some(old)) {
                complaints.push(format!("{name}: {method} {to:?}"));
            }
        }
    }
    assert!(complaints.is_empty(), "\n  {}", complaints.join("\n  "));
}

/// `Page::FORM` decides the cookie of the nonce and whether a cache may keep the page.
#[tokio::test]
async fn a_page_says_that_it_has_a_form_exactly_when_a_sample_carries_the_token() {
    let mut carry = BTreeMap::<&str, (bool, bool)>::new();
    let said = samples::all().into_iter().flat_map(|sample| [(sample.template, sample.form); 2]);
    for ((template, form), (name, page)) in said.zip(rendered().await) {
        assert!(name.starts_with(template), "{name} is none of {template}");
        let one = carry.entry(template).or_insert((form, false));
        one.1 |= !all(&page, "input[name=csrf]").is_empty();
    }
    let wrong: Vec<_> = carry.into_iter().filter(|(_, (says, carries))| says != carries).collect();
    assert!(wrong.is_empty(), "page, (what it says, what is so): {wrong:?}");
}
