//! Twin of `market/moderation/sanctions/bar.rs`.

use chophien::{
    entities::account,
    infra::refused::Refused,
    kernel::{actor::Actor, ids::AccountId},
    market::{
        accounts::bars::{LONGEST, bar::BarError},
        moderation::sanctions::{
            Thing,
            bar::{BarAccountError, bar},
            stop::stop,
        },
        moderation::{Kind, suspensions::Stop},
    },
};
use sea_orm::EntityTrait;
use time::{Date, Duration};

use super::{at_once, ordered, restore_as, stop_as};
use crate::kit::TestApp;

async fn bar_as(
    app: &TestApp,
    actor: Actor,
    account: AccountId,
    (words, until): (&str, Option<Date>),
) -> Result<(), BarAccountError> {
    let work = app.begin(actor).await;
    match bar(&work, account, words.to_owned(), until).await {
        Ok(()) => {
            work.commit().await.expect("a commit");
            Ok(())
        }
        Err(Refused::No(refusal)) => Err(refusal),
        Err(broken) => panic!("{broken}"),
    }
}

#[tokio::test]
async fn whose_shop_is_open_is_not_barred_before_that_is_suspended() {
    let app = TestApp::new().await;
    let (my, hanh, tam) = (app.my().await, Actor::Account(app.hanh().await), app.tam().await);
    let admin = Actor::Account(tam);
    let before = account::Entity::find().all(&app.db.read).await.expect("accounts");
    let today = app.now().day();
    let long = "a".repeat(LONGEST + 1);
    let refused = async |account, terms| bar_as(&app, admin, account, terms).await.expect_err("refused");
    let terms = ("Bán hàng giả.", None);
    assert!(matches!(refused(my.account, terms).await, BarAccountError::OwnsOpenShop));
    assert!(matches!(refused(AccountId(9_999), terms).await, BarAccountError::NotFound));
    assert!(matches!(refused(tam, terms).await, BarAccountError::Bar(BarError::Own)));
    let until = Stop { until: Some(today + Duration::days(9)), ..at_once(Kind::Shop, ordered()) };
    let work = app.begin(hanh).await;
    stop(&work, Thing::Shop(&my.code), until).await.expect("suspended until a day");
    work.commit().await.expect("a commit");
    assert!(matches!(refused(my.account, terms).await, BarAccountError::OwnsOpenShop), "it opens by itself");
    restore_as(&app, hanh, Thing::Shop(&my.code)).await.expect("open again");
    stop_as(&app, hanh, Thing::Shop(&my.code), ordered()).await.expect("suspended");
    for terms in [("  ", None), (long.as_str(), None)] {
        let refusal = bar_as(&app, admin, my.account, terms).await.expect_err("refused");
        assert!(matches!(refusal, BarAccountError::Bar(BarError::Words)));
    }
    for until in [today - Duration::DAY, today + Duration::days(4_000)] {
        let refusal = bar_as(&app, admin, my.account, ("Bán hàng giả.", Some(until))).await.expect_err("refused");
        assert!(matches!(refusal, BarAccountError::Bar(BarError::Until)), "{until}");
    }
    assert_eq!(account::Entity::find().all(&app.db.read).await.expect("accounts"), before, "nothing has changed");
    bar_as(&app, admin, my.account, ("Bán hàng giả.", Some(today))).await.expect("barred");
    let refusal = bar_as(&app, admin, my.account, ("Bán hàng giả.", None)).await.expect_err("once");
    assert!(matches!(refusal, BarAccountError::Bar(BarError::Already)));
    app.later(Duration::days(1));
    bar_as(&app, admin, my.account, ("Lại bán hàng giả.", None)).await.expect("again, once the first is over");
}
