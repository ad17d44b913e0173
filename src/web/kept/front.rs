//! What stands before the site: whoever has nothing of her own gets a page that is kept, without any of it being asked. Everybody
//! else, and every page that is not kept yet, goes through. What is kept is what the site answered, byte for byte.

use std::{convert::Infallible, future::ready, net::SocketAddr, sync::Arc};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{ConnectInfo, Request},
    http::{
        Method, StatusCode, Uri,
        header::{ACCEPT_ENCODING, COOKIE, SET_COOKIE},
        request::Parts,
    },
    response::Response,
};
use axum_extra::extract::cookie::Key;
use tower::{ServiceExt, service_fn};
use tower_http::compression::Compression;

use super::{answer::Kept, stranger::Stranger};
use crate::{
    app::App,
    infra::page_cache::Begun,
    web::{cookies, page::StaleOf, watch::access},
};

/// The address under which a path and its query are kept, in one spelling; nothing for what is never kept. Two that have the same
/// are the same page.
pub type Address = fn(&str, Option<&str>) -> Option<String>;

/// A request whose answer is to be kept: it has nothing of anybody's.
#[derive(Clone, Copy, Debug)]
pub struct Filling;

/// The site, and the pages that are kept before it. Cheap to clone.
#[derive(Clone)]
pub struct Front {
    app: App,
    site: Router,
    address: Address,
    key: Key,
}

/// A page that may be kept.
struct Wanted {
    stranger: Stranger,
    address: String,
    key: String,
}

impl Front {
    /// Before `site`.
    pub fn new(app: &App, site: Router, address: Address) -> Self {
        let key = Key::from(app.secret.bytes());
        Self { app: app.clone(), site, address, key }
    }

    /// The answer to a request. Where people come by https, cookies are called otherwise outside.
    pub async fn answer(&self, mut request: Request) -> Response {
        if !self.app.config.is_https() {
            return self.answered(request).await;
        }
        cookies::inside(request.headers_mut());
        let mut response = self.answered(request).await;
        cookies::outside(response.headers_mut());
        response
    }

    async fn answered(&self, request: Request) -> Response {
        let (asked, body) = request.into_parts();
        let Some(wanted) = self.wanted(&asked) else { return self.through(Request::from_parts(asked, body)).await };
        if let Some(answer) = self.kept(&wanted.key, &asked).await {
            return answer;
        }
        let filled = if asked.method == Method::GET { self.filled(wanted, &asked).await } else { None };
        match filled {
            Some(answer) => answer,
            None => self.through(Request::from_parts(asked, body)).await,
        }
    }

    async fn through(&self, request: Request) -> Response {
        self.site.clone().oneshot(request).await.unwrap_or_else(|never| match never {})
    }

    fn wanted(&self, asked: &Parts) -> Option<Wanted> {
        let reads = matches!(asked.method, Method::GET | Method::HEAD);
        if !reads || !self.app.pages.is_open() {
            return None;
        }
        let stranger = Stranger::of(&asked.headers, &self.key)?;
        let address = (self.address)(asked.uri.path(), asked.uri.query())?;
        Some(Wanted { key: stranger.key(&address), stranger, address })
    }

    async fn kept(&self, key: &str, asked: &Parts) -> Option<Response> {
        let kept = self.app.pages.get::<Kept>(key, self.app.clock.now())?;
        let answer = kept.answer(&asked.method, &asked.headers).await;
        access::kept(answer.status().as_u16());
        Some(answer)
    }

    /// Whoever comes first has the page rendered; whoever comes meanwhile waits for it. Nothing where that was in vain.
    async fn filled(&self, wanted: Wanted, asked: &Parts) -> Option<Response> {
        let turn = self.app.pages.turn(&wanted.key).await;
        if let Some(answer) = self.kept(&wanted.key, asked).await {
            return Some(answer);
        }
        let (Some(turn), Ok(uri)) = (turn, wanted.address.parse::<Uri>()) else { return None };
        let begun = self.app.pages.begin(self.app.clock.now());
        let response = self.through(filling(&wanted, uri, asked)).await;
        if !may_be_kept(&response) {
            return Some(packed(response, asked).await);
        }
        let kept = self.keep(&wanted.key, begun, response).await.ok()?;
        drop(turn);
        Some(kept.answer(&asked.method, &asked.headers).await)
    }

    async fn keep(&self, key: &str, begun: Begun, response: Response) -> Result<Arc<Kept>, axum::Error> {
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await?;
        let kept = Arc::new(Kept::new(parts.headers, body));
        if let Some(StaleOf(subjects)) = parts.extensions.get::<StaleOf>() {
            self.app.pages.keep(key, begun, subjects, kept.clone(), kept.bytes());
        }
        Ok(kept)
    }
}

/// The same page, asked for by nobody in particular.
fn filling(wanted: &Wanted, uri: Uri, asked: &Parts) -> Request {
    let mut fill = Request::new(Body::empty());
    *fill.uri_mut() = uri;
    let cookies = wanted.stranger.cookies.as_ref().and_then(|cookies| cookies.parse().ok());
    fill.headers_mut().extend(cookies.map(|cookies| (COOKIE, cookies)));
    fill.extensions_mut().insert(Filling);
    if let Some(peer) = asked.extensions.get::<ConnectInfo<SocketAddr>>() {
        fill.extensions_mut().insert(*peer);
    }
    fill
}

/// Packed for whoever asked, as the site packs: this answer was made for nobody in particular.
async fn packed(response: Response, asked: &Parts) -> Response {
    let mut request = Request::new(Body::empty());
    request.headers_mut().extend(asked.headers.get(ACCEPT_ENCODING).map(|codings| (ACCEPT_ENCODING, codings.clone())));
    let mut response = Some(response);
    let site = service_fn(move |_: Request| ready(Ok::<_, Infallible>(response.take().unwrap_or_default())));
    match Compression::new(site).oneshot(request).await {
        Ok(packed) => packed.map(Body::new),
        Err(never) => match never {},
    }
}

/// Whole, fine, and nobody's.
fn may_be_kept(response: &Response) -> bool {
    response.status() == StatusCode::OK
        && response.extensions().get::<StaleOf>().is_some()
        && !response.headers().contains_key(SET_COOKIE)
}
