//! Twin of `pages/kept.rs`: pages that are kept, and who sees which.

use std::sync::Arc;

use axum::http::{Method, StatusCode};
use chophien::{
    entities::account,
    infra::page_cache::{PageCache, Subject},
    kernel::ids::{AccountId, UnitCode},
};
use futures::future::join_all;
use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use crate::kit::{PASSWORD, TestApp, Visitor, goods::Good, world::MEO_VAC};

fn paths(honey: &Good, shop: &str) -> Vec<String> {
    let fixed = ["/", "/?near=00769", "/products", "/products?category=mat-ong", "/products?q=mat+ong", "/places"];
    let own = [
        format!("/products/{}", honey.slug),
        format!("/products/{}?to=01", honey.slug),
        format!("/shops/{shop}"),
        "/documents/returns".to_owned(),
        "/documents/returns?version=1".to_owned(),
        "/suggestions?q=mat".to_owned(),
        "/places/suggestions?q=meo+vac".to_owned(),
        "/products/nothing-here".to_owned(),
    ];
    fixed.map(str::to_owned).into_iter().chain(own).collect()
}

/// Strangers and known people with every mixture of language, sight, cart, session and message.
async fn crowd(app: &TestApp, honey: &Good) -> Vec<Visitor> {
    let (lan, tam) = (app.lan().await, app.tam().await);
    lives(app, lan, MEO_VAC).await;
    let mut crowd = vec![app.visitor(), app.visitor_as(lan).await, app.visitor_as(tam).await];
    let mut english = app.visitor();
    english.post("/language", &[("language", "en"), ("back", "/")]).await;
    let mut large = english.clone();
    large.post("/sight", &[("text", "large"), ("back", "/")]).await;
    let mut contrast = app.visitor();
    contrast.post("/sight", &[("contrast", "high"), ("back", "/")]).await;
    let mut english_lan = app.visitor_as(lan).await;
    english_lan.cookies.extend(large.cookies.clone());
    let mut buyer = app.visitor();
    buyer.post("/cart", &[("variant", &honey.variant_code), ("quantity", "2")]).await;
    let mut told = buyer.clone();
    told.post(&format!("/cart/lines/{}", honey.variant_code), &[("quantity", "3")]).await;
    assert!(told.cookies.contains_key("flash"), "{:?}", told.cookies);
    let mut asker = app.visitor();
    asker.get("/sign-in").await;
    let mut liar = app.visitor();
    liar.cookies.insert("cart".into(), "nothing".into());
    let mut forger = app.visitor();
    forger.cookies.insert("language".into(), "en".into());
    forger.cookies.insert("sight".into(), "larger+high".into());
    let mut foreigner = app.visitor();
    foreigner.cookies.insert("_ga".into(), "1".into());
    crowd.extend([english, large, contrast, english_lan, buyer, told, asker, liar, forger, foreigner]);
    crowd
}

async fn lives(app: &TestApp, account: AccountId, unit: &str) {
    let row = account::ActiveModel {
        id: Set(account),
        unit_code: Set(Some(UnitCode(unit.to_owned()))),
        ..Default::default()
    };
    row.update(&app.db.write).await.unwrap();
}

#[tokio::test]
async fn nobody_ever_gets_anothers_page() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    app.ocop(&honey, 4).await;
    let (paths, crowd) = (paths(&honey, &my.slug), crowd(&app, &honey).await);
    let mut plain = Vec::new();
    for visitor in &crowd {
        for path in &paths {
            plain.push(visitor.clone().get(path).await);
        }
    }
    let node = app.node().await;
    let mut dice = StdRng::seed_from_u64(20_261_126);
    let all: Vec<usize> = (0..plain.len()).collect();
    for _ in 0..1_000 {
        let at = *all.choose(&mut dice).unwrap();
        let (who, path) = (&crowd[at / paths.len()], &paths[at % paths.len()]);
        let answer = node.known(who.clone()).get(path).await;
        assert_eq!(answer.status, plain[at].status, "{path} of visitor {}", at / paths.len());
        assert_eq!(answer.text(), plain[at].text(), "{path} of visitor {}", at / paths.len());
        assert_eq!(answer.header("set-cookie"), plain[at].header("set-cookie"), "{path}");
        let cached = answer.header("etag").is_some();
        assert!(!cached || !answer.headers.contains_key("set-cookie"), "{path}");
        let known = ["session", "cart", "flash", "_ga"].iter().any(|name| who.cookies.contains_key(*name));
        assert!(!known || !cached, "{path} of visitor {}", at / paths.len());
    }
}

