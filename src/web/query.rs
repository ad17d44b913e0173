//! What stands behind the question mark of an address, read into a type. What does not fit is no address of ours: a 404 as
//! everywhere else, not a line of English about digits.

use axum::{
    extract::FromRequestParts,
    http::{Uri, request::Parts},
};
use serde::de::DeserializeOwned;

use super::error::WebError;
use crate::kernel::typed;

/// Names and values as they were asked, each cleaned of what nobody sees: the same door as that of forms.
pub fn pairs(query: &str) -> impl Iterator<Item = (String, String)> {
    let pairs = url::form_urlencoded::parse(query.as_bytes());
    pairs.map(|(name, value)| (name.into_owned(), typed::clean(&value)))
}

/// The parameters of an address.
pub struct Query<T>(pub T);

impl<S, T> FromRequestParts<S> for Query<T>
where
    S: Send + Sync,
    T: DeserializeOwned,
{
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, WebError> {
        let clean = cleaned(parts.uri.query().unwrap_or_default()).ok_or(WebError::NotFound)?;
        axum::extract::Query::try_from_uri(&clean).map(|query| Self(query.0)).map_err(|_| WebError::NotFound)
    }
}

fn cleaned(query: &str) -> Option<Uri> {
    let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs(query)).finish();
    Uri::builder().path_and_query(format!("/?{query}")).build().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_not_asked() {
        let asked = "q=%E2%80%AEm%E1%BA%ADt+ong%E2%80%8B&page=2";
        assert_eq!(cleaned(asked).as_ref().and_then(Uri::query), Some("q=m%E1%BA%ADt+ong&page=2"));
        assert_eq!(pairs("a=%C3%90&b").collect::<Vec<_>>(), [("a".into(), "Đ".into()), ("b".into(), String::new())]);
    }
}
