//! Layers over whole blocks of addresses. Whoever is not signed in is led there; for everybody else a closed part is not there.

use std::collections::HashMap;

use axum::{
    extract::{FromRequestParts, Path, Request},
    http::Method,
    http::request::Parts,
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::{
    account::{again::AgainPage, second_factor::SecondFactorPage},
    entry::sign_in::index::SignInPage,
    visit::Visit,
};
use crate::{
    infra::{db::Work, incoming::Whose, refused::Refused, watch::security},
    kernel::{actor::Actor, links},
    market::{
        accounts::Role,
        shops::{
            find::{self, OwnShop},
            in_shop::{InShop, NoMember},
        },
    },
    web::{
        error::{self, ComeBack, ProveAgain, WebError},
        form::{self, Sender},
        page::{SeeOther, Show},
        unsent::Typed,
    },
};

/// Whoever acts in the shop of a `/seller/{shop}/…` address: seen by the guard to be one of its members, and asked again inside
/// every work that writes.
#[derive(Clone)]
pub struct Acting {
    /// The shop.
    pub shop: OwnShop,
    /// Whose finger it is, for whom.
    pub actor: Actor,
    /// Where from, as logs tell of it.
    from: String,
}

impl Acting {
    /// Begins to write as whoever acts.
    pub async fn begin(&self, visit: &Visit) -> Result<Work, WebError> {
        visit.begin_as(self.actor).await
    }

    /// The same for a deed that gives rights: the password was typed lately.
    pub async fn begin_proved(&self, visit: &Visit) -> Result<Work, WebError> {
        visit.begin_proved_as(self.actor).await
    }

    /// Enters the shop with a work. Whoever was taken out meanwhile finds no shop there.
    pub async fn enter<'w>(&self, work: &'w Work) -> Result<InShop<'w>, WebError> {
        InShop::enter(work, self.shop.id).await.map_err(|refused| match refused {
            Refused::No(NoMember) => {
                let account = self.actor.account().map(|account| account.0);
                security::refused("a deed in a shop that she has left", account, &self.from);
                WebError::NotFound
            }
            Refused::Broken(error) => error.into(),
        })
    }
}

/// Round everything closed: what somebody typed whose session has ended waits while she signs in again, and so it does, for seconds,
/// where an account sends more than any thumb.
pub async fn keep_typed(visit: Visit, request: Request, next: Next) -> Result<Response, Response> {
    if request.method() != Method::POST {
        return Ok(next.run(request).await);
    }
    if let Some(person) = &visit.person {
        if visit.app.limits.may_send(person.id, visit.now) {
            return Ok(next.run(request).await);
        }
        let unsent = form::unsent(request, &visit.app).await;
        return Err(error::come_back(unsent.map(|form| form.to(&visit.path))));
    }
    let typed = form::typed(request, &visit.app).await?;
    Ok(Show(SignInPage::first(&visit.path, typed)).into_response())
}

/// For members of the shop that the address names; for everybody else there is no such shop.
pub async fn seller(
    visit: Visit,
    Path(path): Path<HashMap<String, String>>,
    mut request: Request,
    next: Next,
) -> Result<Response, WebError> {
    let person = visit.signed_in()?;
    let code = path.get("shop").map_or("", String::as_str);
    let Some(shop) = find::for_member(&visit.app.db.read, person.id, code).await? else {
        visit.refused("a shop of others");
        return Err(WebError::NotFound);
    };
    request.extensions_mut().insert(Acting { shop, actor: Actor::Account(person.id), from: visit.ip_key() });
    Ok(next.run(request).await)
}

impl<S: Send + Sync> FromRequestParts<S> for Acting {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, WebError> {
        parts.extensions.get::<Acting>().cloned().ok_or(WebError::NotFound)
    }
}

/// For moderators and administrators.
pub async fn staff(visit: Visit, request: Request, next: Next) -> Result<Response, WebError> {
    allow(visit, &[Role::Moderator, Role::Admin], request, next).await
}

/// For moderators.
pub async fn moderator(visit: Visit, request: Request, next: Next) -> Result<Response, WebError> {
    allow(visit, &[Role::Moderator], request, next).await
}

/// For administrators.
pub async fn admin(visit: Visit, request: Request, next: Next) -> Result<Response, WebError> {
    allow(visit, &[Role::Admin], request, next).await
}

/// For analysts of the commerce department.
pub async fn analyst(visit: Visit, request: Request, next: Next) -> Result<Response, WebError> {
    allow(visit, &[Role::Analyst], request, next).await
}

/// For whoever is signed in.
pub async fn signed_in(visit: Visit, request: Request, next: Next) -> Result<Response, WebError> {
    visit.signed_in()?;
    Ok(next.run(request).await)
}

/// Whoever is not signed in may send photos here, too: few at once, for each address and for all guests together.
pub async fn files_of_guests(visit: Visit, mut request: Request, next: Next) -> Response {
    if visit.person.is_none() {
        request.extensions_mut().insert(Sender(Whose::Guest(visit.ip_key())));
    }
    next.run(request).await
}

/// Where staff without a second factor are led.
const SECOND_FACTOR: &str = "/account/second-factor";

/// Lets in whoever has one of the roles and, where staff need one, has given her second factor, and keeps what others had typed until they
/// have; the visit remembers which were asked for, so that its works ask again.
async fn allow(visit: Visit, roles: &'static [Role], mut request: Request, next: Next) -> Result<Response, WebError> {
    let person = visit.signed_in()?;
    if !roles.iter().any(|role| person.has(*role)) {
        visit.refused("a page of another role");
        return Err(WebError::NotFound);
    }
    if visit.lacks_second(&(&visit.app.db.read).into(), roles).await? {
        if request.method() == Method::POST {
            let typed = match form::typed(request, &visit.app).await {
                Ok(typed) => typed,
                Err(unread) => return Ok(unread),
            };
            return SecondFactorPage::first(&visit, typed).await;
        }
        return Ok(SeeOther::to(links::on_the_way(SECOND_FACTOR, &visit.path)).into_response());
    }
    request.extensions_mut().insert(visit.for_roles(roles));
    Ok(next.run(request).await)
}

/// The database is away for a moment: whoever reads is asked to come back, and whoever sent a form gets it back to send it again. And
/// whoever sent one for which the password must be typed again types it with the form beside it. It stands inside the check of where
/// a form comes from, so that nobody is handed what somebody else wrote for her.
pub async fn come_back(visit: Visit, mut request: Request, next: Next) -> Response {
    let posts = request.method() == Method::POST;
    if visit.adrift {
        let unsent = if posts { form::unsent(request, &visit.app).await } else { None };
        return error::come_back(unsent.map(|form| form.to(&visit.path)));
    }
    if !posts {
        return next.run(request).await;
    }
    let typed = Typed::default();
    request.extensions_mut().insert(typed.clone());
    let response = next.run(request).await;
    if response.extensions().get::<ComeBack>().is_some() {
        return error::come_back(typed.take().map(|form| form.to(&visit.path)));
    }
    let asked = response.extensions().get::<ProveAgain>().and_then(|_| typed.take());
    asked.map_or(response, |form| Show(AgainPage::first(&visit.path, form)).into_response())
}
