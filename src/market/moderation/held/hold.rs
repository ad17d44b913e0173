//! A moderator gives her verdict on a case. What would refuse it is asked again when it is carried out.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    EntityTrait,
    sea_query::OnConflict,
};

use super::{
    super::{Kind, Verdict, decide, of, refusals::DecideError},
    Given, HELD,
    carry_out::CarryOut,
};
use crate::{
    entities::held_verdict::{self, Column},
    infra::{
        db::Work,
        queue::Job,
        refused::{Refused, no},
    },
};

/// Holds it, unless another's is held.
pub async fn hold(work: &Work, kind: Kind, id: i64, given: Given) -> Result<(), Refused<DecideError>> {
    let (case, moderator) = decide::claim(work, kind, id).await?;
    if !case.waits {
        return no(DecideError::NotWaiting);
    }
    let (verdict, why) = match given {
        Given::Approved => (Verdict::Approved, None),
        Given::SentBack(why) => {
            why.check(of(kind).reasons()).map_err(Refused::because)?;
            (Verdict::SentBack, Some(why))
        }
    };
    let (reason, words) = why.map_or((None, None), |why| (Some(why.reason), why.words));
    let row = held_verdict::ActiveModel {
        id: NotSet,
        subject: Set(kind),
        subject_id: Set(id),
        shop_id: Set(case.shop),
        title: Set(case.title),
        verdict: Set(verdict),
        reason: Set(reason),
        words: Set(words),
        moderator_id: Set(moderator),
        given_at: Set(work.now),
    };
    let other = OnConflict::columns([Column::Subject, Column::SubjectId]).do_nothing().to_owned();
    if held_verdict::Entity::insert(row).on_conflict(other).exec_without_returning(&work.tx).await? == 0 {
        return no(DecideError::NotWaiting);
    }
    let job = CarryOut { subject: kind.as_str().into(), id, given_at: work.now };
    Ok(work.enqueue_raw(CarryOut::KIND, job.body()?, None, work.now.after(HELD)).await?)
}
