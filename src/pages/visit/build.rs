//! The layer that builds a visit: who asks, by her session's row, once for each request.

use axum::{
    extract::{Request, State},
    http::header::USER_AGENT,
    middleware::Next,
    response::Response,
};
use axum_extra::extract::SignedCookieJar;
use tower_sessions::Session;

use super::{VIETNAMESE, Visit, token};
use crate::{
    app::App,
    infra::{
        secret::hex,
        sessions::{self, SessionKey},
        words::Language,
    },
    kernel::{actor::Actor, code, ids::AccountId},
    market::{
        accounts::find::{self, Person, SignedIn},
        carts,
    },
    web::{
        cookies,
        error::WebError,
        form::{ExpectedToken, Sender},
        ip,
        sessions::ACCOUNT,
    },
};

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
    let known = known.unwrap_or_default();
    if let Some(known) = &known {
        saw(&app, known).await;
    }
    let times = known.as_ref().map(|known| known.times);
    // A deed may change it before its page is shown.
    let in_cart = known.as_ref().filter(|_| request.method().is_safe()).map(|known| known.beside);
    let (sign_in, person) = known.map(|known| (known.sign_in, known.person)).unzip();
    let nonce = jar.get(cookies::FORM).map_or_else(|| hex(&code::bytes()[..16]), |c| c.value().to_owned());
    let token = token(&app, &nonce, person.as_ref().and_then(|_| session.id()));
    let language = language(request.uri().path(), cookies::language(&jar), person.as_ref());
    request.extensions_mut().insert(ExpectedToken(token.clone()));
    if let Some(person) = &person {
        request.extensions_mut().insert(Sender(person.id.into()));
    }
    let visit = Visit {
        sign_in,
        times,
        in_cart,
        agent: request.headers().get(USER_AGENT).cloned(),
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

/// As chosen, else that of the account; some parts speak only Vietnamese.
fn language(path: &str, chosen: Option<Language>, person: Option<&Person>) -> Language {
    if VIETNAMESE.iter().any(|part| path.starts_with(part)) {
        return Language::Vi;
    }
    chosen.or_else(|| person.map(|person| person.language)).unwrap_or_default()
}

/// The session's sign-in and the person behind it, if anybody has signed in. The session itself is loaded only where it is over, so
/// that its cookie goes.
async fn who_asks(app: &App, session: &Session) -> Result<Option<SignedIn>, WebError> {
    let Some(id) = session.id() else { return Ok(None) };
    let (key, working_day) = (SessionKey::of(&id.to_string()), app.config.accounts.working_day());
    let known = find::signed_in(&app.db.read, key, app.clock.now(), working_day, carts::find::counted()).await?;
    if known.is_none() {
        session.get::<AccountId>(ACCOUNT).await?;
    }
    Ok(known)
}

/// Writes down, once an hour, that the session was used. Nobody waits for a database that cannot write: it is told with the next page.
async fn saw(app: &App, known: &SignedIn) {
    let now = app.clock.now();
    if !known.times.is_unseen(now) {
        return;
    }
    let written = async {
        let work = app.db.begin(Actor::System, now).await?;
        sessions::saw(&work, &known.sign_in.session).await?;
        work.commit().await
    };
    if let Err(error) = written.await {
        tracing::warn!(?error, "that a session was used could not be written down");
    }
}
