//! Twin of `market/moderation/subject.rs`: a subject is its file and its words, and nothing is missing.

use std::collections::HashSet;

use chophien::{
    entities::{appeal, sanction},
    infra::words::{Language, Message},
    kernel::ids::{AccountId, ShopId},
    market::moderation::{
        Kind, Reason,
        appeals::AppealVerdict,
        of,
        sanctions::Sanction,
        subject::{Happened, Reader},
    },
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::{claimed, listed, measured, renamed};
use crate::kit::TestApp;

/// Whether people can read it.
fn is_said(app: &TestApp, message: &Message) -> bool {
    app.words.say(Language::Vi, message) != message.key
}

#[tokio::test]
async fn every_kind_and_every_reason_of_it_has_its_words() {
    let app = TestApp::new().await;
    let mut reasons = HashSet::new();
    for kind in Kind::ALL {
        let subject = of(kind);
        assert_eq!(subject.kind(), kind);
        assert_eq!(Kind::parse(kind.as_str()), Some(kind));
        assert!(is_said(&app, &Message::new(&format!("subject-{}", kind.as_str()))), "{kind:?}");
        for reason in subject.reasons() {
            assert!(is_said(&app, &subject.said(*reason)), "{kind:?} {reason:?}");
            assert_eq!(Reason::parse(reason.as_str()), Some(*reason));
            assert!(reasons.insert(subject.said(*reason).key), "{kind:?} {reason:?} is there twice");
        }
        for reason in subject.grounds() {
            assert!(is_said(&app, &subject.said(*reason)), "{kind:?} {reason:?}");
            reasons.insert(subject.said(*reason).key);
        }
        for list in [subject.reasons(), subject.grounds()] {
            assert!(list.contains(&Reason::Other), "{kind:?}: there is always something else");
        }
    }
    let words = include_str!("../../../locales/vi/moderation.ftl");
    let written: HashSet<String> = words.lines().filter(|line| line.starts_with("reason-")).filter_map(key).collect();
    assert_eq!(written, reasons, "no reason that nobody can choose");
    assert_eq!(Reason::parse(""), None);
}

fn key(line: &str) -> Option<String> {
    line.split_once('=').map(|(key, _)| key.trim().to_owned())
}

#[tokio::test]
async fn every_event_that_tells_a_household_is_of_one_kind_and_has_its_words() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let ids = [
        (Kind::Shop, renamed(&app, &my, "Ong Mỷ").await.0),
        (Kind::Product, listed(&app, &my, "Sáp ong").await.0),
        (Kind::Certificate, claimed(&app, &my, &honey).await.0),
        (Kind::Measure, measured(&app, &my, &honey, "giỏ quà Tết").await.0),
    ];
    let appeal = decided_appeal(&app, my.shop, my.account).await;
    let db = Reader::from(&app.db.read);
    let mut told = HashSet::new();
    for (kind, id) in ids {
        for name in of(kind).told_by() {
            assert!(told.insert(*name), "{name} is told by two");
            for first in [true, false] {
                let product = honey.product.0;
                let body = serde_json::json!({ "revision_id": id, "certificate_id": id, "product_id": product, "shop_id": my.shop.0, "appeal_id": appeal, "first": first });
                let news = of(kind).news(&db, &Happened { name, body: &body, shop: &my.code }).await.expect("news");
                let news = news.unwrap_or_else(|| panic!("{name} says nothing"));
                assert!(is_said(&app, &Message::new(news.words)), "{}", news.words);
                assert!(news.path.starts_with(&format!("/seller/{}/", my.code)), "{}", news.path);
            }
        }
        let body = serde_json::json!({ "revision_id": id });
        let other = Happened { name: "order.placed", body: &body, shop: &my.code };
        assert_eq!(of(kind).news(&db, &other).await.expect("news"), None);
    }
    assert_eq!(
        told.len(),
        2 * Kind::ALL.len() + 14,
        "approved and sent back, three kinds stopped and let go on, what comes to a shop, and a paper that ends"
    );
}

/// A row of each table, as a sanction and what came of an appeal against it leave them.
async fn decided_appeal(app: &TestApp, shop: ShopId, owner: AccountId) -> i64 {
    let imposed = sanction::ActiveModel {
        subject: Set(Kind::Shop),
        subject_id: Set(shop.0),
        shop_id: Set(shop),
        title: Set("Mật ong Mỷ".to_owned()),
        deed: Set(Sanction::Stopped),
        moderator_id: Set(owner),
        done_at: Set(app.now()),
        ..Default::default()
    };
    let imposed = imposed.insert(&app.db.write).await.expect("a sanction");
    let made = appeal::ActiveModel {
        sanction_id: Set(imposed.id),
        shop_id: Set(shop),
        account_id: Set(owner),
        words: Set("Có hoá đơn.".to_owned()),
        made_at: Set(app.now()),
        verdict: Set(Some(AppealVerdict::Upheld)),
        said: Set(Some("Đã xem.".to_owned())),
        moderator_id: Set(Some(owner)),
        decided_at: Set(Some(app.now())),
        ..Default::default()
    };
    made.insert(&app.db.write).await.expect("an appeal").id.0
}
