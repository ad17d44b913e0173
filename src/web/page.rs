//! A page is its template, its status and what it says. Handlers return it bare; one layer renders it, once it is known who
//! looks and in which language.

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header::RETRY_AFTER},
    response::{IntoResponse, IntoResponseParts, Redirect, Response, ResponseParts},
};
use axum_extra::extract::SignedCookieJar;
use serde::Serialize;
use tera::Value;

use super::{fields::Fields, flash::Flash};
use crate::infra::page_cache::Subject;

/// In so many seconds whoever was asked to come back may do so.
const COME_BACK: HeaderValue = HeaderValue::from_static("5");

/// What a handler shows.
pub trait Page: Serialize {
    /// Under `templates/`.
    const TEMPLATE: &'static str;
    /// Whether it has, in any of its states, a form with the visitor's token: the browser then keeps the nonce, and no cache a copy.
    const FORM: bool = false;

    /// The page in every state that looks different, for the test that renders them all in both languages.
    fn samples() -> Vec<Self>
    where
        Self: Sized;

    /// What a copy grows stale of, beside the day; nothing where no copy is kept. What a page with a copy shows inside its layout is
    /// the same for everybody who asks in the same language.
    fn stale_of(&self) -> Vec<Subject> {
        Vec::new()
    }

    /// 200, or 422 where a form came back, or 503 where it is to be sent again.
    fn status(&self) -> StatusCode {
        StatusCode::OK
    }
}

/// A page on its way to the layer that renders it.
#[derive(Clone)]
pub struct Unrendered {
    /// Under `templates/`.
    pub template: &'static str,
    /// What the template calls `page`.
    pub page: Value,
    /// What a copy grows stale of; nothing where none is kept.
    pub stale_of: Vec<Subject>,
    /// May carry the visitor's token.
    pub form: bool,
}

/// Goes with an answer that may be kept: what the copy grows stale of.
#[derive(Clone, Debug)]
pub struct StaleOf(pub Vec<Subject>);

/// A page as an answer.
pub struct Show<P>(pub P);

impl<P: Page> IntoResponse for Show<P> {
    fn into_response(self) -> Response {
        let status = self.0.status();
        let mut response = status.into_response();
        if status == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(RETRY_AFTER, COME_BACK);
        }
        let page = Value::from_serializable(&self.0);
        let stale_of = self.0.stale_of();
        response.extensions_mut().insert(Unrendered { template: P::TEMPLATE, page, stale_of, form: P::FORM });
        response
    }
}

/// The status of a page with a form: nothing is wrong, something is, or nobody could take it just now.
pub fn form_status(fields: &Fields) -> StatusCode {
    match (fields.fine(), fields.is_busy()) {
        (true, _) => StatusCode::OK,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// A post ends in its page shown again, or in a 303 to somewhere.
pub enum Reply<P> {
    /// With what was typed and what is wrong.
    Again(P),
    /// Done.
    SeeOther(Box<SeeOther>),
}

/// A 303, with cookies and a message for the next page.
pub struct SeeOther {
    to: String,
    flash: Option<Flash>,
    jar: Option<SignedCookieJar>,
    headers: HeaderMap,
}

impl SeeOther {
    /// To an address of this site.
    pub fn to(path: impl Into<String>) -> Self {
        Self { to: path.into(), flash: None, jar: None, headers: HeaderMap::new() }
    }

    /// With a message.
    pub fn flash(mut self, flash: Flash) -> Self {
        self.flash = Some(flash);
        self
    }

    /// The browser forgets the pages it has kept, and what was typed half way (`static/js/draft.js`): whoever holds the phone next does
    /// not go back to them.
    pub fn forget_pages(mut self) -> Self {
        self.headers.insert("clear-site-data", HeaderValue::from_static("\"cache\", \"storage\""));
        self
    }

    /// With cookies.
    pub fn jar(mut self, jar: SignedCookieJar) -> Self {
        self.jar = Some(jar);
        self
    }
}

impl IntoResponseParts for SeeOther {
    type Error = std::convert::Infallible;

    fn into_response_parts(self, mut parts: ResponseParts) -> Result<ResponseParts, Self::Error> {
        if let Some(flash) = self.flash {
            parts.extensions_mut().insert(flash);
        }
        parts.headers_mut().extend(self.headers);
        match self.jar {
            Some(jar) => jar.into_response_parts(parts),
            None => Ok(parts),
        }
    }
}

impl IntoResponse for SeeOther {
    fn into_response(self) -> Response {
        let redirect = Redirect::to(&self.to);
        (self, redirect).into_response()
    }
}

impl<P> From<SeeOther> for Reply<P> {
    fn from(to: SeeOther) -> Self {
        Self::SeeOther(Box::new(to))
    }
}

impl<P: Page> IntoResponse for Reply<P> {
    fn into_response(self) -> Response {
        match self {
            Self::Again(page) => Show(page).into_response(),
            Self::SeeOther(to) => to.into_response(),
        }
    }
}
