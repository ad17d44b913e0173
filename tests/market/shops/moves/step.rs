//! Twin of `market/shops/moves/step.rs`: every deed in every state of a shop, as the table in `moves` says.

use chophien::{
    entities::shop::{self, Status},
    infra::refused::Refused,
    kernel::actor::Actor,
    market::shops::moves::{
        Deed,
        step::{NotNow, step},
    },
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use time::{Date, Duration};

use crate::kit::{Household, TestApp, claims};

async fn put(app: &TestApp, my: &Household, status: Status, rests_until: Option<Date>) -> shop::Model {
    let row = shop::ActiveModel {
        id: Set(my.shop),
        status: Set(status),
        rests_until: Set(rests_until),
        ..Default::default()
    };
    row.update(&app.db.write).await.expect("where it stands")
}

async fn row(app: &TestApp, my: &Household) -> shop::Model {
    shop::Entity::find_by_id(my.shop).one(&app.db.read).await.expect("shops").expect("the shop")
}

#[tokio::test]
async fn a_shop_goes_where_the_table_says_and_nowhere_else() {
    use Status::{Closed, Left, Open, Resting, Suspended};
    let app = TestApp::new().await;
    let my = app.my().await;
    let today = app.now().day();
    let (over, still) = (Some(today - Duration::DAY), Some(today));
    let table = [
        (Deed::Rest(today + Duration::DAY), vec![(Open, Resting), (Resting, Resting)]),
        (Deed::Resume, vec![(Resting, Open)]),
        (Deed::Leave, vec![(Open, Left), (Resting, Left)]),
        (Deed::Return, vec![(Left, Open)]),
        (Deed::Suspend, vec![(Open, Suspended), (Resting, Suspended)]),
        (Deed::Restore, vec![(Suspended, Open), (Closed, Open)]),
        (Deed::Close, vec![(Suspended, Closed)]),
    ];
    for (deed, moves) in table {
        for from in Status::ALL {
            let before = put(&app, &my, from, over).await;
            let work = app.begin(Actor::System).await;
            let moved = step(&work, claims::shop(&work, my.shop).await, deed).await;
            let to = moves.iter().find(|(known, _)| *known == from).map(|(_, to)| *to);
            match (moved, to) {
                (Ok(_), Some(to)) => {
                    work.commit().await.expect("a commit");
                    assert_eq!(row(&app, &my).await.status, to, "{deed:?} {from:?}");
                }
                (Err(Refused::No(NotNow)), None) => {
                    work.commit().await.expect("a commit");
                    assert_eq!(row(&app, &my).await, before, "{deed:?} {from:?}: nothing has changed");
                }
                (moved, to) => panic!("{deed:?} {from:?}: {moved:?}, but {to:?}"),
            }
        }
    }
    for from in [Suspended, Closed] {
        put(&app, &my, from, still).await;
        let work = app.begin(Actor::System).await;
        step(&work, claims::shop(&work, my.shop).await, Deed::Restore).await.expect("restored");
        work.commit().await.expect("a commit");
        assert_eq!(row(&app, &my).await.status, Resting, "its rest is not over");
    }
    assert_eq!(Status::ALL.len(), 8, "all of them were tried");
}
