//! Rule 7: of every text that somebody types it is known who reads it, and who has looked at it before. A text field of a page that is
//! not in the table fails, and what everybody reads is sent with words that nobody has seen: no page shows them.

use std::collections::BTreeSet;

use super::{
    forms::form_of,
    late::{account, filled, prepare},
    world,
};
use crate::{
    kit::{Visitor, seen::lent},
    templates::{all, rendered},
};

/// Who reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Read {
    /// Whoever opens a page of the market.
    Everybody,
    /// The other side of an order or of a decision: it is written to them.
    OtherSide,
    /// Whoever typed it, and the market's own look-up.
    Oneself,
}

/// Who has looked at it before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Looked {
    /// A moderator, in the revision or claim that it is a part of.
    Moderator,
    /// Nobody need: it says what a list says.
    List,
    /// The market's own people write it.
    Staff,
    /// Nobody.
    Nobody,
}

use Looked::*;
use Read::*;

/// Template, field, who reads it, who has looked at it before.
#[rustfmt::skip]
const WORDS: &[(&str, &str, Read, Looked)] = &[
    ("account/index.html", "name", Everybody, Moderator),
    ("account/index.html", "email", Oneself, Nobody),
    ("account/index.html", "unit_text", Oneself, List),
    ("entry/register/index.html", "name", Everybody, Moderator),
    ("entry/register/index.html", "unit_text", Oneself, List),
    ("public/checkout.html", "name", OtherSide, Nobody),
    ("public/checkout.html", "street", OtherSide, Nobody),
    ("public/checkout.html", "note", OtherSide, Nobody),
    ("public/checkout.html", "email", Oneself, Nobody),
    ("public/checkout.html", "unit_text", OtherSide, List),
    ("public/orders/index.html", "code", Oneself, Nobody),
    ("public/reports/new.html", "words", OtherSide, Nobody),
    ("public/reports/report.html", "words", OtherSide, Nobody),
    ("seller/reports/report.html", "words", OtherSide, Nobody),
    ("seller/orders/order.html", "tracking_code", OtherSide, Nobody),
    ("seller/orders/order.html", "words", OtherSide, Nobody),
    ("seller/products/certificate.html", "number", Everybody, Moderator),
    ("seller/products/certificate.html", "decision", Everybody, Moderator),
    ("seller/products/certificate.html", "issuer", Everybody, Moderator),
    ("seller/products/new.html", "name", Everybody, Moderator),
    ("seller/products/new.html", "description", Everybody, Moderator),
    ("seller/products/new.html", "measure", Everybody, Moderator),
    ("seller/products/product.html", "name", Everybody, Moderator),
    ("seller/products/product.html", "description", Everybody, Moderator),
    ("seller/products/product.html", "measure", Everybody, Moderator),
    ("seller/sanctions/sanction.html", "words", OtherSide, Nobody),
    ("seller/shop.html", "name", Everybody, Moderator),
    ("seller/shop.html", "hamlet", Everybody, Moderator),
    ("seller/shop.html", "story", Everybody, Moderator),
    ("seller/shop.html", "unit_text", Everybody, List),
    ("seller/shops/opening.html", "name", Everybody, Moderator),
    ("seller/shops/opening.html", "hamlet", Everybody, Moderator),
    ("seller/shops/opening.html", "story", Everybody, Moderator),
    ("seller/shops/opening.html", "unit_text", Everybody, List),
    ("staff/cases/case.html", "words", OtherSide, Staff),
    ("staff/accounts/account.html", "words", OtherSide, Staff),
    ("staff/appeals/appeal.html", "said", OtherSide, Staff),
    ("staff/reports/new.html", "authority", Oneself, Staff),
    ("staff/reports/new.html", "order_no", Oneself, Staff),
    ("staff/reports/new.html", "thing", Oneself, Staff),
    ("staff/reports/new.html", "words", Oneself, Staff),
    ("staff/reports/report.html", "said", OtherSide, Staff),
    ("staff/reports/report.html", "words", OtherSide, Staff),
    ("staff/periods/period.html", "source", Oneself, Staff),
    ("staff/registry/entries/entry.html", "words", OtherSide, Staff),
    ("staff/registry/entries/new.html", "number", Oneself, Staff),
    ("staff/registry/entries/new.html", "holder", Oneself, Staff),
    ("staff/registry/entries/new.html", "product", Oneself, Staff),
    ("staff/registry/entries/new.html", "issuer", Oneself, Staff),
    ("staff/registry/entries/new.html", "decision", Oneself, Staff),
    ("staff/registry/entries/amendment.html", "number", Oneself, Staff),
    ("staff/registry/entries/amendment.html", "holder", Oneself, Staff),
    ("staff/registry/entries/amendment.html", "product", Oneself, Staff),
    ("staff/registry/entries/amendment.html", "issuer", Oneself, Staff),
    ("staff/registry/entries/amendment.html", "decision", Oneself, Staff),
    ("staff/registry/imports/index.html", "table", Oneself, Staff),
    ("staff/shops/shop.html", "words", OtherSide, Staff),
    ("staff/shops/shop.html", "order_no", OtherSide, Staff),
    ("staff/products/product.html", "words", OtherSide, Staff),
    ("staff/papers/paper.html", "words", OtherSide, Staff),
    ("staff/documents/document.html", "title", Everybody, Staff),
    ("staff/documents/document.html", "body", Everybody, Staff),
];

