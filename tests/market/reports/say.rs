//! Twin of `market/reports/say.rs`.

use chophien::{
    infra::refused::Refused,
    kernel::actor::Actor,
    market::reports::{
        ReportSide,
        find::{claim, claim_in_reach, claim_in_shop, said},
        policy::{LONGEST, MOST_SAID},
        say::{Said, SayError, by_reporter, by_shop, by_staff},
        withdraw::withdraw,
    },
};

use super::{brought, complained, hanh, of, rows, violated};
use crate::kit::{Household, TestApp, claims};

fn words(words: &str) -> Said {
    Said { words: words.into(), photos: Vec::new() }
}

async fn answer(app: &TestApp, my: &Household, code: &str, said: &str) -> Result<(), SayError> {
    let work = app.begin(my.actor()).await;
    let shop = claims::enter(&work, my.shop).await;
    let claimed = claim_in_shop(&shop, of(app, code).await.id).await.expect("reports").expect("it");
    let ended = by_shop(&shop, claimed, words(said)).await;
    settled(work, ended).await
}

async fn more(app: &TestApp, code: &str, said: &str) -> Result<(), SayError> {
    let work = app.begin(Actor::Guest).await;
    let claimed = claim(&work, code).await.expect("reports").expect("it");
    let ended = by_reporter(&work, claimed, words(said)).await;
    settled(work, ended).await
}

async fn of_staff(app: &TestApp, hanh: Actor, code: &str, said: &str, asks: bool) -> Result<(), SayError> {
    let work = app.begin(hanh).await;
    let claimed = claim_in_reach(&work, code).await.expect("reports").expect("it");
    let ended = by_staff(&work, claimed, words(said), asks).await;
    settled(work, ended).await
}

async fn settled(work: chophien::infra::db::Work, ended: Result<(), Refused<SayError>>) -> Result<(), SayError> {
    match ended {
        Ok(()) => {
            work.commit().await.expect("a commit");
            Ok(())
        }
        Err(Refused::No(refusal)) => Err(refusal),
        Err(broken) => panic!("{broken}"),
    }
}

#[tokio::test]
async fn both_sides_say_what_they_have_to_and_the_buyer_hears_of_the_answer_once() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let sale = brought(&app, &my).await;
    let code = complained(&app, &sale, "AB2345CD").await;
    answer(&app, &my, &code, "Gói ba lớp.").await.expect("said");
    answer(&app, &my, &code, "Gói ba lớp.").await.expect("pressed twice");
    assert_eq!(of(&app, &code).await.answered_at, Some(app.now()));
    more(&app, &code, "Hộp bị móp.").await.expect("said");
    answer(&app, &my, &code, "Sẽ gửi lại hai lọ.").await.expect("said");
    let said = said::for_sides(&app.db.read, of(&app, &code).await.id).await.expect("statements");
    let sides: Vec<_> = said.iter().map(|one| (one.side, one.words.as_str())).collect();
    let expected = [
        (ReportSide::Reporter, "Vỡ hai lọ."),
        (ReportSide::Shop, "Gói ba lớp."),
        (ReportSide::Reporter, "Hộp bị móp."),
        (ReportSide::Shop, "Sẽ gửi lại hai lọ."),
    ];
    assert_eq!(sides, expected);
    app.work_off().await;
    let heard = app.texts().into_iter().filter(|text| text.words.contains("da tra loi khieu nai")).count();
    assert_eq!(heard, 1);
}

#[tokio::test]
async fn a_shop_answers_what_it_was_asked_and_a_note_is_read_by_no_side() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let hanh = Actor::Account(hanh(&app).await);
    let code = violated(&app, &my, Actor::Guest, "AB2345CD").await;
    of_staff(&app, hanh, &code, "Đã gọi, chưa bắt máy.", false).await.expect("noted");
    let work = app.begin(my.actor()).await;
    let shop = claims::enter(&work, my.shop).await;
    assert!(claim_in_shop(&shop, of(&app, &code).await.id).await.expect("reports").is_none(), "it knows of nothing");
    let unasked = claim(&work, &code).await.expect("reports").expect("it");
    let refused = by_shop(&shop, unasked, words("Nhà không nói thế.")).await;
    assert!(matches!(refused, Err(Refused::No(SayError::NotAsked))));
    work.roll_back().await.expect("rolled back");
    of_staff(&app, hanh, &code, "Xin cho xem nhãn.", true).await.expect("asked");
    app.work_off().await;
    assert!(app.last_text_to(&my.phone).contains("can hoi gian hang"), "{}", app.last_text_to(&my.phone));
    answer(&app, &my, &code, "Ảnh nhãn đây.").await.expect("answered");
    of_staff(&app, hanh, &code, "Còn mặt sau?", true).await.expect("asked again");
    assert_eq!(of(&app, &code).await.answered_at, None, "it is asked again");
    let sides = said::for_sides(&app.db.read, of(&app, &code).await.id).await.expect("statements");
    assert!(sides.iter().all(|one| one.words != "Đã gọi, chưa bắt máy."));
    assert_eq!(rows(&app).await, (1, 5));
}

#[tokio::test]
async fn every_refusal_adds_nothing() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let code = violated(&app, &my, Actor::Guest, "AB2345CD").await;
    for said in [" ", &"a".repeat(LONGEST + 1)] {
        assert!(matches!(more(&app, &code, said).await, Err(SayError::Words)));
    }
    for at in 1..MOST_SAID {
        more(&app, &code, &format!("Lần {at}.")).await.expect("said");
    }
    assert!(matches!(more(&app, &code, "Nữa.").await, Err(SayError::Full)));
    assert_eq!(rows(&app).await, (1, MOST_SAID));
    let other = violated(&app, &my, Actor::Guest, "EF2345GH").await;
    let work = app.begin(Actor::Guest).await;
    withdraw(&work, claim(&work, &other).await.expect("reports").expect("it")).await.expect("taken back");
    work.commit().await.expect("a commit");
    assert!(matches!(more(&app, &other, "Nữa.").await, Err(SayError::Ended)));
    let hanh = Actor::Account(hanh(&app).await);
    assert!(matches!(of_staff(&app, hanh, &other, "Nữa.", true).await, Err(SayError::Ended)));
    assert_eq!(rows(&app).await, (2, MOST_SAID + 1));
}
