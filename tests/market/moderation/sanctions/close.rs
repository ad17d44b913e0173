//! Twin of `market/moderation/sanctions/close.rs`.

use chophien::{
    infra::refused::Refused,
    kernel::actor::Actor,
    market::{
        accounts::Role,
        moderation::{
            Reason,
            sanctions::{Sanction, SanctionError, Thing, close::close},
            suspensions::Stop,
        },
        revisions::why::Why,
    },
};

use super::{ordered, recorded, stop_as};
use crate::kit::{TestApp, world::HOANG_SU_PHI};

async fn close_as(app: &TestApp, actor: Actor, code: &str, stop: Stop) -> Result<(), SanctionError> {
    let work = app.begin(actor).await;
    match close(&work, code, stop).await {
        Ok(()) => {
            work.commit().await.expect("a commit");
            Ok(())
        }
        Err(Refused::No(refusal)) => Err(refusal),
        Err(broken) => panic!("{broken}"),
    }
}

#[tokio::test]
async fn it_is_written_down_with_its_terms_and_every_refusal_changes_nothing() {
    let app = TestApp::new().await;
    let (my, hanh) = (app.my().await, Actor::Account(app.hanh().await));
    let far = app.account("Lò Văn Xa", "0900000061").await;
    app.grant(far, Role::Moderator, Some(HOANG_SU_PHI)).await;
    app.grant(my.account, Role::Moderator, None).await;
    let asked = |reason, order: Option<&str>| Stop {
        why: Why { reason, words: None },
        order_no: order.map(str::to_owned),
        until: None,
    };
    let orders = || asked(Reason::Orders, None);
    stop_as(&app, hanh, Thing::Shop(&my.code), ordered()).await.expect("suspended");
    let long = "a".repeat(121);
    for (actor, code, stop, expected) in [
        (hanh, "khongco1", orders(), "NotFound"),
        (Actor::Account(far), my.code.as_str(), orders(), "NotFound"),
        (my.actor(), &my.code, orders(), "Own"),
        (hanh, &my.code, asked(Reason::Story, None), "NoReason"),
        (hanh, &my.code, asked(Reason::Authority, None), "NoOrder"),
        (hanh, &my.code, asked(Reason::Orders, Some("12/SCT")), "NoOrder"),
        (hanh, &my.code, asked(Reason::Authority, Some("  ")), "NoOrder"),
        (hanh, &my.code, asked(Reason::Authority, Some(&long)), "NoOrder"),
    ] {
        let refusal = close_as(&app, actor, code, stop).await.expect_err("refused");
        assert_eq!(format!("{refusal:?}"), expected);
    }
    assert_eq!(recorded(&app).await.len(), 1);
    close_as(&app, hanh, &my.code, orders()).await.expect("announced");
    let row = recorded(&app).await.pop().expect("written down");
    assert_eq!((row.deed, row.starts_on.is_some(), row.order_no), (Sanction::Closed, true, None));
    let refusal = close_as(&app, hanh, &my.code, orders()).await.expect_err("once");
    assert!(matches!(refusal, SanctionError::NotStopped));
    assert_eq!(recorded(&app).await.len(), 2);
}
