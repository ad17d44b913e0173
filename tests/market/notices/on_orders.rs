//! Twin of `market/notices/on_orders.rs`.

use chophien::{
    entities::{event, job},
    kernel::{
        actor::Actor,
        ids::{EventId, RevisionId},
    },
    market::{
        notices::{
            on_orders::{self, TellError},
            voice::Voice,
        },
        orders::{
            Party, Status,
            cancel::{self, Refusal},
            complete, confirm, deliver, fail_to_deliver, find, hand_over,
            policy::RETRACTED_WITHIN,
            retract,
        },
        shops::events::ShopApproved,
    },
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::kit::{
    TestApp, claims,
    goods::{Good, Listing},
    sales::Sale,
};

async fn placed_with_mail(app: &TestApp, honey: &Good) -> String {
    let mut request = app.checkout(&[(honey, 2)]).await;
    request.recipient.email = Some("lan@vidu.vn".into());
    let placed = app.place(request).await.unwrap();
    app.work_off().await;
    placed.code
}

#[tokio::test]
async fn a_purchase_is_told_to_the_buyer_by_text_and_mail_and_to_the_shop_by_text() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let code = placed_with_mail(&app, &honey).await;
    let text = app.last_text_to("0900000001");
    assert!(text.contains(&code) && text.is_ascii(), "{text}");
    let seller = app.last_text_to(&my.phone);
    assert!(seller.contains("co don moi") && seller.contains(&format!("/seller/{}/orders/", my.code)), "{seller}");
    let mails = app.mails();
    assert_eq!(mails.len(), 1);
    assert!(mails[0].to == "lan@vidu.vn" && mails[0].text.contains("Mật ong bạc hà"), "{:?}", mails[0]);
}

/// Words that somebody may put where they are sent on to whoever she names.
const STRANGE: &str = "Trúng thưởng vidu.example";

#[tokio::test]
async fn no_mail_carries_what_a_stranger_has_typed() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let measure = format!("lọ 500 ml {STRANGE}");
    let honey = app.product(&my, Listing { measure: &measure, ..Listing::default() }).await;
    let place = async || {
        let mut request = app.checkout(&[(&honey, 1)]).await;
        let recipient = &mut request.recipient;
        (recipient.name, recipient.street) = (STRANGE.into(), STRANGE.into());
        (recipient.note, recipient.email) = (Some(STRANGE.into()), Some("whoever@vidu.vn".into()));
        let placed = app.place(request).await.expect("placed");
        app.orders_of(&placed).await.remove(0).code
    };
    let (refused, sent) = (place().await, place().await);
    let work = app.begin(my.actor()).await;
    let order = claims::sold(&work, my.shop, &refused).await;
    cancel::refuse(&work, order, Refusal::parse("other", Some(STRANGE.into())).expect("a refusal"))
        .await
        .expect("refused");
    confirm::confirm(&work, claims::sold(&work, my.shop, &sent).await).await.expect("confirmed");
    let order = claims::sold(&work, my.shop, &sent).await;
    hand_over::hand_over(&work, order, hand_over::TrackingCode::parse("vtp-1290331")).await.expect("handed over");
    fail_to_deliver::fail_to_deliver(&work, claims::sold(&work, my.shop, &sent).await).await.expect("undelivered");
    work.commit().await.expect("a commit");
    app.work_off().await;
    let mails = app.mails();
    assert_eq!(mails.len(), 6, "two placed, one refused, one confirmed, sent and undelivered");
    for mail in mails {
        let all = format!("{}{}{}", mail.subject, mail.text, mail.html);
        assert!(!all.contains("vidu.example") && !all.contains("Trúng"), "{all}");
    }
}

#[tokio::test]
async fn each_step_is_told_and_a_refusal_says_sorry_and_why() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    placed_with_mail(&app, &honey).await;
    let order = find::in_shop::open(&app.db.read, my.shop).await.unwrap().remove(0).order;
    let work = app.begin(my.actor()).await;
    confirm::confirm(&work, claims::sold(&work, my.shop, &order.code).await).await.unwrap();
    let code = order.code.clone();
    let other = app_order_refused(&app, &my.actor(), &honey, work).await;
    assert!(app.last_text_to("0900000001").contains("het hang"), "{other}");
    app.later(time::Duration::days(1));
    let work = app.begin(my.actor()).await;
    let order = claims::sold(&work, my.shop, &code).await;
    hand_over::hand_over(&work, order, hand_over::TrackingCode::parse("vtp-1290331")).await.unwrap();
    work.commit().await.unwrap();
    app.work_off().await;
    assert!(app.last_text_to("0900000001").contains("da gui hang"));
    let mails = app.mails();
    assert!(mails.iter().any(|mail| mail.text.contains("VTP-1290331")));
}

