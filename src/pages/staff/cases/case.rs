//! `/staff/cases/{kind}/{id}`: everything needed to decide about one case, on one screen.

use axum::{extract::Path, http::StatusCode};
use serde::Serialize;

use super::{
    super::queue::waits,
    compared::{self, Compared},
};
use crate::{
    infra::words::Message,
    kernel::{instant::Instant, phone::Phone},
    market::{
        moderation::{
            Subject, Verdict,
            approve::{self, ApproveError},
            case::{self, Case, CaseError},
            history::{self, Decided, Why},
            reach::Reach,
            reasons::LONGEST_WORDS,
            send_back::{self, SendBackError},
        },
        shops::{Status, members, standing},
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Page, Reply, SeeOther, Show, form_status},
    },
};

const PAST_DECISIONS: u64 = 20;

/// One case.
#[derive(Serialize)]
pub struct CasePage {
    subject: &'static str,
    title: String,
    waits: Option<Message>,
    sent_at: Instant,
    own: bool,
    compared: Compared,
    seller: Seller,
    history: Vec<Past>,
    reasons: &'static [&'static str],
    form: Fields,
}

#[derive(Clone, Serialize)]
struct Seller {
    name: String,
    kind: &'static str,
    place: String,
    story: String,
    photo: Option<String>,
    /// Of its public page, once open.
    slug: Option<String>,
    owner: String,
    phone: Option<Phone>,
}

#[derive(Clone, Serialize)]
struct Past {
    subject: &'static str,
    title: String,
    approved: bool,
    reason: Option<Message>,
    words: Option<String>,
    moderator: String,
    at: Instant,
}

impl Page for CasePage {
    const TEMPLATE: &'static str = "staff/cases/case.html";

