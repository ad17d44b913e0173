//! Twins of `market/privacy/`: whoever goes is nowhere afterwards but where the table says.

mod erase;
mod erase_number;
mod export;
mod kept;
mod looks;
mod purge;

use chophien::{
    entities::{account, purchase},
    infra::{
        db::{Db, rows},
        refused::Refused,
    },
    kernel::{
        actor::Actor,
        ids::{AccountId, PurchaseId},
        phone::Phone,
    },
    market::{
        accounts::find,
        orders::Status,
        privacy::erase::{EraseError, erase},
        reports::{ReportReason, complain::complain, find::claim, withdraw::withdraw},
    },
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use crate::{
    kit::{Household, TestApp, claims, sales::Sale},
    market::{accounts::texting, reports::told},
};

pub const NAME: &str = "Đặng Thị Xuyến";
pub const PHONE: &str = "0900000088";
pub const MAIL: &str = "xuyen@vidu.vn";
pub const STREET: &str = "ngõ Ông Voi Còi";
pub const NOTE: &str = "Gọi cô Xuyến nhé";

/// Xuyến has an account and a mail.
pub async fn xuyen(app: &TestApp) -> AccountId {
    let id = app.account(NAME, PHONE).await;
    account::Entity::update_many()
        .col_expr(account::Column::Email, Expr::value(MAIL))
        .filter(account::Column::Id.eq(id))
        .exec(&app.db.write)
        .await
        .expect("a mail");
    id
}

/// Xuyến has bought it, with an account or as a guest.
pub async fn bought(app: &TestApp, my: &Household, buyer: Option<AccountId>, status: Status) -> Sale {
    let sale = app.order(&app.honey(my).await, 1, buyer, status).await;
    purchase::Entity::update_many()
        .col_expr(purchase::Column::Name, Expr::value(NAME))
        .col_expr(purchase::Column::Phone, Expr::value(PHONE))
        .col_expr(purchase::Column::Email, Expr::value(MAIL))
        .col_expr(purchase::Column::Street, Expr::value(STREET))
        .col_expr(purchase::Column::Note, Expr::value(NOTE))
        .filter(purchase::Column::Code.eq(sale.purchase_code.as_str()))
        .exec(&app.db.write)
        .await
        .expect("a purchase");
    sale
}

/// She complained of it, and took that back.
pub async fn complained(app: &TestApp, sale: &Sale, buyer: Actor, code: &str) {
    let work = app.begin(buyer).await;
    let said = told(code, ReportReason::Damaged, &format!("Tôi là {NAME}, số {PHONE}."));
    complain(&work, claims::order(&work, sale.order).await, said).await.expect("made");
    work.commit().await.expect("a commit");
    let work = app.begin(buyer).await;
    withdraw(&work, claim(&work, code).await.expect("reports").expect("it")).await.expect("taken back");
    work.commit().await.expect("a commit");
}

/// She is erased, or is not.
pub async fn erased(app: &TestApp, actor: Actor, id: AccountId) -> Result<(), Refused<EraseError>> {
    let work = app.begin(actor).await;
    let account = find::claim(&work, id).await?.expect("an account");
    match erase(&work, account, &texting(app)).await {
        Ok(()) => Ok(work.commit().await?),
        refused => {
            work.roll_back().await?;
            refused
        }
    }
}

/// Where in the tables something of her stands: `table: word`.
pub async fn traces(app: &TestApp) -> Vec<String> {
    traces_in(&app.db).await
}

/// The same of any database.
pub async fn traces_in(db: &Db) -> Vec<String> {
    let snapshot = db.snapshot().await.expect("a snapshot");
    let mut found = Vec::new();
    for table in rows::tables(&snapshot).await.expect("tables") {
        let mut rows = table.rows(&snapshot).await.expect("rows");
        let mut all = String::new();
        loop {
            let some = rows.next().await.expect("rows");
            if some.is_empty() {
                break;
            }
            all.extend(some);
        }
        let words = [("name", NAME), ("phone", PHONE), ("mail", MAIL), ("street", STREET), ("note", NOTE)];
        let there = words.into_iter().filter(|(_, word)| all.contains(word) || all.contains(&escaped(word)));
        found.extend(there.map(|(what, _)| format!("{}: {what}", table.name)));
    }
    found
}

/// As JSON writes it where it writes no letters of ours.
fn escaped(word: &str) -> String {
    let letter = |c: char| if c.is_ascii() { c.to_string() } else { format!("\\u{:04x}", u32::from(c)) };
    word.chars().map(letter).collect()
}

/// Her number.
pub fn number() -> Phone {
    Phone::parse(PHONE).expect("a number")
}

/// The purchase of an order.
pub async fn purchase_of(app: &TestApp, sale: &Sale) -> PurchaseId {
    app.row_of(sale.order).await.purchase_id
}
