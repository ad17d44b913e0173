//! Twin of `market/accounts/grant.rs`.

use chophien::{
    entities::{event, role},
    infra::refused::Refused,
    kernel::{
        actor::Actor,
        ids::{AccountId, UnitCode},
    },
    market::accounts::{
        Role, find,
        grant::{Grant, GrantError, grant},
    },
};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::kit::{TestApp, world::MEO_VAC};

fn to(account_id: AccountId, role: Role, unit: Option<&str>) -> Grant {
    Grant { account_id, role, unit_code: unit.map(|code| UnitCode(code.into())) }
}

async fn refused(app: &TestApp, input: Grant) -> GrantError {
    let before = role::Entity::find().count(&app.db.read).await.unwrap();
    let work = app.begin(Actor::System).await;
    let end = grant(&work, input).await;
    let Err(Refused::No(why)) = end else { panic!("{end:?}") };
    work.commit().await.unwrap();
    assert_eq!(role::Entity::find().count(&app.db.read).await.unwrap(), before, "nothing was granted");
    why
}

#[tokio::test]
async fn a_helper_is_granted_her_commune_by_name() {
    let app = TestApp::new().await;
    let (tam, lan) = (app.tam().await, app.lan().await);
    let work = app.begin(Actor::Account(tam)).await;
    grant(&work, to(lan, Role::Helper, Some(MEO_VAC))).await.unwrap();
    work.commit().await.unwrap();
    let person = find::person(&app.db.read, lan, 0).await.unwrap().expect("Lan");
    assert_eq!(person.scopes[0].unit_code, Some(UnitCode(MEO_VAC.into())));
    let event = event::Entity::find().one(&app.db.read).await.unwrap().expect("in the log");
    assert_eq!((event.name.as_str(), event.account_id), ("role.granted", Some(tam)));
}

#[tokio::test]
async fn nobody_helps_everywhere_and_nobody_administers_a_part() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    assert!(matches!(refused(&app, to(lan, Role::Helper, None)).await, GrantError::NeedsUnit));
    assert!(matches!(refused(&app, to(lan, Role::Admin, Some(MEO_VAC))).await, GrantError::WholeMarketOnly));
    assert!(matches!(refused(&app, to(lan, Role::Analyst, Some(MEO_VAC))).await, GrantError::WholeMarketOnly));
}

#[tokio::test]
async fn what_is_not_there_is_not_granted() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    assert!(matches!(refused(&app, to(AccountId(404), Role::Admin, None)).await, GrantError::NoAccount));
    assert!(matches!(refused(&app, to(lan, Role::Moderator, Some("99999"))).await, GrantError::NoUnit));
}

#[tokio::test]
async fn a_role_is_granted_once() {
    let app = TestApp::new().await;
    let hanh = app.hanh().await;
    assert!(matches!(refused(&app, to(hanh, Role::Moderator, None)).await, GrantError::Already));
}

#[tokio::test]
async fn pressed_twice_at_once_it_is_granted_once() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let press = async || {
        let work = app.begin(Actor::System).await;
        let end = grant(&work, to(lan, Role::Moderator, Some(MEO_VAC))).await;
        work.commit().await.unwrap();
        end.is_ok()
    };
    let pressed = tokio::join!(press(), press(), press());
    assert_eq!([pressed.0, pressed.1, pressed.2].iter().filter(|granted| **granted).count(), 1);
    assert_eq!(role::Entity::find().count(&app.db.read).await.unwrap(), 1);
}
