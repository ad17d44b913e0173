//! What came back, and words to say what it should have been.

use axum::http::{HeaderMap, StatusCode, header};
use scraper::{Html, Selector};

/// One answer of the site.
#[derive(Clone, Debug)]
pub struct Answer {
    /// `GET /cart`, for messages.
    pub request: String,
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A header, if it is there and readable.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Where a redirect leads.
    pub fn location(&self) -> Option<&str> {
        self.header(header::LOCATION.as_str())
    }

    /// 200.
    #[track_caller]
    pub fn assert_ok(&self) -> &Self {
        self.assert_status(StatusCode::OK)
    }

    /// 404: not there, or not theirs.
    #[track_caller]
    pub fn assert_not_found(&self) -> &Self {
        self.assert_status(StatusCode::NOT_FOUND)
    }

    /// 422: a form that came back.
    #[track_caller]
    pub fn assert_refused(&self) -> &Self {
        self.assert_status(StatusCode::UNPROCESSABLE_ENTITY)
    }

    #[track_caller]
    pub fn assert_status(&self, status: StatusCode) -> &Self {
        assert_eq!(self.status, status, "{}: {}", self.request, self.outline());
        self
    }

    /// A redirect to exactly this address.
    #[track_caller]
    pub fn assert_redirect(&self, to: &str) -> &Self {
        assert!(self.status.is_redirection(), "{} is {}, no redirect: {}", self.request, self.status, self.outline());
        assert_eq!(self.location(), Some(to), "{}", self.request);
        self
    }

    /// A redirect to the sign-in page.
    #[track_caller]
    pub fn assert_must_sign_in(&self) -> &Self {
        let to = self.location().unwrap_or_default();
        assert!(
            self.status.is_redirection() && to.starts_with("/sign-in?return="),
            "{} → {} {to}",
            self.request,
            self.status
        );
        self
    }

    /// The text is on the page as people read it.
    #[track_caller]
    pub fn assert_sees(&self, words: &str) -> &Self {
        assert!(self.reads().contains(&tidy(words)), "{} does not say {words:?}: {}", self.request, self.outline());
        self
    }

    /// The text is not on the page.
    #[track_caller]
    pub fn assert_sees_not(&self, words: &str) -> &Self {
        assert!(!self.reads().contains(&tidy(words)), "{} says {words:?}", self.request);
        self
    }

    /// A message stands at the field (`""`: at the form).
    #[track_caller]
    pub fn assert_field_error(&self, name: &str) -> &Self {
        let css = if name.is_empty() { ".error-summary".to_owned() } else { format!("[id=\"{name}-wrong\"]") };
        let said = self.all(&css).concat();
        assert!(!said.is_empty(), "{}: nothing wrong at {name:?}: {}", self.request, self.outline());
        self
    }

    /// No field has a message.
    #[track_caller]
    pub fn assert_no_field_error(&self) -> &Self {
        assert_eq!(self.all(".wrong, .error-summary"), Vec::<String>::new(), "{}", self.request);
        self
    }

    /// At least one element fits.
    #[track_caller]
    pub fn assert_has(&self, css: &str) -> &Self {
        assert!(!self.all(css).is_empty(), "{}: no {css}: {}", self.request, self.outline());
        self
    }

    /// No element fits.
    #[track_caller]
    pub fn assert_has_not(&self, css: &str) -> &Self {
        assert!(self.all(css).is_empty(), "{}: there is {css}", self.request);
        self
    }

    /// The text of every element that fits, with its spaces tidied.
    pub fn all(&self, css: &str) -> Vec<String> {
        let page = Html::parse_document(&self.text());
        page.select(&selector(css)).map(|e| tidy(&e.text().collect::<String>())).collect()
    }

    /// The text of the first element that fits.
    #[track_caller]
    pub fn first(&self, css: &str) -> String {
        self.all(css).into_iter().next().unwrap_or_else(|| panic!("{}: no {css}: {}", self.request, self.outline()))
    }

    /// An attribute of the first element that fits and has it.
    pub fn attribute(&self, css: &str, name: &str) -> Option<String> {
        self.attributes(css, name).into_iter().next()
    }

    /// An attribute of every element that fits and has it.
    pub fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        let page = Html::parse_document(&self.text());
        page.select(&selector(css)).filter_map(|e| e.attr(name).map(str::to_owned)).collect()
    }

    /// What a field of a form holds.
    pub fn value(&self, name: &str) -> Option<String> {
        let area = self.all(&format!("textarea[name=\"{name}\"]")).into_iter().next();
        let chosen = format!("input[name=\"{name}\"][checked], select[name=\"{name}\"] option[selected]");
        self.attribute(&chosen, "value")
            .or_else(|| self.attribute(&format!("input[name=\"{name}\"]"), "value"))
            .or(area)
    }

    /// The page as people read it: no tags, spaces tidied.
    pub fn reads(&self) -> String {
        let is_html = self.header("content-type").is_some_and(|t| t.starts_with("text/html"));
        if !is_html {
            return tidy(&self.text());
        }
        let page = Html::parse_document(&self.text());
        tidy(&page.root_element().text().collect::<Vec<_>>().join(" "))
    }

    fn outline(&self) -> String {
        self.reads().chars().take(600).collect()
    }
}

/// Any run of spaces, breaking or not, is one space.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|e| panic!("{css}: {e}"))
}
