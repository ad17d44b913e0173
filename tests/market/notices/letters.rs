//! Twin of `market/notices/letters.rs`: every letter in every state, in both languages.

use chophien::{
    infra::words::Language,
    market::notices::{
        letters::{OrderLetter, PurchaseLetter},
        voice::{Letter, Voice},
    },
};

use crate::kit::TestApp;

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
