//! `/account/invitations`: whoever was invited into a shop comes in or does not. The number that counts is the account's own.
//! `/account/security/end`: a session, or all others, are ended.
//! `/account/second-factor/renewal`: new codes for when the phone is lost. `/account/second-factor/end`: none of it any more.

use super::second_factor::{SecondFactorPage, again, asked_again, with_codes};
use crate::{
    infra::{db::Work, watch::security, words::Message},
    kernel::links,
    market::{
        accounts::{
            safety::{end_other_sessions::end_other_sessions, end_session::end_session},
            second::{
                end::end,
                pass::{Passed, pass},
                renew_codes::renew_codes,
            },
        },
        shops::{
            accept_invitation::{AcceptInvitationError, accept_invitation},
            decline_invitation::{DeclineInvitationError, decline_invitation},
        },
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Reply, SeeOther},
    },
};

/// All sessions but this one.
pub const OTHERS: &str = "others";

enum Answer {
    Accept,
    Decline,
}

/// Takes the answer.
pub async fn answer(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<SeeOther, WebError> {
    let shop = fields.line("shop", 1..=20);
    let answer = fields.choice("answer", |text| match text {
        "accept" => Some(Answer::Accept),
        "decline" => Some(Answer::Decline),
        _ => None,
    });
    let (Some(shop), Some(answer), true) = (shop, answer, fields.fine()) else {
        return Ok(back(Flash::warning("form-stale")));
    };
    match answer {
        Answer::Accept => accept(&visit, &shop).await,
        Answer::Decline => decline(&visit, &shop).await,
    }
}

async fn accept(visit: &Visit, code: &str) -> Result<SeeOther, WebError> {
    let work = visit.begin().await?;
    let accepted = accept_invitation(&work, code).await;
    let shop = match visit.settle(work, accepted).await? {
        Ok(shop) => shop,
        Err(AcceptInvitationError::NoInvitation) => return Ok(back(Flash::warning("invitation-gone"))),
        Err(AcceptInvitationError::TooMany) => return Ok(back(Flash::warning("invitation-too-many"))),
    };
    let joined = Message::new("invitation-accepted").with("shop", shop.name);
    Ok(SeeOther::to(links::seller(&shop.code)).flash(Flash::success(joined)))
}

async fn decline(visit: &Visit, code: &str) -> Result<SeeOther, WebError> {
    let work = visit.begin().await?;
    let declined = decline_invitation(&work, code).await;
    // Pressed twice: it is declined already.
    let (Ok(()) | Err(DeclineInvitationError::NoInvitation)) = visit.settle(work, declined).await?;
    Ok(back(Flash::success("invitation-declined")))
}

fn back(flash: Flash) -> SeeOther {
    SeeOther::to("/account").flash(flash)
}

/// Ends the one that was pressed; pressed twice, it is over already.
pub async fn end_sessions(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<SeeOther, WebError> {
    let back = SeeOther::to("/account/security");
    let (Some(which), true) = (fields.line("session", 1..=20), fields.fine()) else {
        return Ok(back.flash(Flash::warning("form-stale")));
    };
    let (here, work) = (visit.here()?, visit.begin().await?);
    let said = if which == OTHERS {
        end_other_sessions(&work, here).await?;
        "sessions-ended"
    } else {
        end_session(&work, here.account, &which).await?;
        "session-ended"
    };
    visit.commit(work).await?;
    Ok(back.flash(Flash::success(said)))
}

/// Makes new ones.
pub async fn renew_recovery(
    visit: Visit,
    Posted { mut fields, .. }: Posted,
) -> Result<Reply<SecondFactorPage>, WebError> {
    let Some(work) = passed(&visit, &mut fields).await? else { return again(&visit, fields).await };
    let codes = renew_codes(&work, &visit.app.secret, visit.signed_in()?.id).await?;
    visit.commit(work).await?;
    Ok(Reply::Again(with_codes(&visit, codes, &fields).await?))
}

/// Ends it.
pub async fn end_second(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Reply<SecondFactorPage>, WebError> {
    let Some(work) = passed(&visit, &mut fields).await? else { return again(&visit, fields).await };
    end(&work, visit.signed_in()?.id).await?;
    visit.commit(work).await?;
    Ok(SeeOther::to("/account/second-factor").flash(Flash::success("second-ended")).into())
}

/// A work of whoever has typed her password and a code, which is used up in it; nothing where one of them was wrong.
async fn passed(visit: &Visit, fields: &mut Fields) -> Result<Option<Work>, WebError> {
    let Some(code) = asked_again(visit, fields).await? else { return Ok(None) };
    let work = visit.begin().await?;
    let person = visit.signed_in()?.id;
    match pass(&work, &visit.app.secret, person, &code).await? {
        Passed::ByApp | Passed::ByRecovery(_) => return Ok(Some(work)),
        Passed::Wrong => {
            security::refused("wrong second factor", Some(person.0), &visit.ip_key());
            fields.wrong("code", "second-wrong");
        }
        Passed::NotSet => fields.wrong("", "second-not-set"),
    }
    work.roll_back().await?;
    Ok(None)
}
