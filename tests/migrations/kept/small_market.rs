//! A handful of rows in every table: written straight into the tables, so that it stays what it is when commands and pages change.

use chophien::{
    entities::{
        acceptance, cart, cart_line, decision, document, former_member, order, picture, product_set, purchase,
        revision, shop, shop_invitation, texted_code, variant,
    },
    infra::{
        limits::{Bucket, Limited},
        marks,
        texter::{About, budget::Budget},
    },
    kernel::{
        actor::Actor,
        ids::{AccountId, UnitCode},
        phone::Phone,
    },
    market::{catalog::content::ProductContent, orders::deliver::deliver, shops::content::ShopContent},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, Iterable, QueryOrder};
use time::Duration;

use crate::kit::{
    Household, TestApp, claims,
    goods::{Good, Listing},
    world::MEO_VAC,
};

/// A picture of that code is nowhere, but named.
pub const PICTURE: &str = "kept23456789ab";

/// Fills a database that holds the reference data.
pub async fn fill(app: &TestApp) {
    let (lan, hanh) = (app.lan().await, app.hanh().await);
    app.sung().await;
    app.tam().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    pictures(app, my.account).await;
    let honey = app.product(&my, Listing { stock: 100, cover: Some(PICTURE), ..Listing::default() }).await;
    let tea = app.tea(&may).await;
    app.ocop(&honey, 4).await;
    trade(app, &honey, &tea, lan).await;
    papers(app, &my, &honey, hanh).await;
    entry(app, &my, lan).await;
    carts(app, &honey, lan).await;
    what_waits(app).await;
}

async fn pictures(app: &TestApp, owner: AccountId) {
    let row = picture::ActiveModel {
        code: Set(PICTURE.into()),
        owner_id: Set(Some(owner)),
        width: Set(1280),
        height: Set(960),
        used: Set(true),
        created_at: Set(app.now()),
        ..Default::default()
    };
    row.insert(&app.db.write).await.expect("a picture");
}

/// An order in every state, as a guest and signed in, and one over two shops through the checkout, with its events.
async fn trade(app: &TestApp, honey: &Good, tea: &Good, lan: AccountId) {
    for (number, status) in order::Status::iter().enumerate() {
        let sale = app.order(honey, 1 + i64::from(number == 4), (number % 2 == 0).then_some(lan), status).await;
        app.tell_of(&sale).await;
    }
    just_delivered(app, tea).await;
    app.place(app.checkout(&[(honey, 1), (tea, 2)]).await).await.expect("placed");
    let purchase = purchase::Entity::find().order_by_desc(purchase::Column::Id).one(&app.db.read).await;
    let document = document::Entity::find().order_by_asc(document::Column::Id).one(&app.db.read).await;
    let row = acceptance::ActiveModel {
        account_id: Set(Some(lan)),
        purchase_id: Set(purchase.expect("purchases").map(|row| row.id)),
        document_id: Set(document.expect("documents").expect("one").id),
        accepted_at: Set(app.now()),
        ..Default::default()
    };
    row.insert(&app.db.write).await.expect("an acceptance");
}

/// A sale that is in no sum yet.
async fn just_delivered(app: &TestApp, good: &Good) {
    let sale = app.order(good, 1, None, order::Status::HandedOver).await;
    app.tell_of(&sale).await;
    let work = app.begin(app.owner_of(good.product).await).await;
    let claimed = claims::sold(&work, good.shop, &sale.code).await;
    deliver(&work, claimed, order::Party::Seller).await.expect("delivered");
    work.commit().await.expect("committed");
}

