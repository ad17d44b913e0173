//! Twin of `market/moderation/sanctions/strike.rs`.

use chophien::{
    entities::{certificate, registry_entry, sanction},
    infra::refused::Refused,
    kernel::{actor::Actor, ids::EntryId},
    market::{
        certificates::reinstate::{ReinstateError, reinstate},
        moderation::{
            Kind, Reason,
            sanctions::{
                Sanction, SanctionError, Thing, record, restore,
                strike::{StrikeError, strike},
            },
        },
        registry::{find::claim, readmit::readmit},
        revisions::why::Why,
    },
};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::ordered;
use crate::kit::{TestApp, claims, goods::details};

async fn strike_as(app: &TestApp, actor: Actor, id: EntryId, why: Why, seen: i32) -> Result<(), Refused<StrikeError>> {
    let work = app.begin(actor).await;
    strike(&work, id, why, seen).await?;
    work.commit().await?;
    Ok(())
}

#[tokio::test]
async fn a_star_whose_paper_has_left_the_registry_is_gone_and_its_shop_reads_why() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let (paper, entry) = (app.ocop(&honey, 4).await, app.entry(&details()).await);
    let (tam, hanh) = (app.tam().await, app.hanh().await);
    let mut visitor = app.visitor();
    let path = format!("/products/{}", honey.slug);
    visitor.get(&path).await.assert_sees("4 sao");
    strike_as(&app, Actor::Account(tam), entry, ordered(), 1).await.expect("struck");
    let row = certificate::Entity::find_by_id(paper).one(&app.db.read).await.expect("papers").expect("the paper");
    assert_eq!(row.withdrawn_on, Some(app.now().day()));
    let imposed = record::last(&app.db.read, Kind::Certificate, paper.0).await.expect("sanctions").expect("one");
    assert_eq!((imposed.deed, imposed.reason, imposed.moderator_id), (Sanction::Stopped, Some(Reason::Authority), tam));
    // It does not count again before it is in the registry again.
    let work = app.begin(Actor::Account(hanh)).await;
    let refused = restore::restore(&work, Thing::Paper(paper)).await;
    assert!(matches!(refused, Err(Refused::No(SanctionError::LeftRegistry))));
    work.roll_back().await.expect("rolled back");
    let work = app.begin(Actor::System).await;
    let refused = reinstate(&work, claims::paper(&work, paper).await).await;
    assert!(matches!(refused, Err(Refused::No(ReinstateError::LeftRegistry))));
    readmit(&work, claim(&work, entry).await.expect("entries").expect("the entry"), 2).await.expect("back");
    work.commit().await.expect("a commit");
    let work = app.begin(Actor::Account(hanh)).await;
    restore::restore(&work, Thing::Paper(paper)).await.expect("restored");
    work.commit().await.expect("a commit");
}

#[tokio::test]
async fn every_refusal_leaves_everything_as_it_was() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    app.ocop(&honey, 4).await;
    let (entry, tam) = (app.entry(&details()).await, Actor::Account(app.tam().await));
    let before = async || {
        let entries = registry_entry::Entity::find().all(&app.db.read).await.expect("entries");
        let papers = certificate::Entity::find().all(&app.db.read).await.expect("papers");
        (entries, papers, sanction::Entity::find().count(&app.db.read).await.expect("sanctions"))
    };
    let then = before().await;
    let why = |reason, words: &str| Why { reason, words: Some(words.to_owned()).filter(|words| !words.is_empty()) };
    let struck = async |actor, entry, why, seen| strike_as(&app, actor, entry, why, seen).await;
    assert!(matches!(struck(tam, EntryId(99), ordered(), 1).await, Err(Refused::No(StrikeError::NotFound))));
    assert!(matches!(struck(Actor::System, entry, ordered(), 1).await, Err(Refused::No(StrikeError::NotFound))));
    assert!(matches!(struck(tam, entry, why(Reason::Photo, ""), 1).await, Err(Refused::No(StrikeError::NoReason))));
    assert!(matches!(struck(tam, entry, why(Reason::Other, " "), 1).await, Err(Refused::No(StrikeError::NoReason))));
    let long = why(Reason::Other, &"a".repeat(501));
    assert!(matches!(struck(tam, entry, long, 1).await, Err(Refused::No(StrikeError::TooManyWords))));
    assert!(matches!(struck(tam, entry, ordered(), 7).await, Err(Refused::No(StrikeError::Outdated))));
    assert!(matches!(struck(my.actor(), entry, ordered(), 1).await, Err(Refused::No(StrikeError::Own))));
    assert_eq!(before().await, then);
    struck(tam, entry, ordered(), 1).await.expect("struck");
    let then = before().await;
    assert!(matches!(struck(tam, entry, ordered(), 2).await, Err(Refused::No(StrikeError::HasLeft))));
    assert_eq!(before().await, then);
}
