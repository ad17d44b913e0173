//! Markdown as it is shown. HTML inside it is shown as the text that it is, and links lead only where links may.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html::push_html};

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
        Event::End(TagEnd::Image) => Event::End(TagEnd::Link),
        other => other,
    });
    let mut out = String::new();
    push_html(&mut out, events);
    out
}

/// What one reads of Markdown, a line for each paragraph, heading and point; a link with where it leads. To be compared.
pub fn plain(markdown: &str) -> String {
    let mut out = String::new();
    let mut to = Vec::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            Event::Start(Tag::Item) => out.push_str("• "),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => to.push(dest_url),
            Event::End(TagEnd::Link | TagEnd::Image) => {
                let to = to.pop();
                out.extend(to.map(|to| format!(" ({to})")));
            }
            Event::End(TagEnd::TableCell) => out.push_str(" · "),
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead,
            ) => {
                out.push('\n');
            }
            _ => {}
        }
    }
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
    fn what_is_compared_is_what_one_reads() {
        let text = "## Trả hàng\n\nTrong **7 ngày**,\ntheo [trang này](/a).\n\n1. Một\n2. Hai\n\n<b>x</b>";
        assert_eq!(plain(text), "Trả hàng\nTrong 7 ngày, theo trang này (/a).\n• Một\n• Hai\n<b>x</b>\n");
    }

    #[test]
    fn links_lead_to_pages_only() {
        let shown =
            html("[a](javascript:alert(1)) [b](/documents/privacy) [c](//evil.example) ![d](https://x.example/y.png)");
        assert!(!shown.contains("javascript") && !shown.contains("evil") && !shown.contains("<img"), "{shown}");
        assert!(shown.contains("href=\"/documents/privacy\""), "{shown}");
    }
}
