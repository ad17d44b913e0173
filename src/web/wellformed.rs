//! A path that is no text names nothing: PostgreSQL refuses to be asked about a NUL, and nobody means broken UTF-8.

use axum::{extract::Request, middleware::Next, response::Response};

use super::error::WebError;

/// Answers such a path before a page sees it.
pub async fn layer(request: Request, next: Next) -> Result<Response, WebError> {
    if names_something(request.uri().path()) { Ok(next.run(request).await) } else { Err(WebError::NotFound) }
}

/// Read as a form, the percents of a path come out decoded, and what is no UTF-8 as the character that stands for it.
fn names_something(path: &str) -> bool {
    let sound = |text: &str| !text.contains(['\0', char::REPLACEMENT_CHARACTER]);
    url::form_urlencoded::parse(path.as_bytes()).all(|(before, after)| sound(&before) && sound(&after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_text() {
        for path in ["/", "/orders/DH7K2M", "/shops/m%E1%BA%ADt-ong", "/a=b&c/%25"] {
            assert!(names_something(path), "{path}");
        }
        for path in ["/orders/%00", "/orders/a=b%00", "/shops/%ff%fe", "/shops/%C0%80"] {
            assert!(!names_something(path), "{path}");
        }
    }
}
