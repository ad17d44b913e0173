//! What buyers wrote down, compared with the database read directly, and with the mails and texts that arrived.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    path::Path,
};

use chophien::{
    entities::{event, job, order, order_line, outbox, purchase},
    infra::{mailer::Mail, texter::Text},
    market::notices::on_orders::TellOfOrder,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::de::DeserializeOwned;

use super::{buyers::Press, market::Market};

/// Every form that was sent.
pub(super) struct Ledger {
    pub(super) presses: Vec<Press>,
}

/// How many of each; all but `orders`, `asked_again` and `repeated` are promises that were broken.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(super) orders: usize,
    /// Forms that had to be sent more than once, though nobody pressed twice.
    pub(super) asked_again: usize,
    /// Mails and texts that left twice: their answer was lost with the process that had sent them.
    pub(super) repeated: usize,
    lost: usize,
    doubled: usize,
    oversold: i64,
    stock_wrong: usize,
    /// To whom or of which order nothing was said.
    jobs_lost: BTreeSet<String>,
    jobs_given_up: usize,
    unanswered: usize,
    others: BTreeMap<u16, usize>,
    complaint: Option<String>,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { orders, asked_again, repeated, lost, doubled, oversold, stock_wrong, jobs_lost, .. } = self;
        write!(
            f,
            "{orders} orders, {asked_again} forms sent again · lost {lost} · doubled {doubled} · oversold {oversold}"
        )?;
        write!(f, " · stock wrong {stock_wrong} · jobs lost {}, given up {}", jobs_lost.len(), self.jobs_given_up)?;
        write!(f, " · left twice {repeated} · unanswered {}", self.unanswered)?;
        if !self.others.is_empty() {
            write!(f, " · other answers {:?}", self.others)?;
        }
        write!(f, " · check {}", self.complaint.as_deref().unwrap_or("ok"))
    }
}

impl Outcome {
    /// Fails where a promise is broken.
    pub(super) fn assert_kept(&self) {
        let broken =
            self.lost + self.doubled + self.stock_wrong + self.jobs_lost.len() + self.jobs_given_up + self.unanswered;
        let fine = broken == 0 && self.oversold == 0 && self.others.is_empty() && self.complaint.is_none();
        assert!(fine && self.orders > 0, "a promise is broken: {self}; nothing said of {:?}", self.jobs_lost);
    }
}

impl Ledger {
    /// Reads the database and the folders, and counts.
    pub(super) async fn compare(&self, market: &Market) -> Outcome {
        let db = &market.app.db.read;
        let waiting = waiting(market).await;
        let (arrived, repeated) = arrived(market.app.folder());
        let purchases = purchase::Entity::find().all(db).await.expect("purchases");
        let orders = order::Entity::find().all(db).await.expect("orders");
        let codes: BTreeMap<_, _> = purchases.iter().map(|row| (row.code.as_str(), row.email.as_deref())).collect();
        let lost = |press: &&Press| {
            press.codes.iter().any(|code| codes.get(code.as_str()) != Some(&Some(press.email.as_str())))
        };
        let of_one = |press: &&Press| purchases.iter().filter(|row| row.email.as_deref() == Some(&press.email)).count();
        let doubled = |press: &&Press| press.codes.len() > 1 || of_one(press) > 1;
        let (oversold, stock_wrong) = stock(market).await;
        let marks = purchases.iter().flat_map(|row| [row.email.clone(), Some(row.phone.as_str().to_owned())]).flatten();
        let marks: BTreeSet<_> = marks.chain(orders.iter().map(|row| row.code.clone())).collect();
        let missing = marks.iter().filter(|mark| !arrived.contains(*mark) && !waiting.contains(*mark));
        let mut others = BTreeMap::new();
        for (status, many) in self.presses.iter().flat_map(|press| &press.others) {
            *others.entry(*status).or_default() += many;
        }
        Outcome {
            orders: orders.len(),
            asked_again: self.presses.iter().filter(|press| press.sent > press.wanted).count(),
            repeated,
            lost: self.presses.iter().filter(lost).count(),
            doubled: self.presses.iter().filter(doubled).count() + orders.len().abs_diff(purchases.len()),
            oversold,
            stock_wrong,
            jobs_lost: missing.cloned().collect(),
            jobs_given_up: given_up(market).await,
            unanswered: self.presses.iter().filter(|press| press.codes.is_empty() && press.others.is_empty()).count(),
            others,
            complaint: market.complaint(),
        }
    }
}

