//! One request: who asks, in which language, when, from where, and the parts of the app. Built once by a layer; handlers take
//! it as an argument.

mod build;

use std::{convert::Infallible, net::IpAddr};

use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, request::Parts},
};
use axum_extra::extract::SignedCookieJar;
use tower_sessions::{Session, session::Id};

pub use self::build::layer;
use crate::{
    app::App,
    config::SecondFactor,
    infra::{
        db::{Executor, Work},
        limits::{Bucket, Limited, household},
        refused::Refused,
        sessions::{self, SessionKey, SignIn, Times, device::Device},
        watch::{metrics, security},
        words::Language,
    },
    kernel::{actor::Actor, ids::AccountId, instant::Instant},
    market::accounts::{
        Role,
        find::Person,
        roles::is_staff,
        still_may::{Asked, Ended, still_may},
    },
    web::{
        error::WebError,
        query,
        sessions::{ACCOUNT, DEVICE, EPOCH},
    },
};

/// Parts of the site whose words exist in Vietnamese alone.
const VIETNAMESE: [&str; 3] = ["/seller", "/staff", "/department"];

/// One request.
#[derive(Clone)]
#[expect(missing_docs, reason = "each name says it")]
pub struct Visit {
    pub app: App,
    /// Signed in.
    pub person: Option<Person>,
    sign_in: Option<SignIn>,
    times: Option<Times>,
    /// Lines in the cart of whoever is signed in and only looks.
    pub in_cart: Option<i64>,
    /// What its browser says of itself.
    agent: Option<HeaderValue>,
    /// What a guard let the person in for; any of them is enough.
    roles: &'static [Role],
    pub language: Language,
    pub now: Instant,
    /// Where it came from.
    pub ip: IpAddr,
    /// Path and query, as asked.
    pub path: String,
    pub session: Session,
    pub jar: SignedCookieJar,
    /// What this visitor's forms carry.
    pub token: String,
    /// The nonce behind the token, to be remembered by the browser.
    pub nonce: String,
    /// The database did not say who asks: nobody is known to be in, and nothing else need be asked.
    pub adrift: bool,
}

impl Visit {
    /// Begins to write, as whoever asks. What opened this page to them is asked again inside the work (rule 19): a body that
    /// arrives after the session has ended or the role was revoked writes nothing.
    pub async fn begin(&self) -> Result<Work, WebError> {
        self.begin_as(self.actor()).await
    }

    /// The same for a deed that gives rights or moves a number: the password was typed lately, or is asked for first.
    pub async fn begin_proved(&self) -> Result<Work, WebError> {
        self.begin_proved_as(self.actor()).await
    }

    /// The same for whom a guard has let act.
    pub(super) async fn begin_as(&self, actor: Actor) -> Result<Work, WebError> {
        self.open(actor, false).await
    }

    /// Both.
    pub(super) async fn begin_proved_as(&self, actor: Actor) -> Result<Work, WebError> {
        self.open(actor, true).await
    }

    async fn open(&self, actor: Actor, proved: bool) -> Result<Work, WebError> {
        let work = self.app.db.begin(actor, self.app.clock.now()).await?;
        let Some(sign_in) = &self.sign_in else { return Ok(work) };
        let settings = &self.app.config.accounts;
        let proved_within = proved.then(|| settings.proved_within());
        let asked = Asked { roles: self.roles, working_day: settings.working_day(), proved_within };
        match still_may(&work, sign_in, asked).await {
            Ok(()) if self.lacks_second(&(&work.tx).into(), self.roles).await? => {
                Err(WebError::SignIn(self.path.clone()))
            }
            Ok(()) => Ok(work),
            Err(Refused::No(Ended::Session)) => {
                self.refused("a deed after the session has ended");
                Err(WebError::SignIn(self.path.clone()))
            }
            Err(Refused::No(Ended::Proof)) => Err(WebError::Again(self.path.clone())),
            Err(Refused::No(Ended::Role)) => {
                self.refused("a deed after the role was revoked");
                Err(WebError::NotFound)
            }
            Err(Refused::Broken(error)) => Err(error.into()),
        }
    }

