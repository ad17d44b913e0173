//! `/staff/cases/{kind}/{id}`: everything needed to decide about one case, on one screen.

use axum::{extract::Path, http::StatusCode};
use serde::Serialize;

use super::{
    super::{
        compared::{self, Compared},
        held::HeldParts,
        queue::waits,
        shop_parts::{Deed, Past, Seller, seller},
        why::{self, Choice, choices},
    },
    next,
};
use crate::{
    infra::{refused::Refused, words::Message},
    kernel::{difference::Side, instant::Instant},
    market::{
        moderation::{
            self, Kind,
            case::{self, Case},
            decide, goods,
            held::{Given, find::of_case, hold::hold},
            history,
            reach::Reach,
            refusals::DecideError,
            signs::{Seen, signs},
        },
        revisions::why::LONGEST_WORDS,
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
/// Words of before that are offered.
const SAVED: usize = 8;

/// One case.
#[derive(Serialize)]
pub struct CasePage {
    subject: &'static str,
    id: i64,
    title: String,
    waits: Option<Message>,
    sent_at: Instant,
    own: bool,
    /// Where the product is that was taken off display, and is not shown by an approval.
    stopped: Option<String>,
    compared: Compared,
    seller: Seller,
    history: Vec<Past>,
    reasons: Vec<Choice>,
    /// Words that she has used before.
    saved: Vec<String>,
    /// What is likely to be wrong with the words of it.
    signs: Vec<SignParts>,
    /// Whose verdict on it is held.
    held_by: Option<String>,
    /// Her own that can still be taken back.
    held: Vec<HeldParts>,
    form: Fields,
}

/// Something that is likely to be wrong, and the words that it is seen by.
#[derive(Serialize)]
struct SignParts {
    said: &'static str,
    words: String,
}

impl Page for CasePage {
    const TEMPLATE: &'static str = "staff/cases/case.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let pieces = crate::kernel::difference::difference("Mật ong rừng", "Mật ong bạc hà");
        let change = Compared {
            change: true,
            rows: vec![compared::Row { label: "row-name", pieces }],
            shown_photos: vec!["ab23456789cdef".into()],
            photos: vec!["ab23456789cdeg".into()],
            facts: vec![compared::Fact { label: "fact-variant", value: "lọ 500 ml".into() }],
            ..Compared::default()
        };
        let paper = sample_paper(&change);
        let page = |kind: Kind, waits, own, compared, history, form| Self {
            subject: kind.as_str(),
            id: 7,
            title: "Mật ong bạc hà".into(),
            waits,
            sent_at: Instant(0),
            own,
            stopped: own.then(|| "/staff/products/a1b2c3d4".into()),
            compared,
            seller: Seller::sample(),
            history,
            reasons: reasons(kind),
            saved: if own { Vec::new() } else { vec!["Xin chụp cả nhãn.".into()] },
            signs: signs("chữa bệnh, gọi 0912345678").into_iter().map(sign).collect(),
            held_by: own.then(|| "Lý Thị Hạnh".into()),
            held: if own { Vec::new() } else { HeldParts::samples() },
            form,
        };
        let waiting = || Some(Message::new("waits-days").with("n", 3));
        let wrong = Fields::default().with_error("reason", "review-reason-missing");
        vec![
            page(
                Kind::Product,
                waiting(),
                false,
                change,
                vec![Past::sample(Deed::Approved), Past::sample(Deed::SentBack)],
                wrong,
            ),
            page(Kind::Shop, waiting(), true, Compared::default(), vec![], Fields::default()),
            page(Kind::Certificate, None, false, paper, vec![], Fields::default()),
        ]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// A paper that differs from the registry.
fn sample_paper(change: &Compared) -> Compared {
    let pieces = crate::kernel::difference::difference("4", "5");
    let registered = Some(compared::Registered {
        word: "review-registry-differs",
        left_on: None,
        href: Some("/staff/registry/entries/7".into()),
        rows: vec![compared::Row { label: "fact-stars", pieces }],
    });
    let scan = Some("ab23456789cdeh".into());
    Compared { change: false, paper: true, scan, registered, ..change.clone() }
}

/// Shows it, if it is within the moderator's reach.
pub async fn get(visit: Visit, Path((kind, id)): Path<(String, String)>) -> Result<Show<CasePage>, WebError> {
    let case = find(&visit, &kind, &id).await?;
    Ok(Show(page(&visit, &case, Fields::default()).await?))
}

/// Holds the verdict for its minute, and goes on to the next case.
pub async fn post(
    visit: Visit,
    Path((kind, id)): Path<(String, String)>,
    posted: Posted,
) -> Result<Reply<CasePage>, WebError> {
    let case = find(&visit, &kind, &id).await?;
    let mut fields = posted.fields;
    let Some(given) = read(&mut fields) else {
        return Ok(Reply::Again(page(&visit, &case, fields).await?));
    };
    let done = match &given {
        Given::Approved => "review-done-approved",
        Given::SentBack(_) => "review-done-sent-back",
    };
    match give(&visit, &case, given).await? {
        Ok(()) => {
            let said = Message::new(done).with("title", &case.title);
            Ok(SeeOther::to(next::after(&visit, Some(&case)).await?).flash(Flash::success(said)).into())
        }
        Err(refusal) => {
            let (field, wrong) = refused(&visit, &refusal)?;
            let case = find(&visit, &kind, &id).await?;
            Ok(Reply::Again(page(&visit, &case, fields.with_error(field, wrong)).await?))
        }
    }
}

/// What the moderator pressed, if nothing is missing for it.
fn read(fields: &mut Fields) -> Option<Given> {
    let approves = fields.choice("verdict", |typed| match typed {
        "approve" => Some(true),
        "send_back" => Some(false),
        _ => None,
    });
    if approves? {
        // Words that were begun for the seller are read all the same: too many are told.
        return fields.text("words", 0..=LONGEST_WORDS).filter(|_| fields.fine()).map(|_| Given::Approved);
    }
    why::read(fields).map(Given::SentBack)
}

/// Tries whether it could be carried out now, of which nothing stays, and holds it.
async fn give(visit: &Visit, case: &Case, given: Given) -> Result<Result<(), DecideError>, WebError> {
    let work = visit.begin().await?;
    let tried = match &given {
        Given::Approved => decide::approve(&work, case.kind, case.id).await,
        Given::SentBack(why) => decide::send_back(&work, case.kind, case.id, why.clone()).await,
    };
    work.roll_back().await?;
    match tried {
        Ok(()) => {}
        Err(Refused::No(why)) => return Ok(Err(why)),
        Err(Refused::Broken(error)) => return Err(error.into()),
    }
    let work = visit.begin().await?;
    let held = hold(&work, case.kind, case.id, given).await;
    visit.settle(work, held).await
}

/// What is wrong, and at which field.
fn refused(visit: &Visit, refusal: &DecideError) -> Result<(&'static str, &'static str), WebError> {
    match refusal {
        DecideError::NotFound => Err(out_of_reach(visit)),
        DecideError::Own => Ok(("", "review-own")),
        DecideError::NoReason => Ok(("reason", "review-reason-missing")),
        DecideError::TooManyWords => Ok(("words", "field-too-long")),
        DecideError::NotWaiting => Ok(("", "review-not-waiting")),
        DecideError::Forbidden => Ok(("", "review-forbidden")),
        DecideError::NoScan => Ok(("", "review-no-scan")),
        DecideError::TooLong => Ok(("", "review-too-long")),
        DecideError::LeftRegistry => Ok(("", "registry-has-left")),
    }
}

async fn find(visit: &Visit, kind: &str, id: &str) -> Result<Case, WebError> {
    let db = &visit.app.db.read;
    let kind = Kind::parse(kind).ok_or(WebError::NotFound)?;
    let id = id.parse().map_err(|_| WebError::NotFound)?;
    let reach = Reach::of(visit.signed_in()?);
    let case = case::find(db, &reach, kind, id).await?;
    case.ok_or_else(|| out_of_reach(visit))
}

fn out_of_reach(visit: &Visit) -> WebError {
    visit.refused("a case out of reach");
    WebError::NotFound
}

async fn page(visit: &Visit, case: &Case, form: Fields) -> Result<CasePage, WebError> {
    let db = &visit.app.db.read;
    let past = history::of_shop(db, case.shop, PAST_DECISIONS).await?;
    let compared = moderation::of(case.kind).compared(&db.into(), case).await?;
    let stopped = match case.product {
        Some(product) => goods::stopped(db, product).await?,
        None => None,
    };
    let moderator = visit.signed_in()?.id;
    let compared = compared::worded(visit, compared);
    let held = of_case(db, case.kind, case.id).await?;
    Ok(CasePage {
        saved: history::words_of(db, moderator, case.kind, SAVED).await?,
        signs: signs(&proposed(&compared)).into_iter().map(sign).collect(),
        held_by: held.map(|held| held.name),
        held: HeldParts::of(visit).await?,
        stopped: stopped.map(|code| format!("/staff/products/{code}")),
        subject: case.kind.as_str(),
        id: case.id,
        title: case.title.clone(),
        waits: case.waits.then(|| waits(case.submitted_at, visit.now)),
        sent_at: case.submitted_at,
        own: case::is_own(db, case, moderator, visit.now).await?,
        compared,
        seller: seller(visit, case.shop).await?,
        history: past.into_iter().map(Past::from).collect(),
        reasons: reasons(case.kind),
        form,
    })
}

fn reasons(kind: Kind) -> Vec<Choice> {
    let subject = moderation::of(kind);
    choices(subject, subject.reasons())
}

/// What is proposed, in words.
fn proposed(compared: &Compared) -> String {
    let pieces = compared.rows.iter().flat_map(|row| &row.pieces).filter(|piece| piece.side != Side::Old);
    pieces.map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn sign(Seen { sign, words }: Seen) -> SignParts {
    SignParts { said: sign.key(), words }
}
