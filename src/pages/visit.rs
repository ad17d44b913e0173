//! One request: who asks, in which language, when, from where, and the parts of the app. Built once by a layer; handlers take
//! it as an argument.

use std::{convert::Infallible, net::IpAddr};

use axum::{
    extract::{FromRequestParts, Request, State},
    http::request::Parts,
    middleware::Next,
    response::Response,
};
use axum_extra::extract::SignedCookieJar;
use tower_sessions::{Session, session::Id};

use crate::{
    app::App,
    infra::{
        db::Work,
        limits::{Bucket, Limited, household},
        refused::Refused,
        secret::hex,
        sessions::{SessionKey, SignIn},
        watch::{metrics, security},
        words::Language,
    },
    kernel::{actor::Actor, code, ids::AccountId, instant::Instant},
    market::accounts::{
        Role,
        find::{self, Person},
        still_may::{Ended, still_may},
    },
    web::{
        cookies,
        error::WebError,
        form::{ExpectedToken, Sender},
        ip, query,
        sessions::{ACCOUNT, EPOCH},
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

    /// The same for whom a guard has let act.
    pub(super) async fn begin_as(&self, actor: Actor) -> Result<Work, WebError> {
        let work = self.app.db.begin(actor, self.app.clock.now()).await?;
        let Some(sign_in) = &self.sign_in else { return Ok(work) };
        match still_may(&work, sign_in, self.roles).await {
            Ok(()) => Ok(work),
            Err(Refused::No(Ended::Session)) => Err(WebError::SignIn(self.path.clone())),
            Err(Refused::No(Ended::Role)) => Err(WebError::NotFound),
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

    /// Makes this session the account's: a new id, so that a session fixed beforehand is worth nothing.
    pub async fn sign_in(&self, account: AccountId, epoch: i32) -> Result<(), WebError> {
        self.session.cycle_id().await?;
        self.session.insert(ACCOUNT, account).await?;
        self.session.insert(EPOCH, epoch).await?;
        Ok(())
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

    /// The IP as logs tell of it. Of IPv6 one household has 64 bits to itself, so these do not count.
    pub fn ip_key(&self) -> String {
        household(self.ip)
    }
}

/// Builds the visit and puts it into the request.
pub async fn layer(
    State(app): State<App>,
    session: Session,
    jar: SignedCookieJar,
    mut request: Request,
    next: Next,
) -> Response {
    let known = who_asks(&app, &session).await;
    let adrift = known.is_err();
    if let Err(error) = &known {
        tracing::warn!(?error, "who asks could not be found out");
    }
    let (sign_in, person) = known.unwrap_or_default().unzip();
    let nonce = jar.get(cookies::FORM).map_or_else(|| hex(&code::bytes()[..16]), |c| c.value().to_owned());
    let token = token(&app, &nonce, person.as_ref().and_then(|_| session.id()));
    let chosen = cookies::language(&jar);
    let language = chosen.or_else(|| person.as_ref().map(|p| p.language)).unwrap_or_default();
    let only_vietnamese = VIETNAMESE.iter().any(|part| request.uri().path().starts_with(part));
    let language = if only_vietnamese { Language::Vi } else { language };
    request.extensions_mut().insert(ExpectedToken(token.clone()));
    if let Some(person) = &person {
        request.extensions_mut().insert(Sender(person.id));
    }
    let visit = Visit {
        sign_in,
        roles: &[],
        person,
        language,
        now: app.clock.now(),
        ip: ip::of(request.extensions(), request.headers(), &app.config.server.trusted_proxies),
        path: request.uri().path_and_query().map_or_else(|| "/".into(), |p| p.as_str().to_owned()),
        session,
        jar,
        token,
        nonce,
        app,
        adrift,
    };
    request.extensions_mut().insert(visit);
    next.run(request).await
}

/// The session's sign-in and the person behind it, if anybody has signed in. The session itself is loaded only where it is over, so
/// that its cookie goes.
async fn who_asks(app: &App, session: &Session) -> Result<Option<(SignIn, Person)>, WebError> {
    let Some(id) = session.id() else { return Ok(None) };
    let known = find::signed_in(&app.db.read, SessionKey::of(&id.to_string()), app.clock.now()).await?;
    if known.is_none() {
        session.get::<AccountId>(ACCOUNT).await?;
    }
    Ok(known)
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
