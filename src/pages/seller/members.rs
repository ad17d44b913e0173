//! `/seller/{shop}/members`: who may act for a shop. Members see one another; the owner invites and removes.
//!
//! Inviting answers the same for every number, whether or not somebody has an account with it.

use axum::http::StatusCode;
use serde::Serialize;

use super::SellerFrame;
use crate::{
    infra::{limits::Limited, words::Message},
    kernel::{calendar, instant::Instant, links, phone::Phone},
    market::{
        accounts::frozen_until,
        shops::{
            MemberRole, invitations,
            invite_member::{InviteMemberError, Inviting, invite_member},
            members::{self, MOST_MEMBERS, Member},
            remove_member::{self, RemoveMemberError},
        },
    },
    pages::{guards::Acting, visit::Visit},
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
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
    /// Until when the owner changes nobody's rights, if she does not.
    frozen: Option<Instant>,
    owner: bool,
    form: Fields,
}

impl Page for MembersPage {
    const TEMPLATE: &'static str = "seller/members.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let member =
            |name: &str, phone: &str, owner| Some(Member { name: name.into(), phone: Phone::parse(phone)?, owner });
        let people = [member("Vàng Thị Mỷ", "0900000002", true), member("Vàng Mí Sình", "0900000012", false)];
        let page = |owner, form| Self {
            shop: SellerFrame::sample(),
            members: people.iter().flatten().cloned().collect(),
            invited: Phone::parse("0900000013").filter(|_| owner).into_iter().collect(),
            lasts: invitations::LASTS.whole_days(),
            frozen: None,
            owner,
            form,
        };
        vec![
            Self { frozen: Some(Instant(1_795_311_000_000_000)), ..page(true, Fields::default()) },
            page(true, Fields::default()),
            page(true, Fields::default().with_error("phone", "member-already")),
            page(false, Fields::default()),
        ]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// What a press led to.
enum Said {
    /// Key of what was done.
    Done(&'static str),
    /// Why not.
    Refused(Message),
}

/// Shows them.
pub async fn get(visit: Visit, acting: Acting) -> Result<Show<MembersPage>, WebError> {
    Ok(Show(page(&visit, &acting, Fields::default()).await?))
}

/// Invites the number typed, or takes out the one whose button was pressed.
pub async fn post(visit: Visit, acting: Acting, posted: Posted) -> Result<Reply<MembersPage>, WebError> {
    let mut fields = posted.fields;
    let removing = fields.ticked("remove");
    let phone = fields.phone(if removing { "remove" } else { "phone" });
    let (Some(phone), true) = (phone, fields.fine()) else {
        return Ok(Reply::Again(page(&visit, &acting, fields).await?));
    };
    let done = if removing { remove(&visit, &acting, &phone).await? } else { invite(&visit, &acting, &phone).await? };
    match done {
        Said::Done(said) => {
            let here = format!("{}/members", links::seller(&acting.shop.code));
            Ok(SeeOther::to(here).flash(Flash::success(said)).into())
        }
        Said::Refused(refusal) => {
            fields.wrong("phone", refusal);
            Ok(Reply::Again(page(&visit, &acting, fields).await?))
        }
    }
}

async fn invite(visit: &Visit, acting: &Acting, phone: &Phone) -> Result<Said, WebError> {
    let person = visit.signed_in()?;
    visit.proved()?;
    if !visit.may_try(Limited::Invite, &[&format!("account:{}", person.id.0), phone.as_str()]).await? {
        return Ok(Said::Refused("member-too-many-tries".into()));
    }
    let inviting = Inviting { words: &visit.app.words, public_url: &visit.app.config.server.public_url };
    let work = acting.begin_proved(visit).await?;
    let invited = invite_member(&acting.enter(&work).await?, &inviting, phone).await;
    match visit.settle(work, invited).await? {
        Ok(()) => Ok(Said::Done("member-invited")),
        Err(InviteMemberError::NotOwner) => Err(WebError::NotFound),
        Err(InviteMemberError::Frozen(until)) => Ok(Said::Refused(frozen(until))),
        Err(InviteMemberError::AlreadyMember) => Ok(Said::Refused("member-already".into())),
        Err(InviteMemberError::TooMany) => {
            Ok(Said::Refused(Message::new("member-too-many").with("most", MOST_MEMBERS)))
        }
    }
}

async fn remove(visit: &Visit, acting: &Acting, phone: &Phone) -> Result<Said, WebError> {
    let work = acting.begin_proved(visit).await?;
    let removed = remove_member::remove_member(&acting.enter(&work).await?, phone).await;
    match visit.settle(work, removed).await? {
        // Pressed twice: she is out already.
        Ok(()) | Err(RemoveMemberError::NoMember) => Ok(Said::Done("member-removed")),
        Err(RemoveMemberError::NotOwner) => Err(WebError::NotFound),
        Err(RemoveMemberError::Frozen(until)) => Ok(Said::Refused(frozen(until))),
        Err(RemoveMemberError::OwnerStays) => Ok(Said::Refused("member-owner-stays".into())),
    }
}

async fn page(visit: &Visit, acting: &Acting, form: Fields) -> Result<MembersPage, WebError> {
    let db = &visit.app.db.read;
    let person = visit.signed_in()?.id;
    let owner = members::role(db, acting.shop.id, person).await? == Some(MemberRole::Owner);
    Ok(MembersPage {
        shop: SellerFrame::of(visit, acting).await?,
        members: members::of_shop(db, acting.shop.id).await?,
        invited: if owner { invitations::of_shop(db, acting.shop.id).await? } else { Vec::new() },
        lasts: invitations::LASTS.whole_days(),
        frozen: if owner { frozen_until(db, person, visit.now).await? } else { None },
        owner,
        form,
    })
}

fn frozen(until: Instant) -> Message {
    Message::new("member-frozen").with("until", calendar::moment(until))
}
