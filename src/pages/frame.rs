//! What stands around every page (header, footer, messages, language), and the one layer that renders.

use std::sync::Arc;

use axum::{
    body::{Body, Bytes},
    extract::Request,
    http::{
        HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE, VARY},
    },
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use tera::{Context, Value};

use super::{cart, kept, visit::Visit};
use crate::{
    config::Profile,
    infra::{
        page_cache::{Begun, Subject, Turn},
        words::Language,
    },
    market::accounts::Role,
    web::{
        cookies,
        error::ComeBack,
        flash::{Flash, Tone},
        kept::{self as everybodys, Filling, Kept, Part},
        page::{StaleOf, Unrendered},
        sight::Sight,
    },
};

/// What the layouts call `frame`.
#[derive(Clone, Serialize)]
struct Frame {
    language: Language,
    path: String,
    public_url: String,
    csrf: String,
    person: Option<FramePerson>,
    cart_count: i64,
    flash: Option<FrameFlash>,
    text_size: &'static str,
    contrast: bool,
    demo: bool,
    market: String,
}

#[derive(Clone, Serialize)]
struct FramePerson {
    name: String,
    helper: bool,
    moderator: bool,
    analyst: bool,
    admin: bool,
}

#[derive(Clone, Serialize)]
struct FrameFlash {
    tone: Tone,
    icon: &'static str,
    text: String,
}

/// What is everybody's of a page, and is to be kept once it is rendered.
struct ToKeep {
    name: String,
    begun: Begun,
    _turn: Option<Turn>,
}

/// Renders the page that a handler left in its answer, and keeps the message that it left for the next one. Of a page that is kept
/// the layout alone is rendered, and no handler is asked.
pub async fn layer(request: Request, next: Next) -> Response {
    let Some(visit) = request.extensions().get::<Visit>().cloned() else { return next.run(request).await };
    if request.extensions().get::<Filling>().is_some() {
        return finish(&visit, next.run(request).await, true, None).await;
    }
    let Some(names) = kept::part(&visit, request.method()) else {
        return finish(&visit, next.run(request).await, false, None).await;
    };
    if let Some(page) = kept_part(&visit, &names) {
        return render(&visit, page, Response::default(), false, None).await;
    }
    let turn = visit.app.pages.turn(&names[0]).await;
    if let Some(page) = kept_part(&visit, &names) {
        return render(&visit, page, Response::default(), false, None).await;
    }
    // By the day of the visit: it may have ended while somebody else's turn was waited for.
    let begun = visit.app.pages.begin(visit.now);
    let [name, _] = names;
    let to_keep = ToKeep { name, begun, _turn: turn };
    finish(&visit, next.run(request).await, false, Some(to_keep)).await
}

/// The parts alone, or those of a stranger's page.
fn kept_part(visit: &Visit, [alone, whole]: &[String; 2]) -> Option<Unrendered> {
    let (pages, now) = (&visit.app.pages, visit.app.clock.now());
    let page = match pages.get::<Part>(alone, now) {
        Some(part) => Value::from_serializable(&part.page()),
        None => Value::from_serializable(&pages.get::<Kept>(whole, now)?.part()?.page()),
    };
    Some(Unrendered { template: everybodys::TEMPLATE, page, stale_of: Vec::new(), form: false })
}

async fn finish(visit: &Visit, mut response: Response, filling: bool, to_keep: Option<ToKeep>) -> Response {
    let secure = visit.app.config.is_https();
    if let Some(flash) = response.extensions_mut().remove::<Flash>() {
        let jar = flash.put(visit.jar.clone(), secure);
        return (jar, response).into_response();
    }
    match response.extensions_mut().remove::<Unrendered>() {
        Some(page) => render(visit, page, response, filling, to_keep).await,
        None => response,
    }
}

