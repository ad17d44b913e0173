//! Twins of `market/moderation/appeals/`: what a shop says against a sanction, and that another moderator decides.

mod appeal;
mod decide;

use chophien::{
    infra::refused::Refused,
    kernel::{
        actor::Actor,
        ids::{AccountId, AppealId},
    },
    market::{
        accounts::Role,
        moderation::{
            Reason,
            appeals::appeal::{AppealError, appeal},
            sanctions::{Thing, stop::stop},
        },
        revisions::why::Why,
    },
};

use super::sanctions::{at_once, ordered};
use crate::kit::{Household, TestApp, claims};

/// Another moderator of the whole market.
async fn duong(app: &TestApp) -> AccountId {
    let duong = app.account("Hà Văn Dương", "0900000071").await;
    app.grant(duong, Role::Moderator, None).await;
    duong
}

/// Suspended at once by an authority's order; the row of that.
async fn suspended(app: &TestApp, hanh: Actor, my: &Household) -> i64 {
    stopped(app, hanh, Thing::Shop(&my.code), ordered()).await
}

/// Orders are not answered: after a notice.
fn unanswered() -> Why {
    Why { reason: Reason::Orders, words: None }
}

async fn stopped(app: &TestApp, hanh: Actor, thing: Thing<'_>, why: Why) -> i64 {
    let work = app.begin(hanh).await;
    stop(&work, thing, at_once(thing.kind(), why)).await.expect("stopped");
    work.commit().await.expect("a commit");
    super::sanctions::recorded(app).await.last().expect("written down").id
}

async fn appeal_as(
    app: &TestApp,
    my: &Household,
    actor: Actor,
    sanction: i64,
    words: &str,
) -> Result<AppealId, AppealError> {
    let work = app.begin(actor).await;
    let made = appeal(&claims::enter(&work, my.shop).await, sanction, words.to_owned()).await;
    match made {
        Ok(id) => {
            work.commit().await.expect("a commit");
            Ok(id)
        }
        Err(Refused::No(refusal)) => Err(refusal),
        Err(broken) => panic!("{broken}"),
    }
}
