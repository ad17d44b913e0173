//! What of a page is everybody's: the parts that a layout stands around. Cut out of the page as it was rendered for anyone.

use axum::body::Bytes;
use serde::Serialize;

/// The template that puts the parts into the layout of whoever looks.
pub const TEMPLATE: &str = "layouts/kept.html";

const TITLE: [&str; 2] = ["<title>", "</title>"];
/// The last thing in the head that is the same on every page.
const HEAD: [&str; 3] = ["<link rel=\"apple-touch-icon\"", ">\n", "\n</head>"];
const QUERY: [&str; 2] = [" name=\"q\" value=\"", "\""];
const MAIN: [&str; 2] = ["<main id=\"main\" tabindex=\"-1\">", "</main>"];

/// The parts, as HTML.
#[derive(Clone, Debug)]
pub struct Part {
    title: Bytes,
    head: Bytes,
    query: Bytes,
    main: Bytes,
}

/// The same as the template reads it.
#[derive(Serialize)]
pub struct PartPage<'a> {
    title: &'a str,
    head: &'a str,
    query: &'a str,
    main: &'a str,
}

impl Part {
    /// Cuts them out, sharing the bytes of the page. Nothing for what is no page in the public layout.
    pub fn of(html: &Bytes) -> Option<Self> {
        let text = std::str::from_utf8(html).ok()?;
        let after = |from: usize, mark: &str| Some(from + text.get(from..)?.find(mark)? + mark.len());
        let until = |from: usize, mark: &str| Some(from + text.get(from..)?.find(mark)?);
        let title = after(0, TITLE[0])?;
        let title_end = until(title, TITLE[1])?;
        let head = after(after(title_end, HEAD[0])?, HEAD[1])?;
        let head_end = until(head, HEAD[2])?;
        let query = after(head_end, QUERY[0])?;
        let query_end = until(query, QUERY[1])?;
        let main = after(query_end, MAIN[0])?;
        let main_end = text.rfind(MAIN[1]).filter(|end| *end >= main)?;
        Some(Self {
            title: html.slice(title..title_end),
            head: html.slice(head..head_end),
            query: html.slice(query..query_end),
            main: html.slice(main..main_end),
        })
    }

    /// The same in bytes of their own, so that nothing else of the page is kept with them.
    pub fn alone(&self) -> Self {
        let own = |part: &Bytes| Bytes::copy_from_slice(part);
        Self { title: own(&self.title), head: own(&self.head), query: own(&self.query), main: own(&self.main) }
    }

    /// How many bytes they are.
    pub fn bytes(&self) -> usize {
        self.title.len() + self.head.len() + self.query.len() + self.main.len()
    }

    /// For the template.
    pub fn page(&self) -> PartPage<'_> {
        fn text(part: &Bytes) -> &str {
            std::str::from_utf8(part).unwrap_or_default()
        }
        PartPage { title: text(&self.title), head: text(&self.head), query: text(&self.query), main: text(&self.main) }
    }
}
