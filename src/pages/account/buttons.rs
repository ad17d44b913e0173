//! `/account/invitations`: whoever was invited into a shop comes in or does not. The number that counts is the account's own.

use crate::{
    infra::words::Message,
    kernel::links,
    market::shops::{
        accept_invitation::{AcceptInvitationError, accept_invitation},
        decline_invitation::{DeclineInvitationError, decline_invitation},
    },
    pages::visit::Visit,
    web::{error::WebError, flash::Flash, form::Posted, page::SeeOther},
};

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
