//! Twin of `market/moderation/person.rs`.

use chophien::{
    entities::account,
    infra::refused::Refused,
    kernel::{
        actor::Actor,
        ids::{AccountId, UnitCode},
        phone::Phone,
    },
    market::{
        accounts::Role,
        moderation::person::{PersonError, claim_person},
    },
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use crate::kit::{
    TestApp,
    world::{HOANG_SU_PHI, MEO_VAC},
};

async fn claimed(app: &TestApp, moderator: Actor, number: &str) -> Result<AccountId, Refused<PersonError>> {
    let work = app.begin(moderator).await;
    Ok(claim_person(&work, &Phone::parse(number).expect("a number")).await?.id)
}

async fn of(app: &TestApp, number: &str, unit: &str) -> Actor {
    let moderator = app.account("Giàng Thị Dở", number).await;
    app.grant(moderator, Role::Moderator, Some(unit)).await;
    Actor::Account(moderator)
}

async fn lives(app: &TestApp, person: AccountId, unit: &str) {
    let home = account::Entity::update_many()
        .col_expr(account::Column::UnitCode, Expr::value(Some(UnitCode(unit.into()))))
        .filter(account::Column::Id.eq(person));
    home.exec(&app.db.write).await.expect("accounts");
}

#[tokio::test]
async fn a_moderator_helps_those_who_live_or_sell_where_she_decides() {
    let app = TestApp::new().await;
    let (my, lan) = (app.my().await, app.lan().await);
    let (there, elsewhere) = (of(&app, "0900000041", MEO_VAC).await, of(&app, "0900000042", HOANG_SU_PHI).await);
    let everywhere = Actor::Account(app.hanh().await);
    lives(&app, lan, MEO_VAC).await;
    for (number, person) in [("0900000001", lan), ("0900000002", my.account)] {
        for moderator in [there, everywhere] {
            assert_eq!(claimed(&app, moderator, number).await.expect("hers to help"), person);
        }
        let refused = claimed(&app, elsewhere, number).await;
        assert!(matches!(refused, Err(Refused::No(PersonError::NotThere))), "{number}");
    }
}

#[tokio::test]
async fn nobody_else_is_there_and_who_has_a_role_is_not_helped_so() {
    let app = TestApp::new().await;
    let (lan, hanh, _) = (app.lan().await, app.hanh().await, app.tam().await);
    for stranger in [Actor::Account(lan), Actor::Guest, Actor::System] {
        let refused = claimed(&app, stranger, "0900000001").await;
        assert!(matches!(refused, Err(Refused::No(PersonError::NotThere))), "{stranger:?}");
    }
    let refused = claimed(&app, Actor::Account(hanh), "0900000099").await;
    assert!(matches!(refused, Err(Refused::No(PersonError::NotThere))), "nobody's number");
    for number in ["0900000003", "0900000005"] {
        let refused = claimed(&app, Actor::Account(hanh), number).await;
        assert!(matches!(refused, Err(Refused::No(PersonError::HasRole))), "{number}");
    }
}
