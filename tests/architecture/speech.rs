//! Every word that a person reads is in `locales/`: none stands in code or in a template. And one thing has one word there, and nobody
//! who buys is called anything.

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

/// What is said otherwise: a thing for sale is a *sản phẩm* (*hàng* is all of it: hết hàng, giao hàng), what was bought together a *đơn
/// mua*, and nobody is *bạn*.
const OTHERWISE: [&str; 9] = [
    "món",
    "bạn",
    "lần mua",
    "cán bộ hỗ trợ",
    "quay về",
    "đang làm",
    "đúng nhất trước",
    "hàng hoá",
    "trả về gian hàng",
];

/// What buyers read calls nobody anything; the people of the market are called so where it says whose market it is.
const BUYERS: [&str; 9] = [
    "accounts.ftl",
    "buying.ftl",
    "documents.ftl",
    "frame.ftl",
    "letters.ftl",
    "places.ftl",
    "reports.ftl",
    "site.ftl",
    "storefront.ftl",
];
const NAMES_THEM: [&str; 2] = ["site-tagline", "foot-owner"];

fn words_of(text: &str) -> String {
    let words = text
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    format!(" {words} ")
}

fn otherwise(messages: &[(String, String)]) -> Complaints {
    let mut complaints = Vec::new();
    for (path, text) in messages {
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let (key, said) = line.split_once(" = ").unwrap_or(("", line));
            let said = words_of(said);
            let says = |words: &str| said.contains(&format!(" {words} "));
            let theirs = BUYERS.iter().any(|file| path.ends_with(file)) && !NAMES_THEM.contains(&key);
            let wrong = OTHERWISE.into_iter().chain(theirs.then_some("bà con")).filter(|words| says(words));
            complaints
                .extend(wrong.map(|words| format!("locales/vi/{path}:{}: {words:?} is said otherwise", number + 1)));
        }
    }
    complaints
}

/// What a list is not called; who tells her story may say it.
const OF_LISTS: &str = "đang làm";

/// What else shows people words: how pages are to look, and the demo world.
fn shown_elsewhere(files: &[(String, String)]) -> Complaints {
    let says = |text: &str| {
        let said = words_of(text);
        OTHERWISE.into_iter().filter(|words| *words != OF_LISTS).find(|words| said.contains(&format!(" {words} ")))
    };
    files.iter().filter_map(|(path, text)| Some(format!("{path}: {:?} is said otherwise", says(text)?))).collect()
}

#[test]
fn what_shows_words_elsewhere_says_the_same() {
    let (docs, demo) = (files("docs", ".md"), files("demo", ".csv"));
    assert!(docs.iter().any(|(path, _)| path == "design.md") && demo.len() > 3, "they were not read");
    fine(shown_elsewhere(&docs));
    fine(shown_elsewhere(&demo));
    seen_through(shown_elsewhere(&[("design.md".into(), "<p>N MÓN</p>".into())]), "món");
}

#[test]
fn one_thing_has_one_word() {
    let messages = files("locales/vi", ".ftl");
    assert!(
        BUYERS.iter().all(|file| messages.iter().any(|(path, _)| path.ends_with(file))),
        "a file is called otherwise"
    );
    fine(otherwise(&messages));
    let told = |file: &str, text: &str| otherwise(&[(file.to_owned(), text.to_owned())]);
    seen_through(told("goods.ftl", "goods-photos = Ảnh món hàng"), "goods.ftl:1");
    seen_through(told("site.ftl", "form-stale = Những gì bà con nhập"), "bà con");
    seen_through(told("staff.ftl", "roles = Của chính bạn."), "bạn");
    fine(told("goods.ftl", "goods-set-hint = Bà con sửa được. Bán chạy."));
    fine(told("site.ftl", "site-tagline = Chợ của bà con"));
}
