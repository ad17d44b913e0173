//! Somebody with a browser that keeps cookies, follows where it is sent and fills in the token of the form it saw last.
//! Drives the router itself, without sockets, or a server that runs somewhere.

use std::{collections::BTreeMap, future::Future, net::SocketAddr};

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    http::{Method, Request, header},
    response::Response,
};
use chophien::{
    app::App,
    kernel::ids::AccountId,
    web::{kept::Front, sessions::Store},
};
use futures::{StreamExt, stream};
use sea_orm::EntityTrait;
use tokio::sync::oneshot;
use tower::ServiceExt;
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
};

use super::{
    answer::Answer,
    parts::{self, Upload},
    seen::{Seen, lent},
    server::{self, Server},
};

/// Where a visitor goes.
#[derive(Clone)]
enum Site {
    Router(Router),
    Front(Box<Front>),
    Server(SocketAddr),
}

/// A visitor.
#[derive(Clone)]
pub struct Visitor {
    site: Site,
    app: App,
    /// Name → value, as a browser would send them back.
    pub cookies: BTreeMap<String, String>,
    /// Comes from another site.
    pub foreign: bool,
    /// Sent with every request.
    pub headers: Vec<(&'static str, String)>,
    token: Option<String>,
    seen: Seen,
}

impl Visitor {
    /// Without a cookie.
    pub fn new(site: Router, app: App) -> Self {
        Self {
            site: Site::Router(site),
            app,
            cookies: BTreeMap::new(),
            foreign: false,
            headers: Vec::new(),
            token: None,
            seen: Seen::default(),
        }
    }

    /// The same person at a server that runs over the same database.
    pub fn at(self, server: &Server) -> Self {
        self.at_address(server.address)
    }

    /// The same person where a process of this market listens, or will.
    pub fn at_address(mut self, address: SocketAddr) -> Self {
        self.site = Site::Server(address);
        self
    }

    /// The same person before the pages that are kept.
    pub fn before(mut self, front: Front) -> Self {
        self.site = Site::Front(Box::new(front));
        self
    }

    /// Signed in, without the pages for it.
    pub async fn signed_in(mut self, account: AccountId) -> Self {
        let row = chophien::entities::account::Entity::find_by_id(account).one(&self.app.db.read).await;
        let epoch = row.expect("the accounts").expect("the account").session_epoch;
        let data = [("account", serde_json::json!(account)), ("epoch", serde_json::json!(epoch))];
        let mut record = Record {
            id: Id::default(),
            data: data.map(|(key, value)| (key.to_owned(), value)).into(),
            expiry_date: self.app.clock.now().local() + time::Duration::days(30),
        };
        Store::new(self.app.db.clone(), self.app.clock.clone()).create(&mut record).await.expect("a session");
        self.cookies.insert("session".into(), record.id.to_string());
        self.token = None;
        self
    }

    /// Asks for a page; follows nothing.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, None, Vec::new()).await
    }

    /// Asks for a page and goes where that leads.
    pub async fn open(&mut self, path: &str) -> Answer {
        let answer = self.get(path).await;
        self.follow(answer).await
    }

