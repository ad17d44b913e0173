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
        shops::remove_member::remove_member,
    },
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use time::Duration;

use crate::kit::{
    TestApp, claims,
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

/// With the number goes the shop.
#[tokio::test]
async fn whoever_is_in_a_shop_with_the_person_or_was_lately_leaves_her_number_to_others() {
    let app = TestApp::new().await;
    let (my, hanh) = (app.my().await, app.hanh().await);
    let moderator = Actor::Account(hanh);
    let is_own = async || {
        let end = claimed(&app, moderator, "0900000002").await;
        matches!(end, Err(Refused::No(PersonError::Own)))
    };
    assert!(!is_own().await);
    app.invite_in(&my, hanh, "0900000003").await;
    assert!(is_own().await);
    let work = app.begin(my.actor()).await;
    let number = Phone::parse("0900000003").expect("a number");
    remove_member(&claims::enter(&work, my.shop).await, &number).await.expect("out");
    work.commit().await.expect("committed");
    app.later(Duration::days(89));
    assert!(is_own().await);
    let other = of(&app, "0900000041", MEO_VAC).await;
    assert_eq!(claimed(&app, other, "0900000002").await.expect("another moderator's"), my.account);
    app.later(Duration::days(1));
    assert_eq!(claimed(&app, moderator, "0900000002").await.expect("hers again"), my.account);
}