async fn render(visit: &Visit, page: Unrendered, bare: Response, filling: bool, to_keep: Option<ToKeep>) -> Response {
    let flash = Flash::read(&visit.jar);
    let mut context = Context::new();
    // Where the database is away nobody asks it again for the head of the page.
    let away = bare.extensions().get::<ComeBack>().is_some();
    let cart_count = if away { 0 } else { cart::count(visit).await };
    context.insert("frame", &frame(visit, flash.as_ref(), cart_count));
    context.insert_value("page", page.page);
    let html = match visit.app.templates.render(visit.language, page.template, &context) {
        Ok(html) => html,
        Err(error) => {
            tracing::error!(template = page.template, error = ?error, "a template broke");
            let words = visit.app.words.say(visit.language, &"error-broken-words".into());
            return (axum::http::StatusCode::INTERNAL_SERVER_ERROR, words).into_response();
        }
    };
    let mut jar = visit.jar.clone();
    if flash.is_some() {
        jar = jar.add(cookies::gone(cookies::FLASH));
    }
    let stranger = visit.person.is_none() && visit.jar.iter().next().is_none();
    if page.form && visit.jar.get(cookies::FORM).is_none() {
        jar = jar.add(cookies::cookie(cookies::FORM, visit.nonce.clone(), 0, visit.app.config.is_https()));
    }
    let (mut parts, _) = bare.into_parts();
    let everybodys = !page.stale_of.is_empty() && !page.form && parts.status == StatusCode::OK;
    let cache = match everybodys && (filling || stranger) {
        true => "no-cache",
        false if is_personal(visit.page()) => "private, no-store",
        false => "private, no-cache",
    };
    let html = Bytes::from(html);
    if let Some(to_keep) = to_keep.filter(|_| everybodys) {
        keep(visit, &to_keep, &page.stale_of, &html);
    }
    if everybodys {
        parts.extensions.insert(StaleOf(page.stale_of));
    }
    parts.headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    parts.headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static(cache));
    parts.headers.insert(VARY, HeaderValue::from_static("cookie, accept-encoding"));
    (jar, Response::from_parts(parts, Body::from(html))).into_response()
}

/// Pages with somebody's name, number, address or purchases: no copy of them stays on a phone that others hold next. Forms that are
/// filled in for long (the checkout, a listing) are none of these: of a page that may not be kept, browsers forget on the way back what
/// was typed.
fn is_personal(page: &str) -> bool {
    let parts: Vec<&str> = page.split('/').skip(1).collect();
    match parts[..] {
        ["staff", "documents", ..] | ["seller", "opening"] => false,
        ["account" | "orders" | "purchases" | "staff", ..] => true,
        ["seller", _] | ["seller", _, "members" | "orders", ..] => true,
        _ => false,
    }
}

fn keep(visit: &Visit, to_keep: &ToKeep, stale_of: &[Subject], html: &Bytes) {
    if let Some(part) = Part::of(html) {
        let part = Arc::new(part.alone());
        visit.app.pages.keep(&to_keep.name, to_keep.begun, stale_of, part.clone(), part.bytes());
    }
}

/// What stands around a stranger's page and around that of somebody who may do everything, for the test that renders every
/// sample.
pub fn samples() -> [(Language, Value); 2] {
    let stranger = Frame {
        language: Language::Vi,
        path: "/".into(),
        public_url: "https://cho.example".into(),
        csrf: "token".into(),
        person: None,
        cart_count: 0,
        flash: None,
        text_size: Sight::default().text.as_str(),
        contrast: false,
        demo: false,
        market: "Chợ Phiên".into(),
    };
    let person = FramePerson { name: "Lan".into(), helper: true, moderator: true, analyst: true, admin: true };
    let flash = FrameFlash { tone: Tone::Success, icon: "check", text: "OK".into() };
    let known = Frame {
        language: Language::En,
        person: Some(person),
        cart_count: 2,
        flash: Some(flash),
        demo: true,
        ..stranger.clone()
    };
    [stranger, known].map(|frame| (frame.language, Value::from_serializable(&frame)))
}

fn frame(visit: &Visit, flash: Option<&Flash>, cart_count: i64) -> Frame {
    let app = &visit.app;
    let sight = Sight::read(&visit.jar);
    Frame {
        language: visit.language,
        path: visit.path.clone(),
        public_url: app.config.server.public_url.clone(),
        csrf: visit.token.clone(),
        person: visit.person.as_ref().map(|person| FramePerson {
            name: person.name.clone(),
            helper: person.has(Role::Helper),
            moderator: person.has(Role::Moderator),
            analyst: person.has(Role::Analyst),
            admin: person.has(Role::Admin),
        }),
        cart_count,
        flash: flash.map(|f| flash_of(visit, f)),
        text_size: sight.text.as_str(),
        contrast: sight.contrast,
        demo: app.config.profile == Profile::Demo,
        market: app.config.market.name.clone(),
    }
}

fn flash_of(visit: &Visit, flash: &Flash) -> FrameFlash {
    let icon = match flash.tone {
        Tone::Success => "check",
        Tone::Info => "info",
        Tone::Warning => "warning",
    };
    FrameFlash { tone: flash.tone, icon, text: visit.app.words.say(visit.language, &flash.message) }
}
