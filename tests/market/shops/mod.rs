//! Twins of `market/shops/`.

mod accept_invitation;
mod change_phone;
mod decline_invitation;
mod in_shop;
mod invite_member;
mod moves;
mod open;
mod remove_member;
mod rename;
mod revise;
mod revised;
mod standing;
mod sweep;

use chophien::{
    entities::{account, decision, event, revision, shop},
    infra::pictures,
    infra::refused::Refused,
    kernel::{
        actor::Actor,
        ids::{AccountId, RevisionId, ShopId, UnitCode},
        instant::Instant,
        phone::Phone,
    },
    market::{
        accounts::safety::frozen::LASTS,
        revisions::RevisionStatus,
        shops::{
            Kind,
            accept_invitation::accept_invitation,
            content::ShopContent,
            invite_member::{InviteMemberError, Inviting, invite_member},
            open::open as open_shop,
        },
    },
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};

use crate::kit::{Household, TestApp, claims, world::MEO_VAC};

/// What Mỷ writes about her shop.
fn content() -> ShopContent {
    ShopContent {
        name: "Mật ong Mỷ".into(),
        kind: Kind::Household,
        unit: UnitCode(MEO_VAC.into()),
        former: None,
        hamlet: Some("thôn Sà Lủng".into()),
        story: "Nhà mình nuôi ong bạc hà đã mười hai năm.".into(),
        photo: None,
        owner: None,
    }
}

/// The same as it is proposed: with what she is called.
fn shown() -> ShopContent {
    ShopContent { owner: Some("Vàng Thị Mỷ".into()), ..content() }
}

/// Mỷ, and her shop that waits.
async fn waiting(app: &TestApp) -> (AccountId, ShopId, RevisionId) {
    let my = app.account("Vàng Thị Mỷ", "0900000002").await;
    let work = app.begin(Actor::Account(my)).await;
    let shop = open_shop(&work, content()).await.expect("a shop").id;
    work.commit().await.expect("a commit");
    (my, shop, newest(app, shop).await.id)
}

async fn newest(app: &TestApp, shop: ShopId) -> revision::Model {
    revisions(app, shop).await.pop().expect("a revision")
}

async fn revisions(app: &TestApp, ShopId(shop): ShopId) -> Vec<revision::Model> {
    let rows = revision::Entity::find()
        .filter(revision::Column::Subject.eq(decision::Kind::Shop))
        .filter(revision::Column::SubjectId.eq(shop))
        .order_by_asc(revision::Column::Id);
    rows.all(&app.db.read).await.expect("revisions")
}

async fn row(app: &TestApp, shop: ShopId) -> shop::Model {
    shop::Entity::find_by_id(shop).one(&app.db.read).await.expect("shops").expect("the shop")
}

async fn events(app: &TestApp) -> Vec<String> {
    let events = event::Entity::find().order_by_asc(event::Column::Id).all(&app.db.read).await;
    events.expect("events").into_iter().map(|event| event.name).collect()
}

async fn statuses(app: &TestApp, shop: ShopId) -> Vec<RevisionStatus> {
    revisions(app, shop).await.into_iter().map(|row| row.status).collect()
}

fn phone(number: &str) -> Phone {
    Phone::parse(number).expect("a number")
}

/// A number invited into the shop, if it may be.
async fn invited(
    app: &TestApp,
    actor: Actor,
    shop: &Household,
    number: &str,
) -> Result<(), Refused<InviteMemberError>> {
    let inviting = Inviting { words: &app.words, public_url: &app.config.server.public_url };
    let work = app.begin(actor).await;
    invite_member(&claims::enter(&work, shop.shop).await, &inviting, &phone(number)).await?;
    work.commit().await?;
    Ok(())
}

/// An account invited by its number, and in.
async fn accepted(app: &TestApp, shop: &Household, account: AccountId, number: &str) {
    invited(app, shop.actor(), shop, number).await.expect("invited");
    let work = app.begin(Actor::Account(account)).await;
    accept_invitation(&work, &shop.code).await.expect("accepted");
    work.commit().await.expect("a commit");
}

/// A small picture that is somebody's.
async fn photo_of(app: &TestApp, owner: AccountId) -> String {
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(8, 10).write_to(&mut png, image::ImageFormat::Png).expect("a PNG");
    let cleaned = app.pictures.clean(png.into_inner()).await.expect("a picture");
    let code = app.pictures.keep(&cleaned).await.expect("kept");
    let work = app.begin(Actor::Account(owner)).await;
    pictures::register(&work, &code, &cleaned, owner).await.expect("registered");
    work.commit().await.expect("a commit");
    code
}

/// Her password was set anew with nothing but a code; tells until when she changes nobody's rights.
async fn freeze(app: &TestApp, account: AccountId) -> Instant {
    let until = app.now().after(LASTS);
    let frozen = account::Entity::update_many().col_expr(account::Column::FrozenUntil, Expr::value(Some(until)));
    frozen.filter(account::Column::Id.eq(account)).exec(&app.db.write).await.expect("accounts");
    until
}
