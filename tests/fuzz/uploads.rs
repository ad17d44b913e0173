//! Files: forms in parts, and pictures, cut off and damaged on the way.

use axum::http::Method;
use chophien::infra::pictures::{PictureError, WIDTHS};
use proptest::{collection::vec, prelude::*};

use crate::kit::{TestApp, pictures as made};

const EDGE: &str = "----edge";

/// What happens to bytes on their way.
#[derive(Clone, Debug)]
enum Damage {
    Cut(prop::sample::Index),
    Turned(prop::sample::Index, u8),
    Twice(prop::sample::Index, usize),
    Gone(prop::sample::Index, usize),
    Put(prop::sample::Index, Vec<u8>),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<prop::sample::Index>;
    prop_oneof![
        at().prop_map(Damage::Cut),
        (at(), 1_u8..=255).prop_map(|(at, bits)| Damage::Turned(at, bits)),
        (at(), 1_usize..200).prop_map(|(at, length)| Damage::Twice(at, length)),
        (at(), 1_usize..200).prop_map(|(at, length)| Damage::Gone(at, length)),
        (at(), vec(any::<u8>(), 1..40)).prop_map(|(at, bytes)| Damage::Put(at, bytes)),
    ]
}

fn damaged(mut bytes: Vec<u8>, damages: &[Damage]) -> Vec<u8> {
    for damage in damages {
        if bytes.is_empty() {
            break;
        }
        let length = bytes.len();
        let range = |at: &prop::sample::Index, most: usize| {
            let at = at.index(length);
            at..length.min(at + most)
        };
        match damage {
            Damage::Cut(at) => bytes.truncate(at.index(length)),
            Damage::Turned(at, bits) => bytes[at.index(length)] ^= bits,
            Damage::Twice(at, most) => {
                let again = bytes[range(at, *most)].to_vec();
                let at = at.index(length);
                bytes.splice(at..at, again);
            }
            Damage::Gone(at, most) => drop(bytes.drain(range(at, *most))),
            Damage::Put(at, put) => {
                let at = at.index(length);
                bytes.splice(at..at, put.iter().copied());
            }
        }
    }
    bytes
}

fn pictures() -> Vec<Vec<u8>> {
    vec![
        made::png(40, 30),
        made::jpeg(40, 30),
        made::lying_jpeg(60, 40),
        made::display_p3(),
        made::file(made::motif(48, 36), image::ImageFormat::WebP),
        made::file(made::cut_out(), image::ImageFormat::Png),
    ]
}

#[test]
fn a_damaged_picture_is_refused_in_words_or_becomes_a_small_picture() {
    let runtime = super::runtime();
    let app = runtime.block_on(TestApp::new());
    let whole = pictures();
    let asked = (0..whole.len(), vec(damage(), 0..4));
    super::holds("uploads, pictures", 60, asked, |(at, damages)| {
        let bytes = damaged(whole[at].clone(), &damages);
        match runtime.block_on(app.pictures.clean(bytes)) {
            Ok(cleaned) => {
                let widest = WIDTHS.iter().copied().max().unwrap_or_default();
                prop_assert!((1..=widest).contains(&cleaned.width) && (1..=16_000).contains(&cleaned.height));
            }
            Err(PictureError::Disk(error)) => return Err(TestCaseError::fail(error.to_string())),
            Err(PictureError::Db(error)) => return Err(TestCaseError::fail(error.to_string())),
            Err(_) => prop_assert!(!damages.is_empty(), "a whole picture is taken"),
        }
        Ok(())
    });
    runtime.block_on(async move { drop(app) });
}

/// A form that opens a shop, with a photo.
fn form(token: &str, photo: &[u8]) -> Vec<u8> {
    let field = |name: &str, value: &str| {
        format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let head = format!(
        "--{EDGE}\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"anh.jpg\"\r\n\
         Content-Type: image/jpeg\r\n\r\n"
    );
    let fields = [field("csrf", token), field("name", "Mật ong"), field("kind", "household")].concat() + &head;
    [fields.as_bytes(), photo, format!("\r\n--{EDGE}--\r\n").as_bytes()].concat()
}

#[test]
fn a_damaged_form_in_parts_is_answered_and_opens_nothing() {
    let runtime = super::runtime();
    let (app, visitor, token) = runtime.block_on(async {
        let app = TestApp::new().await;
        let lan = app.lan().await;
        let mut visitor = app.visitor_as(lan).await;
        let token = visitor.get("/seller/opening").await.value("csrf").expect("a token");
        (app, visitor, token)
    });
    let whole = form(&token, &made::jpeg(40, 30));
    super::holds("uploads, forms in parts", 40, vec(damage(), 1..5), |damages| {
        let body = damaged(whole.clone(), &damages);
        let kind = format!("multipart/form-data; boundary={EDGE}");
        let answer = runtime.block_on(visitor.clone().send(Method::POST, "/seller/opening", Some(kind), body));
        prop_assert!(answer.status.is_client_error(), "{} after {:?}", answer.status, damages);
        Ok(())
    });
    runtime.block_on(async move { drop(app) });
}
