//! What can go wrong with a request, rendered by the same layer as pages: a 404 that offers ways on, a 500 with an id and
//! nothing about the inside.

use std::io::ErrorKind;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use sea_orm::DbErr;
use serde::Serialize;
use tower_sessions::session_store;

use super::{
    page::{Page, Show},
    unsent::Unsent,
};
use crate::infra::{db::is_away, passwords::PasswordError, pictures::PictureError, watch::security, words::Message};

/// The end of a request that did not become a page.
#[derive(Debug)]
pub enum WebError {
    /// Not there, or not for this visitor: the two look alike.
    NotFound,
    /// First sign in, then come back to this path.
    SignIn(String),
    /// First type the password again, then come back to this path.
    Again(String),
    /// The account is barred: what is said to whoever came with the right password or code.
    Barred(Message),
    /// Whatever could answer is away or at work for others just now: one comes back in a moment. The text goes to the log only.
    Busy(String),
    /// Something broke inside; the text goes to the log only.
    Broken(String),
}

macro_rules! broken {
    ($($error:ty),+) => {$(
        impl From<$error> for WebError {
            fn from(error: $error) -> Self {
                Self::Broken(error.to_string())
            }
        }
    )+};
}

broken!(PictureError, tera::Error);

impl From<PasswordError> for WebError {
    fn from(error: PasswordError) -> Self {
        let word = if matches!(error, PasswordError::Busy) { Self::Busy } else { Self::Broken };
        word(error.to_string())
    }
}

impl From<DbErr> for WebError {
    fn from(error: DbErr) -> Self {
        let word = if is_away(&error) { Self::Busy } else { Self::Broken };
        word(error.to_string())
    }
}

/// Sessions are rows, and their store tells of the database's errors in its words only.
impl From<tower_sessions::session::Error> for WebError {
    fn from(error: tower_sessions::session::Error) -> Self {
        let away = matches!(error, tower_sessions::session::Error::Store(session_store::Error::Backend(_)));
        let word = if away { Self::Busy } else { Self::Broken };
        word(error.to_string())
    }
}

impl From<std::io::Error> for WebError {
    fn from(error: std::io::Error) -> Self {
        let away = matches!(
            error.kind(),
            ErrorKind::StorageFull
                | ErrorKind::ReadOnlyFilesystem
                | ErrorKind::QuotaExceeded
                | ErrorKind::TimedOut
                | ErrorKind::ResourceBusy
        );
        let word = if away { Self::Busy } else { Self::Broken };
        word(error.to_string())
    }
}

/// Goes with an answer that asks to come back.
#[derive(Clone, Copy, Debug)]
pub struct ComeBack;

/// Goes with an answer that asks for the password.
#[derive(Clone, Copy, Debug)]
pub struct ProveAgain;

/// What is shown instead of a page.
#[derive(Serialize)]
pub struct ErrorPage {
    heading: &'static str,
    words: &'static str,
    /// What is said of this case alone.
    told: Option<Message>,
    id: Option<String>,
    status: u16,
}

impl Page for ErrorPage {
    const TEMPLATE: &'static str = "errors/error.html";

    fn samples() -> Vec<Self> {
        let page = |status, heading, words, id| ErrorPage { heading, words, told: None, id, status };
        let told = Message::new("barred-for-good").with("words", "Bán hàng giả.");
        vec![
            ErrorPage { told: Some(told), ..page(403, "error-barred-heading", "error-barred-words", None) },
            page(404, "error-not-found-heading", "error-not-found-words", None),
            page(503, "error-busy-heading", "error-busy-words", None),
            page(500, "error-broken-heading", "error-broken-words", Some("K7QM2XPA".into())),
        ]
    }

    fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

impl WebError {
    /// A body larger than anything that is taken here, or one that broke off.
    pub fn too_large() -> Response {
        error_page(413, "error-too-large-heading", "error-too-large-words", None)
    }

    /// A body that came too slowly to be waited for.
    pub fn too_slow() -> Response {
        error_page(408, "error-too-slow-heading", "error-too-slow-words", None)
    }

    /// A post that did not come from this site's own pages.
    pub fn foreign() -> Response {
        security::refused("a form of another site", None, "");
        error_page(403, "error-foreign-heading", "error-foreign-words", None)
    }

    /// An address that is only posted to, opened: whoever had to sign in first comes here, and is shown ways on.
    pub fn wrong_method() -> Response {
        error_page(405, "error-not-found-heading", "error-not-found-words", None)
    }

    /// 404.
    pub fn not_found() -> Response {
        Self::NotFound.into_response()
    }
}

/// To a page that leads back to the path.
fn led(to: &str, path: &str) -> Response {
    let path: String = url::form_urlencoded::byte_serialize(path.as_bytes()).collect();
    Redirect::to(&format!("{to}?return={path}")).into_response()
}

fn error_page(status: u16, heading: &'static str, words: &'static str, id: Option<String>) -> Response {
    Show(ErrorPage { heading, words, told: None, id, status }).into_response()
}

/// 503, with what was sent in vain to be sent again.
pub fn come_back(form: Option<Unsent>) -> Response {
    let mut response = match form {
        Some(form) => Show(UnsentPage { form }).into_response(),
        None => error_page(503, "error-busy-heading", "error-busy-words", None),
    };
    response.extensions_mut().insert(ComeBack);
    response
}

/// A form that was sent in vain.
#[derive(Serialize)]
pub struct UnsentPage {
    form: Unsent,
}

impl Page for UnsentPage {
    const TEMPLATE: &'static str = "errors/unsent.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        [false, true].map(|files| Self { form: Unsent::sample(files) }).into()
    }

    fn status(&self) -> StatusCode {
        StatusCode::SERVICE_UNAVAILABLE
    }
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        match self {
            Self::NotFound => error_page(404, "error-not-found-heading", "error-not-found-words", None),
            Self::SignIn(path) => led("/sign-in", &path),
            Self::Again(path) => {
                let mut response = led("/account/again", &path);
                response.extensions_mut().insert(ProveAgain);
                response
            }
            Self::Barred(told) => {
                let (heading, words) = ("error-barred-heading", "error-barred-words");
                Show(ErrorPage { heading, words, told: Some(told), id: None, status: 403 }).into_response()
            }
            Self::Busy(reason) => {
                tracing::warn!(reason, "a request is asked to come back");
                come_back(None)
            }
            Self::Broken(reason) => {
                let id = crate::kernel::code::random(8);
                tracing::error!(id, reason, "a request broke");
                error_page(500, "error-broken-heading", "error-broken-words", Some(id))
            }
        }
    }
}
