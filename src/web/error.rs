//! What can go wrong with a request, rendered by the same layer as pages: a 404 that offers ways on, a 500 with an id and
//! nothing about the inside.

use axum::{
    http::{StatusCode, header::RETRY_AFTER},
    response::{IntoResponse, Redirect, Response},
};
use sea_orm::{ConnAcquireErr, DbErr};
use serde::Serialize;

use super::page::{Page, Show};
use crate::infra::{passwords::PasswordError, pictures::PictureError};

/// The end of a request that did not become a page.
#[derive(Debug)]
pub enum WebError {
    /// Not there, or not for this visitor: the two look alike.
    NotFound,
    /// First sign in, then come back to this path.
    SignIn(String),
    /// Everything that could answer is at work for others: one comes back in a moment.
    Busy,
    /// Something broke inside; the text goes to the log only.
    Broken(String),
}

/// In so many seconds.
const COME_BACK: &str = "5";

macro_rules! broken {
    ($($error:ty),+) => {$(
        impl From<$error> for WebError {
            fn from(error: $error) -> Self {
                Self::Broken(error.to_string())
            }
        }
    )+};
}

broken!(PasswordError, PictureError, tower_sessions::session::Error, tera::Error, std::io::Error);

impl From<DbErr> for WebError {
    fn from(error: DbErr) -> Self {
        match error {
            DbErr::ConnectionAcquire(ConnAcquireErr::Timeout) => Self::Busy,
            broken => Self::Broken(broken.to_string()),
        }
    }
}

/// What is shown instead of a page.
#[derive(Serialize)]
pub struct ErrorPage {
    heading: &'static str,
    words: &'static str,
    id: Option<String>,
    status: u16,
}

impl Page for ErrorPage {
    const TEMPLATE: &'static str = "errors/error.html";

    fn samples() -> Vec<Self> {
        let page = |status, heading, words, id| ErrorPage { heading, words, id, status };
        vec![
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

    /// A post that did not come from this site's own pages.
    pub fn foreign() -> Response {
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

fn error_page(status: u16, heading: &'static str, words: &'static str, id: Option<String>) -> Response {
    Show(ErrorPage { heading, words, id, status }).into_response()
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        match self {
            Self::NotFound => error_page(404, "error-not-found-heading", "error-not-found-words", None),
            Self::SignIn(path) => {
                let path: String = url::form_urlencoded::byte_serialize(path.as_bytes()).collect();
                Redirect::to(&format!("/sign-in?return={path}")).into_response()
            }
            Self::Busy => {
                tracing::warn!("no connection to the database was free in time");
                let page = error_page(503, "error-busy-heading", "error-busy-words", None);
                ([(RETRY_AFTER, COME_BACK)], page).into_response()
            }
            Self::Broken(reason) => {
                let id = crate::kernel::code::random(8);
                tracing::error!(id, reason, "a request broke");
                error_page(500, "error-broken-heading", "error-broken-words", Some(id))
            }
        }
    }
}
