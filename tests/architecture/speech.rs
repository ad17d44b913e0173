//! Every word that a person reads is in `locales/`: none stands in code or in a template.

use super::{
    Complaints, fine, seen_through,
    sources::{Source, files, sources},
};

/// Letters that no other language here uses.
fn is_vietnamese(c: char) -> bool {
    let tones = ('\u{1ea0}'..='\u{1ef9}').contains(&c);
    tones || "ăâđêôơưĂÂĐÊÔƠƯàáãảèéẽìíĩòóõùúũýÀÁÃÈÉÌÍĨÒÓÕÙÚŨÝ".contains(c)
}

/// The kernel reads what people type ("lít", "đ"), and samples must look like what they typed.
fn in_code(sources: &[Source]) -> Complaints {
    let mut complaints = Vec::new();
    let quiet = |s: &&Source| !["kernel", "demo"].contains(&s.floor()) && !["sample", "samples"].contains(&s.stem());
    for source in sources.iter().filter(quiet) {
        let samples: Vec<_> = source.functions().into_iter().filter(|f| f.name.starts_with("sample")).collect();
        for (at, token) in source.tokens.iter().enumerate() {
            let Some(text) = token.text().filter(|text| text.chars().any(is_vietnamese)) else { continue };
            if !samples.iter().any(|f| f.range.contains(&at)) {
                complaints.push(format!("{}:{}: {text:?} belongs into locales/", source.path, token.line));
            }
        }
    }
    complaints
}

fn in_templates(templates: &[(String, String)]) -> Complaints {
    let mut complaints = Vec::new();
    for (path, text) in templates {
        for (number, line) in without_comments(text).lines().enumerate() {
            if line.chars().any(is_vietnamese) {
                complaints.push(format!("templates/{path}:{}: {:?} belongs into locales/", number + 1, line.trim()));
            }
        }
    }
    complaints
}

fn without_comments(text: &str) -> String {
    let mut parts = text.split("{#");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (comment, rest) = part.split_once("#}").unwrap_or((part, ""));
        out.extend(comment.chars().filter(|c| *c == '\n'));
        out.push_str(rest);
    }
    out
}

#[test]
fn code_says_nothing_to_people() {
    fine(in_code(&sources()));
    seen_through(in_code(&[Source::new("pages/a.rs", "const A: &str = \"Giỏ hàng\";")]), "Giỏ hàng");
    seen_through(in_code(&[Source::new("pages/a.rs", "fn a() -> String { format!(\"Còn {}\", 3) }")]), "Còn");
    fine(in_code(&[Source::new("pages/a.rs", "/// Giỏ hàng.\nconst A: &str = \"cart\";")]));
}

#[test]
fn templates_say_nothing_of_their_own() {
    fine(in_templates(&files("templates", "")));
    seen_through(in_templates(&[("a.html".into(), "<p>Giỏ hàng</p>".into())]), "a.html:1");
    fine(in_templates(&[("a.html".into(), "{# giỏ hàng #}<p>{{ t(key=\"cart\") }}</p>".into())]));
}