/// What moderators see, and a decision.
async fn papers(app: &TestApp, my: &Household, honey: &Good, hanh: AccountId) {
    let content = ProductContent {
        name: "Mật ong bạc hà Mèo Vạc, mùa mới".into(),
        set_no: 4,
        description: "Quay trong tháng mười một.".into(),
        photos: vec![PICTURE.into()],
        season_months: 0,
    };
    let row = revision::ActiveModel {
        subject: Set(decision::Kind::Product),
        subject_id: Set(honey.product.0),
        content: Set(serde_json::to_value(content).expect("JSON")),
        status: Set(revision::RevisionStatus::Pending),
        submitted_by: Set(Some(my.account)),
        submitted_at: Set(app.now()),
        ..Default::default()
    };
    row.insert(&app.db.write).await.expect("a revision");
    let content = ShopContent {
        name: "Mật ong Mỷ".into(),
        kind: shop::Kind::Household,
        unit: UnitCode(MEO_VAC.into()),
        former: None,
        hamlet: None,
        story: "Nhà mình nuôi ong đã mười hai năm.".into(),
        photo: None,
        owner: None,
    };
    let row = revision::ActiveModel {
        subject: Set(decision::Kind::Shop),
        subject_id: Set(my.shop.0),
        content: Set(serde_json::to_value(content).expect("JSON")),
        status: Set(revision::RevisionStatus::Approved),
        submitted_by: Set(Some(my.account)),
        submitted_at: Set(app.now()),
        decided_at: Set(Some(app.now())),
        ..Default::default()
    };
    let revision = row.insert(&app.db.write).await.expect("a revision").id;
    let row = decision::ActiveModel {
        subject: Set(decision::Kind::Shop),
        subject_id: Set(revision.0),
        shop_id: Set(my.shop),
        title: Set("Mật ong Mỷ".into()),
        verdict: Set(decision::Verdict::Approved),
        moderator_id: Set(hanh),
        decided_at: Set(app.now()),
        ..Default::default()
    };
    row.insert(&app.db.write).await.expect("a decision");
}

/// Who is coming in: a try, a session, a texted code, a second factor, an invitation.
async fn entry(app: &TestApp, my: &Household, lan: AccountId) {
    let tried = app.limits.take(&app.db, &[Bucket::of(Limited::SignIn, "0900000001")], app.now()).await;
    assert_eq!(tried.expect("counted"), None);
    app.visitor_as(lan).await;
    app.second_factor(lan).await;
    let row = texted_code::ActiveModel {
        phone: Set(Phone::parse("0900000009").expect("a number")),
        purpose: Set(texted_code::Purpose::Reset),
        code_hash: Set("hash".into()),
        attempts: Set(1),
        created_at: Set(app.now()),
        expires_at: Set(app.now().after(Duration::minutes(10))),
        ..Default::default()
    };
    row.insert(&app.db.write).await.expect("a code");
    let row = shop_invitation::ActiveModel {
        shop_id: Set(my.shop),
        phone: Set(Phone::parse("0900000001").expect("a number")),
        invited_by: Set(my.account),
        created_at: Set(app.now()),
    };
    shop_invitation::Entity::insert(row).exec_without_returning(&app.db.write).await.expect("an invitation");
    let row = former_member::ActiveModel { shop_id: Set(my.shop), account_id: Set(lan), left_at: Set(app.now()) };
    former_member::Entity::insert(row).exec_without_returning(&app.db.write).await.expect("who was a member");
    let budget = Budget::of(&app.config.text);
    assert!(budget.take(&app.db, About::Other, app.now().day()).await.expect("counted"), "a text has left");
}

async fn carts(app: &TestApp, honey: &Good, lan: AccountId) {
    let price =
        variant::Entity::find_by_id(honey.variant).one(&app.db.read).await.expect("variants").expect("one").price;
    for (token_hash, account_id) in [(Some("f00d".to_owned()), None), (None, Some(lan))] {
        let row = cart::ActiveModel {
            token_hash: Set(token_hash),
            account_id: Set(account_id),
            updated_at: Set(app.now()),
            ..Default::default()
        };
        let line = cart_line::ActiveModel {
            cart_id: Set(row.insert(&app.db.write).await.expect("a cart").id),
            variant_id: Set(honey.variant),
            quantity: Set(2),
            seen_price: Set(price),
            added_at: Set(app.now()),
        };
        cart_line::Entity::insert(line).exec_without_returning(&app.db.write).await.expect("a line");
    }
}

/// A mark, and a job that nobody has done yet.
async fn what_waits(app: &TestApp) {
    let work = app.begin(Actor::System).await;
    marks::mark_demo(&work, "kept").await.expect("a mark");
    let later = app.now().after(Duration::days(1));
    work.enqueue_raw("sessions.sweep", String::new(), Some("every:sessions.sweep".into()), later).await.expect("a job");
    work.commit().await.expect("committed");
    assert_eq!(
        product_set::Entity::find().all(&app.db.read).await.expect("sets").len(),
        26,
        "the reference data is there"
    );
}
