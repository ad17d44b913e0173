//! Twin of `market/shops/open.rs`.

use chophien::{
    entities::{picture, shop, shop_member},
    infra::refused::Refused,
    kernel::{
        actor::Actor,
        ids::{ConsentId, UnitCode},
    },
    market::{
        revisions::RevisionStatus,
        shops::{
            MemberRole, Status,
            content::{ContentError, ShopContent},
            open::{OpenError, open},
        },
    },
};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{content, events, newest, photo_of, row, shown, waiting};
use crate::kit::TestApp;

async fn refusal(app: &TestApp, actor: Actor, content: ShopContent) -> OpenError {
    let work = app.begin(actor).await;
    let end = open(&work, content).await;
    drop(work);
    let Err(Refused::No(error)) = end else { panic!("{end:?}") };
    assert!(!events(app).await.contains(&"shop.submitted".to_owned()));
    error
}

#[tokio::test]
async fn one_press_makes_a_shop_that_waits_with_its_owner_in_it() {
    let app = TestApp::new().await;
    let (my, shop, revision) = waiting(&app).await;
    let row = row(&app, shop).await;
    assert_eq!((row.status, row.owner_id, row.opened_at), (Status::Pending, my, None));
    assert_eq!(row.phone.as_str(), "0900000002");
    assert!(row.slug.starts_with("mat-ong-my-"), "{}", row.slug);
    let member = shop_member::Entity::find_by_id((shop, my)).one(&app.db.read).await.expect("members").expect("her");
    assert_eq!(member.role, MemberRole::Owner);
    let proposal = newest(&app, shop).await;
    assert_eq!((proposal.id, proposal.status), (revision, RevisionStatus::Pending));
    assert_eq!(serde_json::from_value::<ShopContent>(proposal.content).expect("a body"), shown());
    assert_eq!(events(&app).await, ["shop.submitted"]);
}

#[tokio::test]
async fn a_helper_opens_it_for_the_household_and_both_are_named() {
    let app = TestApp::new().await;
    let (my, sung) = (app.account("Vàng Thị Mỷ", "0900000002").await, app.sung().await);
    let work = app.begin(Actor::Helper { account: sung, household: my, consent: ConsentId(7) }).await;
    let shop = open(&work, content()).await.expect("a shop").id;
    work.commit().await.expect("a commit");
    assert_eq!(row(&app, shop).await.owner_id, my);
    assert_eq!(newest(&app, shop).await.submitted_by, Some(sung));
    let event = chophien::entities::event::Entity::find().one(&app.db.read).await.expect("events").expect("one");
    assert_eq!((event.account_id, event.principal_id, event.consent_id), (Some(sung), Some(my), Some(ConsentId(7))));
}

#[tokio::test]
async fn a_second_shop_is_refused_and_the_first_stays() {
    let app = TestApp::new().await;
    let (my, shop, _) = waiting(&app).await;
    let work = app.begin(Actor::Account(my)).await;
    let again = open(&work, ShopContent { name: "Gian hàng hai".into(), ..content() }).await;
    assert!(matches!(again, Err(Refused::No(OpenError::HasShop))), "{again:?}");
    drop(work);
    assert_eq!(shop::Entity::find().count(&app.db.read).await.expect("shops"), 1);
    assert_eq!(row(&app, shop).await.name, "Mật ong Mỷ");
}

#[tokio::test]
async fn nobody_opens_a_shop_without_an_account() {
    let app = TestApp::new().await;
    assert!(matches!(refusal(&app, Actor::Guest, content()).await, OpenError::NotSignedIn));
}

#[tokio::test]
async fn a_shop_stands_in_a_commune_of_today() {
    let app = TestApp::new().await;
    let actor = Actor::Account(app.lan().await);
    for unit in ["99999", "08", "027"] {
        let nowhere = ShopContent { unit: UnitCode(unit.into()), ..content() };
        assert!(matches!(refusal(&app, actor, nowhere).await, OpenError::NoSuchPlace), "{unit}");
    }
    let other = ShopContent { former: Some(UnitCode("00001".into())), ..content() };
    assert!(matches!(refusal(&app, actor, other).await, OpenError::NoSuchPlace));
}

#[tokio::test]
async fn a_photo_of_somebody_else_is_refused() {
    let app = TestApp::new().await;
    let (my, lan) = (app.account("Vàng Thị Mỷ", "0900000002").await, app.lan().await);
    let photo = Some(photo_of(&app, lan).await);
    let error = refusal(&app, Actor::Account(my), ShopContent { photo: photo.clone(), ..content() }).await;
    assert!(matches!(error, OpenError::ForeignPhoto));
    let work = app.begin(Actor::Account(lan)).await;
    assert_eq!(open(&work, ShopContent { photo, ..content() }).await.expect("her own").status, Status::Pending);
}

#[tokio::test]
async fn what_is_too_short_or_too_long_is_refused() {
    let app = TestApp::new().await;
    let actor = Actor::Account(app.lan().await);
    let wrong = [
        (ShopContent { name: "M".into(), ..content() }, ContentError::Name),
        (ShopContent { name: "Mỷ".repeat(40), ..content() }, ContentError::Name),
        (ShopContent { hamlet: Some("ả".repeat(81)), ..content() }, ContentError::Hamlet),
        (ShopContent { story: "ả".repeat(1_501), ..content() }, ContentError::Story),
    ];
    for (content, what) in wrong {
        let error = refusal(&app, actor, content).await;
        assert!(matches!(error, OpenError::Content(found) if found == what), "{error:?}");
    }
}

#[tokio::test]
async fn its_photo_is_not_swept_while_it_waits() {
    let app = TestApp::new().await;
    let my = app.account("Vàng Thị Mỷ", "0900000002").await;
    let photo = photo_of(&app, my).await;
    let work = app.begin(Actor::Account(my)).await;
    open(&work, ShopContent { photo: Some(photo.clone()), ..content() }).await.expect("a shop");
    work.commit().await.expect("a commit");
    let kept = picture::Entity::find().one(&app.db.read).await.expect("pictures").expect("the photo");
    assert_eq!((kept.code, kept.used), (photo, true));
}