    /// Sends a form with the token of the last one seen (or of the page at `path`); follows nothing.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.token_for(path, fields).await;
        let fields = self.seen.beside(path, fields);
        self.try_post(path, &lent(&fields), token).await.unwrap_or_else(|e| panic!("POST {path}: {e}"))
    }

    /// Sends the same form again to a server that may be away, with the token of the last form seen.
    pub async fn post_again(&mut self, path: &str, fields: &[(&str, &str)]) -> std::io::Result<Answer> {
        let token = self.token.clone();
        self.try_post(path, fields, token).await
    }

    async fn try_post(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        token: Option<String>,
    ) -> std::io::Result<Answer> {
        self.try_send(Method::POST, path, Some(FORM.to_owned()), encoded(fields, token.as_deref())).await
    }

    /// The same form byte by byte, for whoever sends it over a connection of their own.
    pub fn written(&self, path: &str, fields: &[(&str, &str)]) -> Vec<u8> {
        self.request(path, FORM.to_owned(), encoded(fields, self.token.as_deref()))
    }

    /// Sends a form whose last byte leaves only after `meanwhile`: whoever guards the address has let it in by then. Follows nothing.
    pub async fn post_slowly(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        meanwhile: impl Future<Output = ()>,
    ) -> Answer {
        let token = self.token_for(path, fields).await;
        let (body, asked, go) = slow(encoded(&lent(&self.seen.beside(path, fields)), token.as_deref()));
        let Site::Router(router) = self.site.clone() else { panic!("only a router is sent to slowly") };
        let (told, kind) = (format!("POST {path}, slowly"), Some(FORM.to_owned()));
        let (headers, path) = (self.headers_with(kind), path.to_owned());
        let sent = tokio::spawn(async move { through(router, &told, Method::POST, &path, headers, body).await });
        // Whoever answers without having read the form was never let in.
        let _ = asked.await;
        meanwhile.await;
        let _ = go.send(());
        let answer = sent.await.expect("an answer");
        self.remember(&answer);
        answer
    }

    /// Sends a form and goes where that leads.
    pub async fn submit(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = self.post(path, fields).await;
        self.follow(answer).await
    }

    /// Sends a form with files; follows nothing.
    pub async fn post_multipart(&mut self, path: &str, fields: &[(&str, &str)], files: &[Upload<'_>]) -> Answer {
        let token = self.token_for(path, fields).await;
        let own = token.iter().map(|token| ("csrf", token.as_str()));
        let fields = self.seen.beside(path, fields);
        let body = parts::body(lent(&fields).into_iter().chain(own), files);
        self.send(Method::POST, path, Some(parts::kind()), body).await
    }

    /// The same byte by byte, with the token of the last form seen before everything else.
    pub fn written_in_parts(&self, path: &str, fields: &[(&str, &str)], files: &[Upload<'_>]) -> Vec<u8> {
        let own = self.token.iter().map(|token| ("csrf", token.as_str()));
        self.request(path, parts::kind(), parts::body(own.chain(fields.iter().copied()), files))
    }

    fn request(&self, path: &str, kind: String, body: Vec<u8>) -> Vec<u8> {
        let headers = self.headers_with(Some(kind)).into_iter();
        let headers: String = headers.map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let length = body.len();
        let head = format!("POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}Content-Length: {length}\r\n\r\n");
        [head.into_bytes(), body].concat()
    }

    /// Goes where redirects lead.
    pub async fn follow(&mut self, mut answer: Answer) -> Answer {
        for _ in 0..5 {
            let Some(to) = answer.location().filter(|_| answer.status.is_redirection()).map(str::to_owned) else {
                return answer;
            };
            answer = self.get(&to).await;
        }
        panic!("{}: redirects without end", answer.request);
    }

    /// One request exactly as told, with this visitor's cookies.
    pub async fn send(&mut self, method: Method, path: &str, kind: Option<String>, body: Vec<u8>) -> Answer {
        let sent = self.try_send(method.clone(), path, kind, body).await;
        sent.unwrap_or_else(|e| panic!("{method} {path}: {e}"))
    }

    /// The same where nobody may answer.
    pub async fn try_send(
        &mut self,
        method: Method,
        path: &str,
        kind: Option<String>,
        body: Vec<u8>,
    ) -> std::io::Result<Answer> {
        let told = format!("{method} {path}");
        let headers = self.headers_with(kind);
        let answer = match &self.site {
            Site::Router(router) => through(router.clone(), &told, method, path, headers, Body::from(body)).await,
            Site::Front(front) => {
                let request = request(&told, method, path, headers, Body::from(body));
                whole(&told, front.answer(request).await).await
            }
            Site::Server(address) => {
                let (address, told) = (*address, told.clone());
                let sent = tokio::task::spawn_blocking(move || server::exchange(address, &told, &headers, &body)).await;
                sent.expect("sent")?
            }
        };
        self.remember(&answer);
        Ok(answer)
    }

    fn headers_with(&self, kind: Option<String>) -> Vec<(String, String)> {
        let site = if self.foreign { "cross-site" } else { "same-origin" };
        let mut headers = vec![("sec-fetch-site".to_owned(), site.to_owned())];
        headers.extend(kind.map(|kind| ("content-type".to_owned(), kind)));
        headers.extend(self.headers.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            headers.push(("cookie".to_owned(), cookies.join("; ")));
        }
        headers
    }

    fn remember(&mut self, answer: &Answer) {
        for cookie in answer.headers.get_all(header::SET_COOKIE).iter().filter_map(|v| v.to_str().ok()) {
            let pair = cookie.split(';').next().unwrap_or_default();
            let Some((name, value)) = pair.split_once('=') else { continue };
            if name.trim_start_matches("__Host-") == "session" {
                self.token = None;
            }
            if cookie.to_ascii_lowercase().contains("max-age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        if answer.header("content-type").is_some_and(|t| t.starts_with("text/html")) {
            self.seen.look_at(answer);
            self.token = answer.attribute("input[name=\"csrf\"]", "value").or(self.token.take());
        }
    }

    /// The token to add, unless the test gave its own.
    async fn token_for(&mut self, path: &str, fields: &[(&str, &str)]) -> Option<String> {
        if fields.iter().any(|(name, _)| *name == "csrf") {
            return None;
        }
        if self.token.is_none() {
            self.get(path).await;
        }
        self.token.clone()
    }
}

const FORM: &str = "application/x-www-form-urlencoded";

fn encoded(fields: &[(&str, &str)], token: Option<&str>) -> Vec<u8> {
    let own = token.iter().map(|token| ("csrf", *token));
    let fields = fields.iter().copied().chain(own);
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish().into_bytes()
}

/// A body that says when its last byte is waited for, and keeps it back until told.
fn slow(form: Vec<u8>) -> (Body, oneshot::Receiver<()>, oneshot::Sender<()>) {
    let ((ask, asked), (go, told)) = (oneshot::channel(), oneshot::channel::<()>());
    let (most, last) = form.split_at(form.len() - 1);
    let (most, last) = (Bytes::copy_from_slice(most), Bytes::copy_from_slice(last));
    let end = async move {
        let _ = ask.send(());
        let _ = told.await;
        Ok::<_, std::io::Error>(last)
    };
    let parts = stream::iter([Ok(most)]).chain(stream::once(end));
    (Body::from_stream(parts), asked, go)
}

async fn through(
    router: Router,
    told: &str,
    method: Method,
    path: &str,
    headers: Vec<(String, String)>,
    body: Body,
) -> Answer {
    let request = request(told, method, path, headers, body);
    whole(told, router.oneshot(request).await.unwrap_or_else(|e| match e {})).await
}

fn request(told: &str, method: Method, path: &str, headers: Vec<(String, String)>, body: Body) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(path).header(header::HOST, "127.0.0.1:8080");
    for (name, value) in headers {
        request = request.header(name, value);
    }
    request.body(body).unwrap_or_else(|e| panic!("{told}: {e}"))
}

async fn whole(told: &str, response: Response) -> Answer {
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, 64 * 1024 * 1024).await.expect("a whole body").to_vec();
    Answer { request: told.to_owned(), status: parts.status, headers: parts.headers, body }
}
