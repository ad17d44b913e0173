//! `/sign-in/second?return=`: the second factor, after a right password. Until it is given nobody is in: what the browser holds meanwhile
//! is a ticket, worth five minutes and only there.
//!
//! Every try is counted for a browser that the account's number came in with before. Of any other it is counted for the account as it is
//! since its last new password, so that whoever knows the password keeps nobody out for longer than until she has set another; for the
//! account whatever its password is, so that whoever reads its texts does not try on with one new password after the other; and a wrong
//! one for the address. That an address has had enough stops nobody here: she has given a right password.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use axum_extra::extract::SignedCookieJar;
use serde::Serialize;
use time::Duration;

use super::come_in::{In, come_in};
use crate::{
    config::Profile,
    infra::{
        limits::{Bucket, Limited},
        watch::security,
        words::Message,
    },
    kernel::{ids::AccountId, instant::Instant, links},
    market::accounts::{
        find::{self, Person},
        second::{
            find::code_to_show,
            pass::{Passed, pass},
        },
    },
    pages::{known::Known, visit::Visit},
    web::{
        cookies::{self, SECOND},
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Page, Reply, SeeOther, Show, form_status},
        waiting::Waiting,
    },
};

const TICKET_LASTS: Duration = Duration::minutes(5);
/// An account has tries for so many passwords an hour.
const PASSWORDS: u32 = 3;
/// The purpose of the ticket's tag.
const TAG: &str = "second factor";
/// A code of an app, or one that was written down, with what people put between.
const LONGEST: usize = 60;

/// The form.
#[derive(Serialize)]
pub struct SecondPage {
    form: Fields,
    /// She is in; this waits to be sent.
    waiting: Option<Waiting>,
    /// In the demo everybody may know the code.
    code: Option<String>,
    /// The ticket is over: number and password are asked for again.
    late: bool,
}

impl Page for SecondPage {
    const TEMPLATE: &'static str = "entry/sign_in/second.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let form = Fields::default().with("return", "/staff").with("waiting", "{}");
        let wrong = form.clone().with_error("code", "second-wrong");
        let shown = Self { code: Some("123456".into()), ..plain(form.clone().with("code", "123456")) };
        let waiting = Self { waiting: Some(Waiting::sample()), ..plain(Fields::default()) };
        vec![plain(form.clone()), plain(wrong), shown, waiting, too_late(form)]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Somebody whose password was right, and until when that counts.
struct Ticket {
    account: AccountId,
    epoch: i32,
    until: Instant,
}

impl Ticket {
    /// A signature says that a value is ours, not what for; and what this browser holds beside it is in the tag.
    fn tag(&self, visit: &Visit) -> String {
        let Self { account, epoch, until } = self;
        visit.app.secret.tag(TAG, &format!("{} {epoch} {} {}", account.0, until.0, visit.nonce))
    }

    fn written(&self, visit: &Visit) -> String {
        format!("{}.{}.{}.{}", self.account.0, self.epoch, self.until.0, self.tag(visit))
    }