#[tokio::test]
async fn strangers_get_a_kept_page_without_a_question_to_the_database() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let node = app.node().await;
    for path in paths(&honey, &my.slug).iter().filter(|path| !path.contains("nothing")) {
        let first = node.visitor().get(path).await;
        first.assert_ok();
        let before = app.queries.count();
        let mut again = node.visitor();
        again.cookies.insert("proved".into(), "a number".into());
        let again = again.get(path).await;
        let asked = app.queries.since(before);
        assert!(asked.iter().all(|query| query.contains("page_marks")), "{path}: {asked:?}");
        assert_eq!((again.status, &again.body, &again.headers), (first.status, &first.body, &first.headers), "{path}");
        assert!(again.header("etag").is_some() && again.header("content-security-policy").is_some(), "{path}");
        assert_eq!(again.header("vary"), Some("cookie, accept-encoding"), "{path}");
    }
}

#[tokio::test]
async fn whoever_has_signed_out_is_a_stranger_again_whose_browser_knows_a_number() {
    let app = TestApp::new().await;
    app.lan().await;
    let node = app.node().await;
    let mut lan = node.visitor();
    lan.post("/sign-in", &[("phone", "0900000001"), ("password", PASSWORD)]).await.assert_redirect("/account");
    lan.get("/account").await.assert_ok();
    lan.post("/sign-out", &[]).await.assert_redirect("/");
    lan.get("/places").await.assert_ok();
    assert!(lan.cookies.contains_key("known"));
    lan.cookies.remove("flash");
    node.visitor().get("/products").await.assert_ok();
    let before = app.queries.count();
    lan.get("/products").await.assert_ok();
    let asked = app.queries.since(before);
    assert!(asked.iter().all(|query| query.contains("page_marks")), "{asked:?}");
}

#[tokio::test]
async fn whoever_is_signed_in_gets_what_is_everybodys_and_her_own_around_it() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let path = format!("/products/{}", honey.slug);
    let node = app.node().await;
    let lan = app.lan().await;
    let mut lan = node.known(app.visitor_as(lan).await);
    lan.get(&path).await.assert_ok().assert_sees("Mật ong bạc hà Mèo Vạc");
    let before = app.queries.count();
    let again = lan.get(&path).await;
    let asked = app.queries.since(before);
    again.assert_ok().assert_sees("Mật ong bạc hà Mèo Vạc").assert_has("a[href=\"/account\"]");
    assert_eq!(again.header("cache-control"), Some("private, no-cache"));
    assert!(!asked.iter().any(|query| query.contains("variants")), "{asked:?}");
}

#[tokio::test]
async fn one_rendering_serves_all_who_come_at_once() {
    let app = TestApp::new().await;
    app.honey(&app.my().await).await;
    let node = app.node().await;
    let before = app.queries.count();
    let all = (0..40).map(|_| {
        let mut visitor = node.visitor();
        async move { visitor.get("/products").await.assert_ok().body.clone() }
    });
    let all = join_all(all).await;
    assert!(all.windows(2).all(|two| two[0] == two[1]));
    let asked = app.queries.since(before);
    let lists = asked.iter().filter(|query| query.contains("COUNT") || query.contains("certificates")).count();
    assert!(lists <= 3, "{lists}: {asked:?}");
}

#[tokio::test]
async fn a_copy_is_asked_about_and_not_sent_again() {
    let app = TestApp::new().await;
    app.honey(&app.my().await).await;
    let node = app.node().await;
    let mut tags = Vec::new();
    for coding in ["", "gzip", "br"] {
        let mut visitor = node.visitor();
        visitor.headers.push(("accept-encoding", coding.into()));
        let page = visitor.get("/products").await;
        page.assert_ok();
        assert_eq!(page.header("content-encoding"), Some(coding).filter(|coding| !coding.is_empty()));
        let tag = page.header("etag").expect("a tag").to_owned();
        for known in [tag.clone(), format!("W/{tag}"), format!("\"x\", {tag}"), "*".to_owned()] {
            let mut asker = visitor.clone();
            asker.headers.push(("if-none-match", known.clone()));
            let same = asker.get("/products").await;
            same.assert_status(StatusCode::NOT_MODIFIED);
            assert!(same.body.is_empty() && same.header("content-encoding").is_none(), "{known}");
            assert_eq!(same.header("etag"), Some(tag.as_str()));
            assert_eq!(same.header("cache-control"), Some("no-cache"));
        }
        let mut head = visitor.clone();
        let head = head.send(Method::HEAD, "/products", None, Vec::new()).await;
        head.assert_ok();
        assert!(head.body.is_empty());
        assert_eq!(head.header("content-length"), Some(page.body.len().to_string().as_str()));
        visitor.headers.push(("range", "bytes=0-9".into()));
        assert_eq!(visitor.get("/products").await.body, page.body, "a page is whole");
        tags.push(tag);
    }
    tags.dedup();
    assert_eq!(tags.len(), 3, "other bytes, another tag");
    let mut other = node.visitor();
    other.headers.push(("if-none-match", tags[2].clone()));
    other.get("/products").await.assert_ok();
}

