//! Twin of `market/notices/letters.rs`: every letter in every state, in both languages, and whose words are in it.

use std::collections::BTreeSet;

use chophien::{
    infra::words::Language,
    market::notices::{
        letters::{OrderLetter, PurchaseLetter, RecordLetter, StateLetter},
        voice::{Letter, Voice},
    },
};

use crate::kit::TestApp;

/// Everything that a letter is filled in with. Nobody has proved the address that it goes to, so each is the market's own, a number, a code
/// or what a moderator has read; what somebody has typed freely (a recipient's name, a note, a shop's reason, a measure) is not among them.
#[rustfmt::skip]
const SAYS: &[(&str, &[&str])] = &[
    ("purchase_placed", &["code", "url", "goods_total", "delivery_total", "total", "orders", "orders.code", "orders.shop", "orders.delivery_fee", "orders.total", "orders.lines", "orders.lines.quantity", "orders.lines.name", "orders.lines.amount", "orders.lines.total"]),
    ("order_news", &["code", "url", "shop", "shop_phone", "news", "news.key", "tracking_code", "total"]),
    ("state", &["broken", "broken.key", "well_again", "well_again.key", "url"]),
    ("record", &["head", "sealed_at", "url"]),
];

fn fields(value: &serde_json::Value, path: &str, into: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Array(all) => all.iter().for_each(|one| fields(one, path, into)),
        serde_json::Value::Object(all) => {
            for (name, value) in all {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                into.insert(path.clone());
                if name != "args" {
                    fields(value, &path, into);
                }
            }
        }
        _ => {}
    }
}

fn says<L: Letter>() {
    let mut said = BTreeSet::new();
    L::samples().iter().for_each(|letter| fields(&serde_json::to_value(letter).expect("a letter"), "", &mut said));
    let known =
        SAYS.iter().find(|(name, _)| *name == L::NAME).unwrap_or_else(|| panic!("{} is not looked at", L::NAME)).1;
    let known: BTreeSet<String> = known.iter().map(|field| (*field).to_owned()).collect();
    assert_eq!(said, known, "{}: whose words are they?", L::NAME);
}

#[test]
fn every_field_of_a_letter_has_been_looked_at() {
    says::<PurchaseLetter>();
    says::<OrderLetter>();
    says::<StateLetter>();
    says::<RecordLetter>();
    let folders = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/mail")).expect("letters");
    let folders: BTreeSet<String> =
        folders.map(|f| f.expect("one").file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(folders, SAYS.iter().map(|(name, _)| (*name).to_owned()).collect());
}

fn written<L: Letter>(voice: &Voice<'_>) {
    for letter in L::samples() {
        for language in [Language::Vi, Language::En] {
            let mail = voice.mail("lan@vidu.vn", language, &letter).unwrap_or_else(|e| panic!("{}: {e}", L::NAME));
            assert!(!mail.subject.contains('\n') && mail.subject.contains("Chợ Phiên"), "{:?}", mail.subject);
            assert!(mail.text.contains("https://cho.example/") && mail.html.contains("https://cho.example/"));
            assert!(!mail.text.contains("mail-") && !mail.text.contains("news-"), "{}", mail.text);
        }
    }
}

#[tokio::test]
async fn every_letter_is_written_as_text_and_html_in_both_languages() {
    let app = TestApp::new().await;
    let voice = Voice {
        words: &app.words,
        templates: &app.templates,
        market: "Chợ Phiên",
        public_url: "https://cho.example",
        secret: &app.secret,
    };
    written::<PurchaseLetter>(&voice);
    written::<OrderLetter>(&voice);
}