    /// Begins to write as somebody who came in by this very request: registered, or signed in.
    pub async fn begin_as_new(&self, account: AccountId) -> Result<Work, WebError> {
        Ok(self.app.db.begin(Actor::Account(account), self.app.clock.now()).await?)
    }

    /// Commits, and wakes the workers for what the commit left to do.
    pub async fn commit(&self, work: Work) -> Result<(), WebError> {
        work.commit().await?;
        self.app.wake.all();
        Ok(())
    }

    /// Ends a work as its deed ended: done, it is committed; refused, nothing of it has happened and the page words the
    /// refusal; broken, neither.
    pub async fn settle<T, E>(&self, work: Work, deed: Result<T, Refused<E>>) -> Result<Result<T, E>, WebError> {
        match deed {
            Ok(done) => {
                self.commit(work).await?;
                Ok(Ok(done))
            }
            Err(Refused::No(why)) => {
                work.roll_back().await?;
                Ok(Err(why))
            }
            Err(Refused::Broken(error)) => Err(error.into()),
        }
    }

    /// Counts a try on every key; false where one of them has had enough for now. Before a work begins, and before what is dear.
    pub async fn may_try(&self, what: Limited, keys: &[&str]) -> Result<bool, WebError> {
        let buckets: Vec<_> = keys.iter().map(|key| Bucket::of(what, *key)).collect();
        self.may_take(&buckets).await
    }

    /// The same out of buckets of several kinds: out of all or out of none.
    pub async fn may_take(&self, buckets: &[Bucket]) -> Result<bool, WebError> {
        let empty = self.app.limits.take(&self.app.db, buckets, self.app.clock.now()).await?;
        Ok(self.may_go_on(empty))
    }

    /// Whether there is a try left in every bucket; takes none.
    pub async fn has_room(&self, buckets: &[Bucket]) -> Result<bool, WebError> {
        let empty = self.app.limits.look(&self.app.db, buckets, self.app.clock.now()).await?;
        Ok(self.may_go_on(empty))
    }

    /// The buckets of where it came from, and others.
    pub fn with_address(&self, what: Limited, others: impl IntoIterator<Item = Bucket>) -> Vec<Bucket> {
        Bucket::of_address(what, self.ip).into_iter().chain(others).collect()
    }

    fn may_go_on(&self, empty: Option<Limited>) -> bool {
        if let Some(what) = empty {
            metrics::limit_reached(what.word());
            security::limit_reached(what.word(), &self.ip_key());
        }
        empty.is_none()
    }

    /// The same visit, let in by a guard for one of these roles.
    pub(super) fn for_roles(mut self, roles: &'static [Role]) -> Self {
        self.roles = roles;
        self
    }

    /// Who acts.
    pub fn actor(&self) -> Actor {
        self.person.as_ref().map_or(Actor::Guest, |person| Actor::Account(person.id))
    }

    /// The person, or a way to sign in.
    pub fn signed_in(&self) -> Result<&Person, WebError> {
        self.person.as_ref().ok_or_else(|| WebError::SignIn(self.path.clone()))
    }

    /// The sign-in behind this request, or a way to sign in.
    pub fn here(&self) -> Result<&SignIn, WebError> {
        self.sign_in.as_ref().ok_or_else(|| WebError::SignIn(self.path.clone()))
    }

    /// The password was typed lately in this session, or a way to type it: before what is only read, or counted before its work begins.
    pub fn proved(&self) -> Result<(), WebError> {
        let within = self.app.config.accounts.proved_within();
        match self.times {
            Some(times) if self.now.since(times.proved_at) > within => Err(WebError::Again(self.path.clone())),
            _ => Ok(()),
        }
    }