#[tokio::test]
async fn a_buyer_hears_that_a_seller_says_it_was_delivered_but_not_of_her_own_word() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    for (said_by, told) in [(Party::Seller, "bao da giao"), (Party::Buyer, "da gui hang")] {
        let sale = app.order(&honey, 1, None, Status::Confirmed).await;
        let mut work = app.begin(my.actor()).await;
        let order = claims::sold(&work, my.shop, &sale.code).await;
        hand_over::hand_over(&work, order, None).await.unwrap();
        if said_by == Party::Buyer {
            work.actor = Actor::Guest;
        }
        deliver::deliver(&work, claims::order(&work, sale.order).await, said_by).await.unwrap();
        work.commit().await.unwrap();
        app.work_off().await;
        let early = app.last_text_to("0900000001");
        assert!(early.contains("da gui hang"), "it waits while it may be taken back: {early}");
        app.later(RETRACTED_WITHIN);
        app.work_off().await;
        let text = app.last_text_to("0900000001");
        assert!(text.contains(told) && text.contains(&sale.code), "{said_by:?}: {text}");
    }
}

#[tokio::test]
async fn what_is_taken_back_or_answered_meanwhile_is_no_news_and_what_is_said_again_is_told_once() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let sale = app.order(&honey, 1, None, Status::HandedOver).await;
    let completed = app.order(&honey, 1, None, Status::HandedOver).await;
    let said = async |sale: &Sale| {
        let work = app.begin(my.actor()).await;
        deliver::deliver(&work, claims::order(&work, sale.order).await, Party::Seller).await.unwrap();
        work.commit().await.unwrap();
    };
    said(&sale).await;
    said(&completed).await;
    let work = app.begin(Actor::Guest).await;
    complete::complete(&work, claims::order(&work, completed.order).await, Party::Buyer).await.unwrap();
    work.commit().await.unwrap();
    app.work_off().await;
    app.later(time::Duration::minutes(9));
    let work = app.begin(my.actor()).await;
    retract::retract(&work, claims::order(&work, sale.order).await, Party::Seller).await.unwrap();
    work.commit().await.unwrap();
    app.later(time::Duration::minutes(5));
    app.work_off().await;
    assert_eq!(app.texts().len(), 0, "{:?}", app.texts());
    said(&sale).await;
    app.work_off().await;
    app.later(time::Duration::hours(2));
    app.work_off().await;
    let texts: Vec<_> = app.texts().into_iter().map(|text| text.words).collect();
    assert!(texts.len() == 1 && texts[0].contains("bao da giao"), "{texts:?}");
}

#[tokio::test]
async fn a_buyer_hears_that_it_could_not_be_delivered_and_whom_to_call() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let sale = app.order(&app.honey(&my).await, 1, None, Status::HandedOver).await;
    let work = app.begin(my.actor()).await;
    let order = claims::sold(&work, my.shop, &sale.code).await;
    fail_to_deliver::fail_to_deliver(&work, order).await.unwrap();
    work.commit().await.unwrap();
    app.work_off().await;
    let text = app.last_text_to("0900000001");
    assert!(text.contains("chua giao duoc") && text.contains("0900 000 002"), "{text}");
}

/// Ends the work, places another order without a mail and refuses it as sold out.
async fn app_order_refused(app: &TestApp, actor: &Actor, honey: &Good, work: chophien::infra::db::Work) -> String {
    work.commit().await.unwrap();
    let placed = app.place(app.checkout(&[(honey, 1)]).await).await.unwrap();
    let work = app.begin(*actor).await;
    let order = find::purchases::orders(&work.tx, &[placed.id]).await.unwrap().remove(0);
    let order = claims::sold(&work, honey.shop, &order.code).await;
    cancel::refuse(&work, order, Refusal::parse("sold_out", None).unwrap()).await.unwrap();
    work.commit().await.unwrap();
    app.work_off().await;
    placed.code
}

#[tokio::test]
async fn an_event_that_is_not_there_is_an_error_that_names_it() {
    let app = TestApp::new().await;
    let voice = Voice {
        words: &app.words,
        templates: &app.templates,
        market: "Chợ",
        public_url: "https://cho.example",
        secret: &app.secret,
    };
    let work = app.begin(Actor::System).await;
    let end = on_orders::tell(&work, &voice, EventId(999)).await;
    assert!(matches!(end, Err(TellError::NothingThere(EventId(999)))), "{end:?}");
}

#[tokio::test]
async fn an_event_that_nobody_tells_of_is_an_error_that_names_it() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let voice = Voice {
        words: &app.words,
        templates: &app.templates,
        market: "Chợ",
        public_url: "https://cho.example",
        secret: &app.secret,
    };
    let work = app.begin(Actor::System).await;
    work.record(&ShopApproved { shop_id: my.shop, revision_id: RevisionId(1), first: true }).unwrap();
    work.commit().await.unwrap();
    let approved = event::Entity::find().filter(event::Column::Name.eq("shop.approved"));
    let id = approved.one(&app.db.read).await.unwrap().expect("recorded").id;
    let work = app.begin(Actor::System).await;
    let end = on_orders::tell(&work, &voice, id).await;
    assert!(matches!(&end, Err(TellError::NotHeard(name)) if name == "shop.approved"), "{end:?}");
    let jobs = job::Entity::find().filter(job::Column::Kind.eq("text.send")).all(&work.tx).await.unwrap();
    assert_eq!(jobs, [], "nobody is told");
}