    fn samples() -> Vec<Self> {
        let seller = Seller {
            name: "Mật ong Mỷ".into(),
            kind: "household",
            place: "Xã Mèo Vạc, Tuyên Quang".into(),
            story: "Nuôi ong bạc hà.".into(),
            photo: None,
            slug: Some("mat-ong-my".into()),
            owner: "Vàng Thị Mỷ".into(),
            phone: Phone::parse("0900000002"),
        };
        let past = |approved| Past {
            subject: "product",
            title: "Mật ong".into(),
            approved,
            reason: (!approved).then(|| Message::new("reason-product-photo")),
            words: None,
            moderator: "Hạnh".into(),
            at: Instant(0),
        };
        let pieces = crate::kernel::difference::difference("Mật ong rừng", "Mật ong bạc hà");
        let change = Compared {
            change: true,
            rows: vec![compared::Row { label: "row-name", pieces }],
            shown_photos: vec!["ab23456789cdef".into()],
            photos: vec!["ab23456789cdeg".into()],
            facts: vec![compared::Fact { label: "fact-variant", value: "lọ 500 ml".into() }],
            scan: Some("ab23456789cdeh".into()),
        };
        let page = |subject: Subject, waits, own, compared, history, form| Self {
            subject: subject.as_str(),
            title: "Mật ong bạc hà".into(),
            waits,
            sent_at: Instant(0),
            own,
            compared,
            seller: seller.clone(),
            history,
            reasons: subject.reasons(),
            form,
        };
        let waiting = || Some(Message::new("waits-days").with("n", 3));
        let wrong = Fields::default().with_error("reason", "review-reason-missing");
        vec![
            page(Subject::Product, waiting(), false, change.clone(), vec![past(true), past(false)], wrong),
            page(Subject::Shop, waiting(), true, Compared::default(), vec![], Fields::default()),
            page(Subject::Certificate, None, false, Compared { change: false, ..change }, vec![], Fields::default()),
        ]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows it, if it is within the moderator's reach.
pub async fn get(visit: Visit, Path((kind, id)): Path<(String, String)>) -> Result<Show<CasePage>, WebError> {
    let (_, case) = find(&visit, &kind, &id).await?;
    Ok(Show(page(&visit, &case, Fields::default()).await?))
}

/// Approves or sends back.
pub async fn post(
    visit: Visit,
    Path((kind, id)): Path<(String, String)>,
    posted: Posted,
) -> Result<Reply<CasePage>, WebError> {
    let (reach, case) = find(&visit, &kind, &id).await?;
    let mut fields = posted.fields;
    let approves = fields.choice("verdict", |typed| match typed {
        "approve" => Some(true),
        "send_back" => Some(false),
        _ => None,
    });
    let words = fields.text("words", 0..=LONGEST_WORDS);
    let (Some(approves), Some(words), true) = (approves, words, fields.fine()) else {
        return Ok(Reply::Again(page(&visit, &case, fields).await?));
    };
    let why = Why { reason: fields.typed("reason").to_owned(), words: Some(words).filter(|words| !words.is_empty()) };
    let decided =
        if approves { approved(&visit, &reach, &case).await? } else { sent_back(&visit, &reach, &case, why).await? };
    match decided {
        Ok(said) => {
            let said = Message::new(said).with("title", &case.title);
            Ok(SeeOther::to("/staff/queue").flash(Flash::success(said)).into())
        }
        Err((field, refusal)) => {
            let (_, case) = find(&visit, &kind, &id).await?;
            Ok(Reply::Again(page(&visit, &case, fields.with_error(field, refusal)).await?))
        }
    }
}

/// What was done, or what is wrong at which field.
type Done = Result<&'static str, (&'static str, &'static str)>;

async fn approved(visit: &Visit, reach: &Reach, case: &Case) -> Result<Done, WebError> {
    let work = visit.begin().await?;
    match approve::approve(&work, reach, case.subject, case.id).await {
        Ok(()) => {
            visit.commit(work).await?;
            Ok(Ok("review-done-approved"))
        }
        Err(ApproveError::Case(refusal)) => not_hers(refusal),
        Err(ApproveError::NotWaiting) => Ok(Err(("", "review-not-waiting"))),
        Err(ApproveError::Forbidden) => Ok(Err(("", "review-forbidden"))),
        Err(ApproveError::Db(error)) => Err(error.into()),
    }
}

async fn sent_back(visit: &Visit, reach: &Reach, case: &Case, why: Why) -> Result<Done, WebError> {
    let work = visit.begin().await?;
    match send_back::send_back(&work, reach, (case.subject, case.id), why).await {
        Ok(()) => {
            visit.commit(work).await?;
            Ok(Ok("review-done-sent-back"))
        }
        Err(SendBackError::Case(refusal)) => not_hers(refusal),
        Err(SendBackError::NoReason) => Ok(Err(("reason", "review-reason-missing"))),
        Err(SendBackError::TooManyWords) => Ok(Err(("words", "field-too-long"))),
        Err(SendBackError::NotWaiting) => Ok(Err(("", "review-not-waiting"))),
        Err(SendBackError::Db(error)) => Err(error.into()),
    }
}

fn not_hers(refusal: CaseError) -> Result<Done, WebError> {
    match refusal {
        CaseError::NotFound => Err(WebError::NotFound),
        CaseError::Own => Ok(Err(("", "review-own"))),
        CaseError::Db(error) => Err(error.into()),
    }
}

async fn find(visit: &Visit, kind: &str, id: &str) -> Result<(Reach, Case), WebError> {
    let db = &visit.app.db.read;
    let subject = Subject::parse(kind).ok_or(WebError::NotFound)?;
    let id = id.parse().map_err(|_| WebError::NotFound)?;
    let reach = Reach::of(db, visit.signed_in()?).await?;
    let case = case::find(db, &reach, subject, id).await?.ok_or(WebError::NotFound)?;
    Ok((reach, case))
}

async fn page(visit: &Visit, case: &Case, form: Fields) -> Result<CasePage, WebError> {
    let db = &visit.app.db.read;
    let past = history::of_shop(db, case.shop, PAST_DECISIONS).await?;
    Ok(CasePage {
        subject: case.subject.as_str(),
        title: case.title.clone(),
        waits: case.waits.then(|| waits(case.submitted_at, visit.now)),
        sent_at: case.submitted_at,
        own: case::is_own(db, case, visit.signed_in()?.id).await?,
        compared: compared::compare(visit, case).await?,
        seller: seller(visit, case).await?,
        history: past.into_iter().map(decided).collect(),
        reasons: case.subject.reasons(),
        form,
    })
}

async fn seller(visit: &Visit, case: &Case) -> Result<Seller, WebError> {
    let db = &visit.app.db.read;
    let standing = standing::of(db, case.shop).await?.ok_or(WebError::NotFound)?;
    let owner = members::of_shop(db, case.shop).await?.into_iter().find(|member| member.owner);
    let place = compared::address(visit, &standing.content.unit, standing.content.former.as_ref()).await?;
    Ok(Seller {
        name: standing.content.name.clone(),
        kind: standing.content.kind.as_str(),
        place,
        story: standing.content.story.clone(),
        photo: standing.content.photo.clone(),
        slug: (standing.status == Status::Open).then(|| standing.slug.clone()),
        owner: owner.as_ref().map(|owner| owner.name.clone()).unwrap_or_default(),
        phone: owner.map(|owner| owner.phone),
    })
}

fn decided(past: Decided) -> Past {
    Past {
        subject: past.subject.as_str(),
        title: past.title,
        approved: past.verdict == Verdict::Approved,
        reason: past.reason.as_deref().map(Message::new),
        words: past.words,
        moderator: past.moderator,
        at: past.at,
    }
}