    /// Makes this session the account's: a new id, so that a session fixed beforehand is worth nothing.
    pub async fn sign_in(&self, account: AccountId, epoch: i32) -> Result<(), WebError> {
        self.session.cycle_id().await?;
        self.session.insert(ACCOUNT, account).await?;
        self.session.insert(EPOCH, epoch).await?;
        let agent = self.agent.as_ref().and_then(|agent| agent.to_str().ok()).unwrap_or_default();
        self.session.insert(DEVICE, Device::read(agent)).await?;
        Ok(())
    }

    /// Whether a page for these roles needs a second factor that was not given in this session.
    pub(super) async fn lacks_second(&self, db: &Executor<'_>, roles: &[Role]) -> Result<bool, WebError> {
        if !roles.iter().any(|role| is_staff(*role)) || self.app.config.accounts.second_factor == SecondFactor::Off {
            return Ok(false);
        }
        let Some(sign_in) = &self.sign_in else { return Ok(true) };
        Ok(!sessions::second_given(db, &sign_in.session).await?)
    }

    /// Whether whoever is in does nothing of staff without one.
    pub fn needs_second(&self) -> bool {
        let asked = self.app.config.accounts.second_factor == SecondFactor::Staff;
        asked && self.person.as_ref().is_some_and(|person| person.scopes.iter().any(|scope| is_staff(scope.role)))
    }

    /// Whether the second factor was given in this session.
    pub async fn has_given_second(&self) -> Result<bool, WebError> {
        let Some(sign_in) = &self.sign_in else { return Ok(false) };
        Ok(sessions::second_given(&self.app.db.read, &sign_in.session).await?)
    }

    /// It was given in this session, which has begun by this very request.
    pub async fn give_second(&self) -> Result<(), WebError> {
        self.session.save().await?;
        let Some(id) = self.session.id() else { return Ok(()) };
        let work = self.app.db.begin(Actor::System, self.app.clock.now()).await?;
        sessions::give_second(&work, &SessionKey::of(&id.to_string())).await?;
        Ok(work.commit().await?)
    }

    /// It was given in this session for the first time, and every other session of hers is over: part of the work that sets it.
    pub async fn begin_second(&self, work: &Work) -> Result<(), WebError> {
        let Some(sign_in) = &self.sign_in else { return Ok(()) };
        sessions::end_others(work, sign_in.account, &sign_in.session).await?;
        Ok(sessions::give_second(work, &sign_in.session).await?)
    }

    /// What the forms of a session that has just begun carry.
    pub async fn new_token(&self) -> Result<String, WebError> {
        self.session.save().await?;
        Ok(token(&self.app, &self.nonce, self.session.id()))
    }

    /// Ends the session.
    pub async fn sign_out(&self) -> Result<(), WebError> {
        Ok(self.session.flush().await?)
    }

    /// What the path says under a name, after its question mark.
    pub fn asked(&self, name: &str) -> Option<String> {
        let query = self.path.split_once('?').map_or("", |(_, query)| query);
        query::pairs(query).find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Path, as asked.
    pub fn page(&self) -> &str {
        self.path.split('?').next().unwrap_or("/")
    }

    /// A line in the security log: whoever asks was refused.
    pub fn refused(&self, what: &'static str) {
        let account = self.person.as_ref().map(|person| person.id.0);
        security::refused(what, account, &self.ip_key());
    }

    /// The IP as logs tell of it. Of IPv6 one household has 64 bits to itself, so these do not count.
    pub fn ip_key(&self) -> String {
        household(self.ip)
    }
}

fn token(app: &App, nonce: &str, holder: Option<Id>) -> String {
    let holder = holder.map(|id| id.to_string()).unwrap_or_default();
    app.secret.tag("form", &format!("{nonce}:{holder}"))
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts
            .extensions
            .get::<Visit>()
            .cloned()
            .unwrap_or_else(|| unreachable!("the layer stands over every route")))
    }
}
