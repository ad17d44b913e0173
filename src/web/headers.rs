//! Headers that every answer carries: no script, style or frame of anyone else's, none inline, no `data:`.

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue},
    middleware::Next,
    response::Response,
};

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

const HEADERS: [(&str, &str); 6] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("permissions-policy", "camera=(self), geolocation=(), microphone=(), payment=()"),
];

/// Where the site is reached by https, browsers come no other way for a year, nor to anything below its name.
const ONLY_HTTPS: &str = "max-age=31536000; includeSubDomains";

/// Adds them.
pub async fn layer(State(https): State<bool>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    for (name, value) in HEADERS {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if https {
        response.headers_mut().insert("strict-transport-security", HeaderValue::from_static(ONLY_HTTPS));
    }
    response
}
