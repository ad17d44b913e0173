//! Twins of `market/registry/imports/`.

mod begin;
mod confirm;
mod discard;
mod find;
mod finish;
mod stage;
mod sweep;
mod write;

use chophien::{
    kernel::{
        actor::Actor,
        ids::{AccountId, ImportId},
        phone::Phone,
    },
    market::{
        accounts::find as find_account,
        registry::{
            Scheme,
            imports::{
                self, begin::begin, confirm::confirm, find::Import, finish::finish, reading::Reading, stage::stage,
            },
            row::Reader,
        },
    },
};

use crate::kit::TestApp;

pub const HEADINGS: &str = "Số giấy;Chủ thể;Sản phẩm;Số sao;Cơ quan cấp;Ngày cấp";

/// A paper as a file has it.
pub fn line(number: &str, stars: &str) -> String {
    format!("{number};Hộ Vàng Thị Mỷ;Mật ong bạc hà;{stars};UBND tỉnh;01/03/2025")
}

/// Tâm, who may be there already.
async fn tam(app: &TestApp) -> AccountId {
    let phone = Phone::parse("0900000005").expect("a number");
    match find_account::by_phone(&app.db.read, &phone).await.expect("accounts") {
        Some(tam) => tam.id,
        None => app.tam().await,
    }
}

/// Tries a file of these lines.
pub async fn tried(app: &TestApp, code: &str, lines: &[String]) -> Import {
    let tam = tam(app).await;
    let work = app.begin(Actor::Account(tam)).await;
    let import = begin(&work, tam, code, "ocop.csv").await.expect("begun").expect("once");
    let mut reading = Reading::new(work.now.day(), &app.province, Scheme::Ocop);
    let mut rows = Vec::new();
    for (no, text) in (1..).zip([HEADINGS.to_owned()].iter().chain(lines)) {
        let cells: Vec<String> = text.split(';').map(str::to_owned).collect();
        rows.extend(reading.take(no, &cells).expect("a list of papers"));
    }
    stage(&work, import, rows).await.expect("staged");
    finish(&work, import, &reading.end().expect("headings")).await.expect("tried");
    work.commit().await.expect("a commit");
    of(app, code).await
}

pub async fn of(app: &TestApp, code: &str) -> Import {
    imports::find::by_code(&app.db.read, code).await.expect("imports").expect("the import")
}

/// Confirms it, and nobody has written anything yet.
pub async fn confirmed(app: &TestApp, code: &str) {
    let work = app.begin(Actor::Account(tam(app).await)).await;
    let import = imports::find::claim(&work, code).await.expect("imports").expect("the import");
    confirm(&work, import).await.expect("confirmed");
    work.commit().await.expect("a commit");
}

/// Writes the next rows; tells whether there may be more.
pub async fn write_some(app: &TestApp, import: ImportId) -> bool {
    let work = app.begin(Actor::System).await;
    let reader = Reader::new(work.now.day(), &app.province);
    let more = imports::write::write(&work, import, &reader).await.expect("written");
    work.commit().await.expect("a commit");
    more
}