    fn read(visit: &Visit) -> Option<Self> {
        let cookie = visit.jar.get(SECOND)?;
        let parts: Vec<&str> = cookie.value().split('.').collect();
        let [account, epoch, until, _] = parts[..] else { return None };
        let (account, until) = (AccountId(account.parse().ok()?), Instant(until.parse().ok()?));
        let ticket = Self { account, epoch: epoch.parse().ok()?, until };
        (ticket.written(visit) == cookie.value() && until > visit.now).then_some(ticket)
    }
}

/// Whose ticket this browser holds, unless it is over or the password was changed since.
async fn whose(visit: &Visit) -> Result<Option<(Ticket, Person)>, WebError> {
    let Some(ticket) = Ticket::read(visit) else { return Ok(None) };
    let person = find::person(&visit.app.db.read, ticket.account, ticket.epoch).await?;
    Ok(person.map(|person| (ticket, person)))
}

/// The jar of a browser in which that account's password was right.
pub(in crate::pages::entry) fn issue(
    visit: &Visit,
    jar: SignedCookieJar,
    (account, epoch): (AccountId, i32),
) -> SignedCookieJar {
    let ticket = Ticket { account, epoch, until: visit.app.clock.now().after(TICKET_LASTS) };
    jar.add(cookies::cookie(SECOND, ticket.written(visit), 0, visit.app.config.is_https()))
}

/// Asks for it, with what waits.
pub(super) async fn ask(visit: &Visit, who: (AccountId, i32), fields: &Fields) -> Result<Response, WebError> {
    let jar = issue(visit, visit.jar.clone(), who);
    let (back, waiting) = (fields.typed("return"), fields.typed("waiting"));
    if waiting.is_empty() {
        return Ok(SeeOther::to(links::on_the_way("/sign-in/second", back)).jar(jar).into_response());
    }
    // What waits is too long for an address.
    let form = Fields::default().with("return", back).with("waiting", waiting);
    Ok((jar, Show(page(visit, form, who.0).await?)).into_response())
}

/// Shows the form; without a ticket one begins at the beginning.
pub async fn get(visit: Visit) -> Result<Reply<SecondPage>, WebError> {
    let Some(ticket) = Ticket::read(&visit) else {
        let back = visit.asked("return").unwrap_or_default();
        return Ok(SeeOther::to(links::on_the_way("/sign-in", &back)).into());
    };
    let form = Fields::default().with("return", visit.asked("return").unwrap_or_default());
    Ok(Reply::Again(page(&visit, form, ticket.account).await?))
}

/// Lets somebody in.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Response, WebError> {
    let Some((ticket, person)) = whose(&visit).await? else { return Ok(Show(too_late(fields)).into_response()) };
    let typed = fields.line("code", 1..=LONGEST);
    let (true, Some(typed)) = (fields.fine(), typed) else { return again(&visit, fields, person.id).await };
    let known = Known::of(&visit, &person.phone);
    if !visit.may_take(&own_tries(known.as_ref(), &ticket)).await? {
        return again(&visit, fields.with_error("", "second-too-often"), person.id).await;
    }
    let work = visit.begin_as_new(person.id).await?;
    match pass(&work, &visit.app.secret, person.id, &typed).await? {
        Passed::ByApp => {
            visit.commit(work).await?;
            arrive(&visit, &ticket, &person, &fields, None).await
        }
        Passed::ByRecovery(left) => {
            visit.commit(work).await?;
            let told = Flash::warning(Message::new("second-recovery-used").with("left", left));
            arrive(&visit, &ticket, &person, &fields, Some(told)).await
        }
        Passed::Wrong => {
            work.roll_back().await?;
            security::refused("wrong second factor", Some(person.id.0), &visit.ip_key());
            if known.is_none() {
                visit.may_take(&visit.with_address(Limited::SignInFrom, [])).await?;
            }
            again(&visit, fields.with_error("code", "second-wrong"), person.id).await
        }
        // Taken off meanwhile.
        Passed::NotSet => Ok(Show(too_late(fields)).into_response()),
    }
}

/// What a try is taken out of.
fn own_tries(known: Option<&Known>, ticket: &Ticket) -> Vec<Bucket> {
    if let Some(known) = known {
        return known.buckets(Limited::SignIn);
    }
    let account = format!("second factor {}", ticket.account.0);
    let since = Bucket::of(Limited::SignIn, format!("{account} {}", ticket.epoch));
    vec![since, Bucket::of(Limited::SignIn, account).times(PASSWORDS)]
}

async fn arrive(
    visit: &Visit,
    ticket: &Ticket,
    person: &Person,
    fields: &Fields,
    told: Option<Flash>,
) -> Result<Response, WebError> {
    let arrived = come_in(visit, (person.id, ticket.epoch), &person.phone, fields).await?;
    visit.give_second().await?;
    Ok(match arrived {
        In::Goes(jar, to) => {
            let to = SeeOther::to(to).jar(jar.add(cookies::gone(SECOND)));
            match told {
                Some(flash) => to.flash(flash).into_response(),
                None => to.into_response(),
            }
        }
        In::Sends(jar, waiting) => {
            let page = SecondPage { waiting: Some(waiting), ..plain(Fields::default()) };
            (jar.add(cookies::gone(SECOND)), Show(page)).into_response()
        }
    })
}

/// The form as it came.
fn plain(form: Fields) -> SecondPage {
    SecondPage { form, waiting: None, code: None, late: false }
}

/// From the beginning, with what waits.
fn too_late(form: Fields) -> SecondPage {
    SecondPage { late: true, ..plain(form.with_error("", "second-too-late")) }
}

async fn again(visit: &Visit, fields: Fields, account: AccountId) -> Result<Response, WebError> {
    Ok(Show(page(visit, fields, account).await?).into_response())
}

async fn page(visit: &Visit, form: Fields, account: AccountId) -> Result<SecondPage, WebError> {
    let (app, now) = (&visit.app, visit.app.clock.now());
    let code = match app.config.profile {
        Profile::Demo => code_to_show(&app.db.read, &app.secret, account, now).await?,
        Profile::Production | Profile::Test => None,
    };
    let form = match &code {
        Some(code) => form.with("code", code),
        None => form,
    };
    Ok(SecondPage { code, ..plain(form) })
}
