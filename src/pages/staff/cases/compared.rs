//! What is shown now beside what is proposed, as rows for a moderator's eyes (`templates/staff/cases/case.html`).

use serde::Serialize;

use crate::{
    infra::words::Message,
    kernel::{
        difference::{Piece, difference},
        ids::{CertificateId, ProductId, RevisionId, ShopId, UnitCode},
        money::grouped,
    },
    market::{
        catalog::{self, content::ProductContent},
        certificates,
        moderation::{Subject, case::Case, goods},
        places,
        shops::{content::ShopContent, revisions, standing},
    },
    pages::visit::Visit,
    web::error::WebError,
};

/// Everything about a case that can be compared or read.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Compared {
    /// Something approved is shown meanwhile.
    pub change: bool,
    /// Line by line.
    pub rows: Vec<Row>,
    /// Codes of what is shown.
    pub shown_photos: Vec<String>,
    /// Codes of what is proposed.
    pub photos: Vec<String>,
    /// What does not wait for approval but belongs to the picture.
    pub facts: Vec<Fact>,
    /// A picture of the paper.
    pub scan: Option<String>,
}

/// One line: `pieces` holds both versions.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// Key of a message.
    pub label: &'static str,
    /// What stayed, went and came.
    pub pieces: Vec<Piece>,
}

/// A line to read.
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    /// Key of a message.
    pub label: &'static str,
    /// In words.
    pub value: String,
}

/// Compares what the case is about.
pub async fn compare(visit: &Visit, case: &Case) -> Result<Compared, WebError> {
    match (case.subject, case.product) {
        (Subject::Shop, _) => shop(visit, case.shop, RevisionId(case.id)).await,
        (Subject::Product, Some(id)) => product(visit, id, RevisionId(case.id)).await,
        (Subject::Certificate, Some(id)) => certificate(visit, id, CertificateId(case.id)).await,
        (_, None) => Ok(Compared::default()),
    }
}

async fn shop(visit: &Visit, id: ShopId, revision: RevisionId) -> Result<Compared, WebError> {
    let db = &visit.app.db.read;
    let proposed = revisions::find(db, revision).await?.ok_or(WebError::NotFound)?.content;
    let standing = standing::of(db, id).await?.ok_or(WebError::NotFound)?;
    let shown = standing.shown();
    let new = shop_lines(visit, &proposed).await?;
    let old = match shown {
        Some(content) => Some(shop_lines(visit, content).await?),
        None => None,
    };
    Ok(Compared {
        change: shown.is_some(),
        rows: rows(old, new),
        shown_photos: shown.and_then(|content| content.photo.clone()).into_iter().collect(),
        photos: proposed.photo.into_iter().collect(),
        ..Compared::default()
    })
}

async fn product(visit: &Visit, id: ProductId, revision: RevisionId) -> Result<Compared, WebError> {
    let db = &visit.app.db.read;
    let proposed = catalog::find::revision(db, revision).await?.ok_or(WebError::NotFound)?.content;
    let published = goods::is_published(db, id).await?;
    let shown = if published { catalog::find::content(db, id).await? } else { None };
    let new = product_lines(visit, &proposed);
    let old = shown.as_ref().map(|content| product_lines(visit, content));
    let offered = goods::variants(db, id).await?.into_iter().map(|variant| {
        let weight = Message::new("fact-weight").with("grams", grouped(variant.weight_g)).with("stock", variant.stock);
        let value = format!("{} · {} · {}", variant.measure, variant.price, say(visit, weight));
        Fact { label: "fact-variant", value }
    });
    Ok(Compared {
        change: published,
        rows: rows(old, new),
        shown_photos: shown.map(|content| content.photos).unwrap_or_default(),
        photos: proposed.photos,
        facts: offered.collect(),
        scan: None,
    })
}

async fn certificate(visit: &Visit, product: ProductId, id: CertificateId) -> Result<Compared, WebError> {
    let db = &visit.app.db.read;
    let content = catalog::find::content(db, product).await?.ok_or(WebError::NotFound)?;
    let papers = certificates::find::by_product(db, product, visit.now.day()).await?;
    let Some(paper) = papers.into_iter().find(|paper| paper.id == id) else { return Ok(Compared::default()) };
    let day = |date: time::Date| format!("{:02}/{:02}/{}", date.day(), u8::from(date.month()), date.year());
    let fact = |label, value| Fact { label, value };
    let mut facts = vec![
        fact("fact-product", content.name),
        fact("fact-scheme", say(visit, Message::new(&format!("certificate-scheme-{}", paper.scheme)))),
        fact("fact-number", paper.number),
        fact("fact-issuer", paper.issuer),
        fact("fact-decision", paper.decision),
        fact("fact-issued", day(paper.issued_on)),
        fact("fact-expires", day(paper.expires_on)),
    ];
    facts.extend(paper.stars.map(|stars| fact("fact-stars", stars.to_string())));
    Ok(Compared { facts, photos: content.photos, scan: paper.scan, ..Compared::default() })
}

type Lines = Vec<(&'static str, String)>;

async fn shop_lines(visit: &Visit, content: &ShopContent) -> Result<Lines, WebError> {
    let kind = say(visit, Message::new(&format!("shop-kind-{}", content.kind.as_str())));
    Ok(vec![
        ("row-name", content.name.clone()),
        ("row-kind", kind),
        ("row-place", address(visit, &content.unit, content.former.as_ref()).await?),
        ("row-hamlet", content.hamlet.clone().unwrap_or_default()),
        ("row-story", content.story.clone()),
    ])
}

fn product_lines(visit: &Visit, content: &ProductContent) -> Lines {
    let set = places::sets::set(content.set_no).map(|set| set.name.clone()).unwrap_or_default();
    let months: Vec<String> =
        catalog::content::months(content.season_months).into_iter().map(|month| month.to_string()).collect();
    let season = match months.is_empty() {
        true => Message::new("row-all-year"),
        false => Message::new("row-months").with("months", months.join(", ")),
    };
    vec![
        ("row-name", content.name.clone()),
        ("row-category", set),
        ("row-season", say(visit, season)),
        ("row-description", content.description.clone()),
    ]
}

/// `Xã Mèo Vạc, Tuyên Quang (trước 7/2025: xã Pải Lủng, …)`.
pub(super) async fn address(visit: &Visit, unit: &UnitCode, former: Option<&UnitCode>) -> Result<String, WebError> {
    let db = &visit.app.db.read;
    let place = places::find::commune(db, unit).await?.map(|place| place.label()).unwrap_or_default();
    let Some(former) = former else { return Ok(place) };
    let label = places::find::former_label(db, former).await?.unwrap_or_default();
    Ok(format!("{place} ({})", say(visit, Message::new("address-former").with("place", label))))
}

fn rows(old: Option<Lines>, new: Lines) -> Vec<Row> {
    let old = old.unwrap_or_else(|| new.clone());
    let row = |((label, new), (_, old)): ((&'static str, String), (&str, String))| Row {
        label,
        pieces: difference(&old, &new),
    };
    new.into_iter().zip(old).map(row).collect()
}

fn say(visit: &Visit, message: Message) -> String {
    visit.app.words.say(visit.language, &message)
}