#[tokio::test]
async fn odd_addresses_are_answered_and_what_a_page_does_not_read_is_no_other_page() {
    let app = TestApp::new().await;
    let my = app.my().await;
    app.honey(&my).await;
    let node = app.node().await;
    let list = node.visitor().get("/products").await;
    for odd in ["/products?utm_source=fb", "/products?page=0&x=%00", "/products?stars=99&sort=drop"] {
        assert_eq!(node.visitor().get(odd).await.headers.get("etag"), list.headers.get("etag"), "{odd}");
    }
    node.visitor().get("/products?page=999999").await.assert_ok();
    node.visitor().get(&format!("/shops/{}?page=999999", my.slug)).await.assert_ok();
    for nothing in ["/products/no-such-thing", "/shops/nobody", "/documents/nothing", "/documents/returns?version=77"] {
        let first = node.visitor().get(nothing).await;
        first.assert_not_found();
        assert!(first.header("etag").is_none(), "{nothing}");
        node.visitor().get(nothing).await.assert_not_found();
    }
}

#[tokio::test]
async fn names_made_on_purpose_stay_within_the_memory_and_do_not_push_out_the_front() {
    const MEGABYTE: u64 = 1024 * 1024;
    let pages = PageCache::new(1);
    let app = TestApp::new().await;
    let now = app.now();
    pages.hear(&[Subject::Everything], std::time::Instant::now());
    let keep = |key: &str| pages.keep(key, pages.begin(now), &[Subject::Goods], Arc::new(0_u8), 20_000);
    let mut dice = StdRng::seed_from_u64(7);
    let mut lost = 0;
    keep("/");
    for at in 0..1_000_000_u32 {
        keep(&format!("/products?q={at}-{}", dice.random::<u64>()));
        if at % 20 == 0 {
            pages.hear(&[], std::time::Instant::now());
            if pages.get::<u8>("/", now).is_none() {
                lost += 1;
                keep("/");
            }
        }
        if at % 1_000 == 0 {
            assert!(pages.weight() <= MEGABYTE, "{}", pages.weight());
        }
    }
    assert!(lost < 500, "the front was pushed out {lost} times in 50,000 visits");
}

#[tokio::test]
async fn without_memory_nothing_is_kept() {
    let app = TestApp::with(|config| config.cache.megabytes = 0).await;
    assert!(!app.pages.is_open());
    let page = app.visitor().before(chophien::site::front(&app.app())).get("/").await;
    page.assert_ok();
    assert!(page.header("etag").is_none());
}

#[tokio::test]
async fn an_address_that_is_none_is_answered_packed_as_every_page() {
    let app = TestApp::new().await;
    let node = app.node().await;
    let plain = node.visitor().get("/products/nothing-here").await;
    plain.assert_status(StatusCode::NOT_FOUND);
    for coding in ["gzip", "br"] {
        let mut visitor = node.visitor();
        visitor.headers.push(("accept-encoding", coding.into()));
        let packed = visitor.get("/products/nothing-here").await;
        packed.assert_status(StatusCode::NOT_FOUND);
        assert_eq!(packed.header("content-encoding"), Some(coding));
        assert!(packed.body.len() < plain.body.len() / 2, "{} of {}", packed.body.len(), plain.body.len());
        assert_eq!(packed.header("etag"), None, "nobody keeps it");
    }
}

#[tokio::test]
async fn of_a_page_with_somebodys_data_no_copy_stays_and_of_a_form_filled_in_for_long_the_words_do() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let sale = app.placed(&honey, None).await;
    let mut visitors = Vec::new();
    for account in [app.lan().await, my.account, app.hanh().await, app.tam().await] {
        visitors.push(app.visitor_as(account).await);
    }
    const LAN: usize = 0;
    const SELLER: usize = 1;
    const HANH: usize = 2;
    const TAM: usize = 3;
    visitors[LAN].post("/cart", &[("variant", &honey.variant_code), ("quantity", "1")]).await;
    visitors[LAN].get("/cart").await;
    let own = format!("/seller/{}", my.code);
    for (who, path, expected) in [
        (LAN, "/account", "private, no-store"),
        (LAN, "/account/purchases", "private, no-store"),
        (LAN, &format!("/purchases/{}", sale.purchase_code), "private, no-store"),
        (LAN, "/orders", "private, no-store"),
        (SELLER, &own, "private, no-store"),
        (SELLER, &format!("{own}/orders"), "private, no-store"),
        (SELLER, &format!("{own}/members"), "private, no-store"),
        (HANH, "/staff/queue", "private, no-store"),
        (TAM, "/staff/roles", "private, no-store"),
        (LAN, "/", "private, no-cache"),
        (LAN, "/checkout", "private, no-cache"),
        (LAN, "/seller/opening", "private, no-cache"),
        (SELLER, &format!("{own}/products/new"), "private, no-cache"),
        (TAM, "/staff/documents/privacy/vi", "private, no-cache"),
    ] {
        let page = visitors[who].get(path).await;
        assert_eq!(page.assert_ok().header("cache-control"), Some(expected), "{path}");
    }
}