/// The forms that bring what everybody reads once a moderator has looked; who sends them, and the fields.
const SENT: &[(&str, &str, &[&str])] = &[
    ("/account", "seller", &["name"]),
    ("/seller/opening", "buyer", &["name", "hamlet", "story"]),
    ("/seller/{shop}/shop", "seller", &["name", "hamlet", "story"]),
    ("/seller/{shop}/products/new", "seller", &["name", "description", "measure-0"]),
    ("/seller/{shop}/products/{code}", "seller", &["name", "description"]),
    ("/seller/{shop}/products/{code}/variants", "seller", &["measure-0"]),
    ("/seller/{shop}/products/{code}/certificate", "seller", &["number", "decision", "issuer"]),
];

const STRANGE: &str = "Gọi 0912 345 678";

/// Letters that a visitor may type into a form that writes.
const FREE: &str = "main form[method=post] :is(input:not([type]), input[type=text], input[type=email], input[type=search], textarea)\
    :not([inputmode=numeric], [inputmode=decimal])";

#[tokio::test]
async fn every_text_field_is_in_the_table_with_who_reads_it_and_who_has_looked() {
    let mut found = BTreeSet::new();
    for (name, page) in rendered().await {
        let template = name.split(' ').next().unwrap_or_default().to_owned();
        for field in all(&page, FREE).into_iter().filter_map(|field| field.attr("name")) {
            found.insert((template.clone(), field.split('-').next().unwrap_or_default().to_owned()));
        }
    }
    let known = |(template, field): &(String, String)| WORDS.iter().any(|(t, f, ..)| t == template && f == field);
    let unknown: Vec<_> = found.iter().filter(|field| !known(field)).collect();
    assert!(unknown.is_empty(), "who reads it, and who has looked at it before? {unknown:?}");
    for (template, field, read, looked) in WORDS {
        assert!(found.contains(&((*template).to_owned(), (*field).to_owned())), "{template}: no {field}");
        assert!(*read != Everybody || *looked != Nobody, "{template}: everybody reads {field}, and nobody has looked");
    }
}

#[tokio::test]
async fn words_that_no_moderator_has_seen_are_on_no_page() {
    for (route, who, fields) in SENT {
        for field in *fields {
            let mut world = world().await;
            prepare(&mut world, route).await;
            let path = world.address(&route.replace("{shop}", "$shop").replace("{code}", "$product"));
            let mut form = filled(&world, form_of(route));
            form.retain(|(name, _)| {
                name != field && (*field != "measure-0" || !["pack-0", "amount-0", "per-0"].contains(&name.as_str()))
            });
            form.push(((*field).to_owned(), STRANGE.to_owned()));
            let mut visitor = world.app.visitor_as(account(&world, who)).await;
            visitor.get("/account").await;
            let shown = path.trim_end_matches("/variants");
            visitor.get(shown).await.assert_ok();
            let answer = visitor.post(&path, &lent(&form)).await;
            assert!(answer.location().is_some(), "{route} {field}: {}", answer.reads());
            world.app.work_off().await;
            let purchase = world.address("/purchases/$purchase");
            for page in [
                "/",
                "/products",
                "/products?q=0912",
                "/products/$product_slug",
                "/shops/$shop_slug",
                "/places",
                "/suggestions?q=goi",
                "/sitemap.xml",
            ] {
                assert_unseen(&mut world.app.visitor(), &world.address(page), (route, field)).await;
            }
            assert_unseen(&mut world.app.visitor_as(account(&world, "buyer")).await, &purchase, (route, field)).await;
        }
    }
}

async fn assert_unseen(visitor: &mut Visitor, path: &str, (route, field): (&str, &str)) {
    let page = visitor.get(path).await;
    assert!(page.status.is_success(), "{path}: {}", page.status);
    let text = String::from_utf8_lossy(&page.body);
    assert!(!text.contains("0912 345 678"), "{path} shows the {field} of {route}");
}
