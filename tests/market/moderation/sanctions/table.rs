//! Every deed in every state of a shop, a product and a paper: what may be done is done and written down, and whatever may not leaves
//! all as it was.

use chophien::{
    entities::{certificate, product, shop, suspension},
    infra::refused::Refused,
    kernel::{actor::Actor, ids::CertificateId},
    market::moderation::sanctions::{SanctionError, Thing},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use time::Duration;

use super::{code_of, ordered, recorded, restore_as, stop_as};
use crate::kit::{Household, TestApp, goods::Listing};

/// Everything about a market that a sanction might change.
type Market = (Vec<shop::Model>, Vec<product::Model>, Vec<certificate::Model>);

async fn market(app: &TestApp) -> Market {
    (
        shop::Entity::find().all(&app.db.read).await.expect("shops"),
        product::Entity::find().all(&app.db.read).await.expect("products"),
        certificate::Entity::find().all(&app.db.read).await.expect("papers"),
    )
}

async fn put_shop(app: &TestApp, my: &Household, status: shop::Status) {
    let row = shop::Entity::find_by_id(my.shop).one(&app.db.read).await.expect("shops").expect("the shop");
    let mut row = row.into_active_model();
    row.status = Set(status);
    row.update(&app.db.write).await.expect("its status");
}

/// Tries both deeds; tells which of them may be done, and that what may not changes nothing.
async fn tried(app: &TestApp, hanh: Actor, thing: Thing<'_>) -> (bool, bool) {
    let (before, rows) = (market(app).await, recorded(app).await.len());
    let refused = |result: Result<(), Refused<SanctionError>>| match result {
        Ok(()) => None,
        Err(Refused::No(refusal)) => Some(refusal),
        Err(other) => panic!("{other:?}"),
    };
    let restored = refused(restore_as(app, hanh, thing).await);
    if let Some(refusal) = &restored {
        assert!(matches!(refusal, SanctionError::NotStopped), "{refusal:?}");
        assert_eq!((market(app).await, recorded(app).await.len()), (before, rows), "nothing has changed");
    } else {
        assert_eq!(recorded(app).await.len(), rows + 1);
        return (false, true);
    }
    let (before, rows) = (market(app).await, recorded(app).await.len());
    let stopped = refused(stop_as(app, hanh, thing, ordered_of(thing)).await);
    if let Some(refusal) = &stopped {
        assert!(matches!(refusal, SanctionError::NotShown), "{refusal:?}");
        assert_eq!((market(app).await, recorded(app).await.len()), (before, rows), "nothing has changed");
    } else {
        assert_eq!(recorded(app).await.len(), rows + 1);
        assert_ne!(market(app).await, before);
    }
    (stopped.is_none(), false)
}

fn ordered_of(thing: Thing<'_>) -> chophien::market::revisions::why::Why {
    match thing {
        Thing::Product(_) => super::forbidden(),
        Thing::Shop(_) | Thing::Paper(_) => ordered(),
    }
}

#[tokio::test]
async fn a_shop_in_each_of_its_states() {
    use shop::Status::{Closed, Draft, Left, Open, Pending, Resting, SentBack, Suspended};
    let app = TestApp::new().await;
    let (my, hanh) = (app.my().await, Actor::Account(app.hanh().await));
    for (status, may) in [
        (Draft, (false, false)),
        (Pending, (false, false)),
        (SentBack, (false, false)),
        (Open, (true, false)),
        (Resting, (true, false)),
        (Suspended, (false, true)),
        (Left, (false, false)),
        (Closed, (false, true)),
    ] {
        suspension::Entity::delete_many().exec(&app.db.write).await.expect("suspensions");
        put_shop(&app, &my, status).await;
        assert_eq!(tried(&app, hanh, Thing::Shop(&my.code)).await, may, "{status:?}");
    }
    assert_eq!(shop::Status::ALL.len(), 8, "all of them were tried");
}

#[tokio::test]
async fn a_product_in_each_of_its_states() {
    use product::Status::{Hidden, Live, Paused, Pending, SentBack};
    let app = TestApp::new().await;
    let (my, hanh) = (app.my().await, Actor::Account(app.hanh().await));
    for (status, may) in [
        (Pending, (false, false)),
        (SentBack, (false, false)),
        (Live, (true, false)),
        (Paused, (true, false)),
        (Hidden, (false, true)),
    ] {
        let honey = app.product(&my, Listing { status, ..Default::default() }).await;
        let code = code_of(&app, &honey).await;
        assert_eq!(tried(&app, hanh, Thing::Product(&code)).await, may, "{status:?}");
    }
    assert_eq!(product::Status::ALL.len(), 5, "all of them were tried");
}

#[tokio::test]
async fn a_paper_in_each_of_its_states() {
    use certificate::Status::{Pending, Replaced, SentBack, Verified};
    let app = TestApp::new().await;
    let (my, hanh) = (app.my().await, Actor::Account(app.hanh().await));
    let honey = app.honey(&my).await;
    let today = app.now().day();
    let mut tries = Vec::new();
    for status in [Pending, SentBack, Replaced] {
        tries.push((status, today - Duration::days(9), None, (false, false)));
    }
    tries.push((Verified, today - Duration::days(9), None, (true, false)));
    tries.push((Verified, today, None, (true, false)));
    tries.push((Verified, today + Duration::DAY, None, (false, false)));
    tries.push((Verified, today - Duration::days(9), Some(today - Duration::DAY), (false, true)));
    for (status, issued_on, withdrawn_on, may) in tries {
        let id: CertificateId = app.ocop(&honey, 4).await;
        let row = certificate::Entity::find_by_id(id).one(&app.db.read).await.expect("papers").expect("the paper");
        let mut row = row.into_active_model();
        (row.status, row.issued_on, row.withdrawn_on) = (Set(status), Set(issued_on), Set(withdrawn_on));
        row.update(&app.db.write).await.expect("how it stands");
        assert_eq!(tried(&app, hanh, Thing::Paper(id)).await, may, "{status:?} {issued_on} {withdrawn_on:?}");
    }
    assert_eq!(certificate::Status::ALL.len(), 4, "all of them were tried");
}