/// Pieces sold that were not there, and goods whose stock is not what it was at the start less what is sold.
async fn stock(market: &Market) -> (i64, usize) {
    let db = &market.app.db.read;
    let sold = order::Entity::find().filter(order::Column::Status.ne(order::Status::Cancelled));
    let sold: BTreeSet<_> = sold.all(db).await.expect("orders").into_iter().map(|row| row.id).collect();
    let lines = order_line::Entity::find().all(db).await.expect("lines");
    let (mut oversold, mut wrong) = (0, 0);
    for good in &market.goods {
        let own = lines.iter().filter(|line| line.variant_id == good.variant && sold.contains(&line.order_id));
        let pieces: i64 = own.map(|line| line.quantity).sum();
        let left = market.app.stock(good).await;
        oversold += (pieces - market.pieces).max(0) + (-left).max(0);
        wrong += usize::from(market.pieces - pieces != left);
    }
    (oversold, wrong)
}

async fn given_up(market: &Market) -> usize {
    let dead = job::Entity::find().filter(job::Column::Status.eq(job::Status::Dead));
    dead.all(&market.app.db.read).await.expect("the queue").len()
}

/// Of whom is still to be told: what an event or a job that waits is about. Read in the order in which one becomes the other, so
/// that nothing slips through between two looks.
async fn waiting(market: &Market) -> BTreeSet<String> {
    let db = &market.app.db.read;
    let mut events: Vec<_> =
        outbox::Entity::find().all(db).await.expect("the outbox").into_iter().map(|row| row.event_id).collect();
    let mut marks = BTreeSet::new();
    for job in job::Entity::find().all(db).await.expect("the queue") {
        match job.kind.as_str() {
            "notices.on_orders" => events.push(read::<TellOfOrder>(job.body.as_bytes()).0),
            "mail.send" => marks.extend(of_mail(&read(job.body.as_bytes()))),
            "text.send" => marks.extend(of_text(&read(job.body.as_bytes()))),
            _ => {}
        }
    }
    for id in events {
        let row = event::Entity::find_by_id(id).one(db).await.expect("events").expect("the event");
        let id = |name: &str| row.body[name].as_i64();
        if let Some(id) = id("purchase_id") {
            let row = purchase::Entity::find_by_id(chophien::kernel::ids::PurchaseId(id)).one(db).await;
            let row = row.expect("purchases").expect("the purchase");
            marks.extend(row.email.into_iter().chain([row.phone.as_str().to_owned()]));
        }
        if let Some(id) = id("order_id") {
            let row = order::Entity::find_by_id(chophien::kernel::ids::OrderId(id)).one(db).await;
            marks.insert(row.expect("orders").expect("the order").code);
        }
    }
    marks
}

/// Whom the mails and texts in the folders are to with every word of the texts, and how many are there word for word a second time.
fn arrived(folder: &Path) -> (BTreeSet<String>, usize) {
    let (mails, texts) = (all(&folder.join("mail")), all(&folder.join("texts")));
    let of_mails = mails.iter().flat_map(|mail| of_mail(&read(mail.as_bytes())));
    let marks = of_mails.chain(texts.iter().flat_map(|text| of_text(&read(text.as_bytes())))).collect();
    let once = [&mails, &texts].map(|all| all.iter().collect::<BTreeSet<_>>().len());
    (marks, mails.len() + texts.len() - once.iter().sum::<usize>())
}

fn of_mail(mail: &Mail) -> Vec<String> {
    vec![mail.to.clone()]
}

/// The number, and the codes among its words.
fn of_text(text: &Text) -> Vec<String> {
    let words: BTreeSet<_> = text.words.split(|c: char| !c.is_ascii_alphanumeric()).map(str::to_owned).collect();
    words.into_iter().chain([text.to.as_str().to_owned()]).collect()
}

/// Every one that is there.
fn all(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let json = files.filter(|path| path.extension().is_some_and(|ending| ending == "json"));
    json.filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}

fn read<T: DeserializeOwned>(json: &[u8]) -> T {
    serde_json::from_slice(json).unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(json)))
}
