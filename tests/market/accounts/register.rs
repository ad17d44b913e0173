//! Twin of `market/accounts/register.rs`.

use chophien::{
    entities::{account, event},
    infra::refused::Refused,
    kernel::actor::Actor,
    market::accounts::{
        Purpose,
        prove::prove,
        register::{RegisterError, register},
        text_code::Asking,
    },
};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{NEW, pending, phone, proved, texted};
use crate::kit::TestApp;

const HASH: &str = "$argon2id$whatever";

async fn registered(app: &TestApp, asking: Asking, number: &str) -> Result<(), Refused<RegisterError>> {
    let id = texted(app, asking).await;
    let digits = app.code_texted_to(number);
    let work = app.begin(Actor::Guest).await;
    let proved = proved(prove(&work, &app.secret, id, Purpose::Register, &digits).await.unwrap());
    register(&work, proved, HASH.to_owned()).await?;
    work.commit().await.unwrap();
    Ok(())
}

#[tokio::test]
async fn nothing_exists_before_the_code_is_proved_and_everything_after() {
    let app = TestApp::new().await;
    let id = texted(&app, Asking::Register(phone(NEW), pending())).await;
    assert_eq!(account::Entity::find().count(&app.db.read).await.unwrap(), 0);

    let work = app.begin(Actor::Guest).await;
    let digits = app.code_texted_to(NEW);
    let proved = proved(prove(&work, &app.secret, id, Purpose::Register, &digits).await.unwrap());
    register(&work, proved, HASH.to_owned()).await.unwrap();
    work.commit().await.unwrap();
    let row = account::Entity::find().one(&app.db.read).await.unwrap().expect("an account");
    assert_eq!(row.password_hash, HASH);
    assert_eq!((row.phone, row.name.as_str(), row.created_on), (phone(NEW), "Giàng Thị Sai", app.now().day()));
    let event = event::Entity::find().one(&app.db.read).await.unwrap().expect("an event in the same commit");
    assert_eq!(event.name, "account.registered");
    assert!(!event.body.to_string().contains(NEW), "{}", event.body);
}

#[tokio::test]
async fn a_number_that_came_in_meanwhile_is_not_registered_twice() {
    let app = TestApp::new().await;
    let id = texted(&app, Asking::Register(phone(NEW), pending())).await;
    app.account("Người khác", NEW).await;
    let work = app.begin(Actor::Guest).await;
    let end = prove(&work, &app.secret, id, Purpose::Register, &app.code_texted_to(NEW)).await.unwrap();
    assert!(matches!(register(&work, proved(end), HASH.to_owned()).await, Err(Refused::No(RegisterError::Taken))));
}

#[tokio::test]
async fn a_code_for_something_else_registers_nobody() {
    let app = TestApp::new().await;
    app.lan().await;
    let id = texted(&app, Asking::Reset(phone("0900000001"))).await;
    let work = app.begin(Actor::Guest).await;
    let digits = app.code_texted_to("0900000001");
    let end = prove(&work, &app.secret, id, Purpose::Reset, &digits).await.unwrap();
    assert!(matches!(
        register(&work, proved(end), HASH.to_owned()).await,
        Err(Refused::No(RegisterError::NothingPending))
    ));
    drop(work);
    assert_eq!(account::Entity::find().count(&app.db.read).await.unwrap(), 1, "Lan's own");
}

#[tokio::test]
async fn two_people_register_two_accounts() {
    let app = TestApp::new().await;
    registered(&app, Asking::Register(phone(NEW), pending()), NEW).await.unwrap();
    registered(&app, Asking::Register(phone("0900000102"), pending()), "0900000102").await.unwrap();
    assert_eq!(account::Entity::find().count(&app.db.read).await.unwrap(), 2);
}
