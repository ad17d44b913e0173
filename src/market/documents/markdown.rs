//! Markdown as it is shown. HTML inside it is shown as the text that it is, and links lead only where links may.

use pulldown_cmark::{Event, Options, Parser, Tag, html::push_html};

/// HTML out of Markdown.
pub fn html(markdown: &str) -> String {
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES).map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) if !is_safe(&dest_url) => {
            drop(dest_url);
            Event::Start(Tag::Link { link_type, dest_url: "#".into(), title, id })
        }
        // Pictures would be somebody else's: their words stand for them.
        Event::Start(Tag::Image { link_type, title, id, .. }) => {
            Event::Start(Tag::Link { link_type, dest_url: "#".into(), title, id })
        }
        Event::End(pulldown_cmark::TagEnd::Image) => Event::End(pulldown_cmark::TagEnd::Link),
        other => other,
    });
    let mut out = String::new();
    push_html(&mut out, events);
    out
}

fn is_safe(address: &str) -> bool {
    let own = address.starts_with('/') && !address.starts_with("//");
    own || ["#", "https://", "http://", "mailto:", "tel:"].iter().any(|start| address.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_html() {
        assert_eq!(
            html("## Trả hàng\n\nTrong **7 ngày**."),
            "<h2>Trả hàng</h2>\n<p>Trong <strong>7 ngày</strong>.</p>\n"
        );
    }

    #[test]
    fn html_is_shown_as_text() {
        let shown = html("Xin <script>alert(1)</script> chào\n\n<iframe src=x></iframe>");
        assert!(!shown.contains("<script") && !shown.contains("<iframe"), "{shown}");
        assert!(shown.contains("&lt;script&gt;"), "{shown}");
    }

    #[test]
    fn links_lead_to_pages_only() {
        let shown =
            html("[a](javascript:alert(1)) [b](/documents/privacy) [c](//evil.example) ![d](https://x.example/y.png)");
        assert!(!shown.contains("javascript") && !shown.contains("evil") && !shown.contains("<img"), "{shown}");
        assert!(shown.contains("href=\"/documents/privacy\""), "{shown}");
    }
}
