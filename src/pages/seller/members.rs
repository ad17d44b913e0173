//! `/seller/{shop}/members`: who may act for a shop. Members see one another; the owner invites and removes.
//!
//! Inviting answers the same for every number, whether or not somebody has an account with it.

use axum::http::StatusCode;
use serde::Serialize;

use super::SellerFrame;
use crate::{
    infra::words::Message,
    kernel::{links, phone::Phone},
    market::shops::{
        MemberRole, invitations,
        invite_member::{InviteMemberError, Inviting, invite_member},
        members::{self, MOST_MEMBERS, Member},
        remove_member::{self, RemoveMemberError},
    },
    pages::{guards::SellerOf, visit::Visit},
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        limits::Limited,
        page::{Page, Reply, SeeOther, Show, form_status},
    },
};

/// The people.
#[derive(Serialize)]
pub struct MembersPage {
    shop: SellerFrame,
    members: Vec<Member>,
    /// Numbers that have not answered; the owner's to see and to take back.
    invited: Vec<Phone>,
    /// An invitation waits for so many days.
    lasts: i64,
    owner: bool,
    form: Fields,
}

impl Page for MembersPage {
    const TEMPLATE: &'static str = "seller/members.html";

    fn samples() -> Vec<Self> {
        let member =
            |name: &str, phone: &str, owner| Some(Member { name: name.into(), phone: Phone::parse(phone)?, owner });
        let people = [member("Vàng Thị Mỷ", "0900000002", true), member("Vàng Mí Sình", "0900000012", false)];
        let page = |owner, form| Self {
            shop: SellerFrame::sample(),
            members: people.iter().flatten().cloned().collect(),
            invited: Phone::parse("0900000013").filter(|_| owner).into_iter().collect(),
            lasts: invitations::LASTS.whole_days(),
            owner,
            form,
        };
        vec![
            page(true, Fields::default()),
            page(true, Fields::default().with_error("phone", "member-already")),
            page(false, Fields::default()),
        ]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows them.
pub async fn get(visit: Visit, shop: SellerOf) -> Result<Show<MembersPage>, WebError> {
    Ok(Show(page(&visit, &shop, Fields::default()).await?))
}

/// Invites the number typed, or takes out the one whose button was pressed.
pub async fn post(visit: Visit, shop: SellerOf, posted: Posted) -> Result<Reply<MembersPage>, WebError> {
    let mut fields = posted.fields;
    let removing = fields.ticked("remove");
    let phone = fields.phone(if removing { "remove" } else { "phone" });
    let (Some(phone), true) = (phone, fields.fine()) else {
        return Ok(Reply::Again(page(&visit, &shop, fields).await?));
    };
    let done = if removing { remove(&visit, &shop, &phone).await? } else { invite(&visit, &shop, &phone).await? };
    match done {
        Ok(said) => {
            let here = format!("{}/members", links::seller(&shop.0.code));
            Ok(SeeOther::to(here).flash(Flash::success(said)).into())
        }
        Err(refusal) => {
            fields.wrong("phone", refusal);
            Ok(Reply::Again(page(&visit, &shop, fields).await?))
        }
    }
}

async fn invite(visit: &Visit, shop: &SellerOf, phone: &Phone) -> Result<Result<&'static str, Message>, WebError> {
    let person = visit.signed_in()?;
    if !visit.app.limits.allow(Limited::Invite, &[&format!("account:{}", person.id.0), phone.as_str()]) {
        return Ok(Err("member-too-many-tries".into()));
    }
    let inviting = Inviting { words: &visit.app.words, public_url: &visit.app.config.server.public_url };
    let work = visit.begin().await?;
    let refusal = match invite_member(&work, &inviting, shop.0.id, phone).await {
        Ok(()) => {
            visit.commit(work).await?;
            return Ok(Ok("member-invited"));
        }
        Err(InviteMemberError::Db(error)) => return Err(error.into()),
        Err(InviteMemberError::NotOwner) => return Err(WebError::NotFound),
        Err(InviteMemberError::AlreadyMember) => Message::new("member-already"),
        Err(InviteMemberError::TooMany) => Message::new("member-too-many").with("most", MOST_MEMBERS),
    };
    Ok(Err(refusal))
}

async fn remove(visit: &Visit, shop: &SellerOf, phone: &Phone) -> Result<Result<&'static str, Message>, WebError> {
    let work = visit.begin().await?;
    match remove_member::remove_member(&work, shop.0.id, phone).await {
        // Pressed twice: she is out already.
        Ok(()) | Err(RemoveMemberError::NoMember) => {
            visit.commit(work).await?;
            Ok(Ok("member-removed"))
        }
        Err(RemoveMemberError::Db(error)) => Err(error.into()),
        Err(RemoveMemberError::NotOwner) => Err(WebError::NotFound),
        Err(RemoveMemberError::OwnerStays) => Ok(Err("member-owner-stays".into())),
    }
}

async fn page(visit: &Visit, shop: &SellerOf, form: Fields) -> Result<MembersPage, WebError> {
    let db = &visit.app.db.read;
    let owner = members::role(db, shop.0.id, visit.signed_in()?.id).await? == Some(MemberRole::Owner);
    Ok(MembersPage {
        shop: SellerFrame::of(visit, shop).await?,
        members: members::of_shop(db, shop.0.id).await?,
        invited: if owner { invitations::of_shop(db, shop.0.id).await? } else { Vec::new() },
        lasts: invitations::LASTS.whole_days(),
        owner,
        form,
    })
}
