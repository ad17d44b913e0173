//! A paper that a seller claims for a product, as a subject of moderation.

use std::collections::HashMap;

use async_trait::async_trait;
use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

use super::{
    Kind, Reason,
    compared::{Compared, Fact, Paper, Registered, Row, Said},
    held::find::is_free,
    reach::Reach,
    refusals::DecideError,
    subject::{Case, Found, Happened, News, Reader, Subject},
};
use crate::{
    entities::{certificate, product, shop},
    infra::{db::Work, events::Event, refused::Refused, words::Message},
    kernel::{
        calendar,
        ids::{CertificateId, ProductId},
        links,
    },
    market::{
        catalog::find as goods,
        certificates::{
            Status,
            events::{
                CertificateEnding, CertificateReinstated, CertificateSentBack, CertificateVerified,
                CertificateWithdrawn,
            },
            find, send_back, verify,
        },
        registry,
        revisions::why::Why,
    },
};

/// The subject.
pub struct Certificates;

#[async_trait]
impl Subject for Certificates {
    fn kind(&self) -> Kind {
        Kind::Certificate
    }

    fn reasons(&self) -> &'static [Reason] {
        &[Reason::Scan, Reason::Number, Reason::Dates, Reason::Issuer, Reason::Product, Reason::Other]
    }

    fn grounds(&self) -> &'static [Reason] {
        &[Reason::Authority, Reason::Number, Reason::Dates, Reason::Issuer, Reason::Product, Reason::Other]
    }

    fn icon(&self) -> &'static str {
        "certificate"
    }

    async fn waiting(&self, db: &Reader<'_>, reach: &Reach, most: u64) -> Result<Vec<Found>, DbErr> {
        let rows = pending(reach).select_also(shop::Entity).limit(most).all(db).await?;
        let names = names(db, rows.iter().map(|(row, _)| row.product_id)).await?;
        let found = |(row, shop): (certificate::Model, Option<shop::Model>)| {
            let title = names.get(&row.product_id).cloned().unwrap_or(row.number);
            Some(Found { id: row.id.0, title, photo: row.scan, since: row.submitted_at, change: false, shop: shop? })
        };
        Ok(rows.into_iter().filter_map(found).collect())
    }

    async fn count(&self, db: &Reader<'_>, reach: &Reach) -> Result<u64, DbErr> {
        pending(reach).count(db).await
    }

    async fn case(&self, db: &Reader<'_>, id: i64) -> Result<Option<Case>, DbErr> {
        let Some(row) = certificate::Entity::find_by_id(CertificateId(id)).one(db).await? else { return Ok(None) };
        let mut names = names(db, [row.product_id]).await?;
        Ok(Some(Case {
            kind: Kind::Certificate,
            id,
            shop: row.shop_id,
            product: Some(row.product_id),
            title: names.remove(&row.product_id).unwrap_or(row.number),
            submitted_at: row.submitted_at,
            submitted_by: None,
            waits: row.status == Status::Pending,
        }))
    }

    async fn compared(&self, db: &Reader<'_>, case: &Case) -> Result<Compared, DbErr> {
        let paper = certificate::Entity::find_by_id(CertificateId(case.id)).one(db).await?;
        let Some(paper) = paper.filter(|paper| paper.status != Status::Replaced) else {
            return Ok(Compared::default());
        };
        let content = goods::content(db, paper.product_id).await?;
        let photos = content.map(|content| content.photos).unwrap_or_default();
        let scan = paper.scan.clone();
        let registered = Some(registered(db, case, &paper).await?);
        let facts = facts(case, paper);
        Ok(Compared { facts, photos, paper: Some(Paper { scan }), registered, ..Compared::default() })
    }

    async fn approve(&self, work: &Work, id: i64) -> Result<(), Refused<DecideError>> {
        let paper = find::claim(work, CertificateId(id)).await?.ok_or(Refused::No(DecideError::NotFound))?;
        verify::verify(work, paper).await.map_err(|refused| refused.map_no(DecideError::from))
    }

    async fn send_back(&self, work: &Work, id: i64, why: &Why) -> Result<(), Refused<DecideError>> {
        let paper = find::claim(work, CertificateId(id)).await?.ok_or(Refused::No(DecideError::NotFound))?;
        send_back::send_back(work, paper, why).await.map_err(|refused| refused.map_no(DecideError::from))
    }

    fn told_by(&self) -> &'static [&'static str] {
        &[
            CertificateVerified::NAME,
            CertificateSentBack::NAME,
            CertificateWithdrawn::NAME,
            CertificateReinstated::NAME,
            CertificateEnding::NAME,
        ]
    }

    async fn news(&self, db: &Reader<'_>, event: &Happened<'_>) -> Result<Option<News>, DbErr> {
        let words = match event.name {
            CertificateVerified::NAME => "notice-certificate-verified",
            CertificateSentBack::NAME => "notice-certificate-sent-back",
            CertificateWithdrawn::NAME => "notice-certificate-withdrawn",
            CertificateReinstated::NAME => "notice-certificate-reinstated",
            CertificateEnding::NAME => "notice-certificate-ending",
            _ => return Ok(None),
        };
        let Some(id) = event.id::<CertificateId>("certificate_id") else { return Ok(None) };
        let Some(paper) = certificate::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
        let product = product::Entity::find_by_id(paper.product_id).one(db).await?;
        Ok(product.map(|product| News {
            words,
            path: format!("{}/certificate", links::seller_product(event.shop, &product.code)),
            title: product.name,
            reason: event.reason().or(paper.reason),
            day: Some(paper.expires_on),
        }))
    }
}

fn pending(reach: &Reach) -> Select<certificate::Entity> {
    let to_shop = certificate::Entity::belongs_to(shop::Entity).from(certificate::Column::ShopId).to(shop::Column::Id);
    certificate::Entity::find()
        .filter(certificate::Column::Status.eq(Status::Pending))
        .join(JoinType::InnerJoin, to_shop.into())
        .filter(reach.on_shops())
        .filter(is_free(Kind::Certificate, (certificate::Entity, certificate::Column::Id)))
        .order_by_asc(certificate::Column::SubmittedAt)
        .order_by_asc(certificate::Column::Id)
}

/// A paper is called by what it is for.
async fn names(db: &Reader<'_>, ids: impl IntoIterator<Item = ProductId>) -> Result<HashMap<ProductId, String>, DbErr> {
    let ids: Vec<ProductId> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(ProductId, String)> = product::Entity::find()
        .select_only()
        .columns([product::Column::Id, product::Column::Name])
        .filter(product::Column::Id.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// What the registry says of a paper beside what the seller does.
async fn registered(db: &Reader<'_>, case: &Case, paper: &certificate::Model) -> Result<Registered, DbErr> {
    let Some(entry) = registry::find::by_number(db, paper.scheme, &paper.number).await? else {
        return Ok(Registered::Absent);
    };
    if let Some(left) = entry.left {
        return Ok(Registered::Left(entry.id, left.on));
    }
    let shop = shop::Entity::find_by_id(case.shop).one(db).await?.map(|shop| shop.name).unwrap_or_default();
    let said = entry.said;
    let stars = |stars: Option<i32>| stars.map(|stars| stars.to_string()).unwrap_or_default();
    let row = |label, before: String, after: String| Row { label, before: Some(before.into()), after: after.into() };
    let rows = vec![
        row("fact-product", said.product, case.title.clone()),
        row("fact-holder", said.holder, shop),
        row("fact-stars", stars(said.stars), stars(paper.stars)),
        row("fact-issuer", said.issuer, paper.issuer.clone()),
        row("fact-decision", said.decision, paper.decision.clone()),
        row("fact-issued", calendar::day(said.issued_on), calendar::day(paper.issued_on)),
        row("fact-expires", calendar::day(said.expires_on), calendar::day(paper.expires_on)),
    ];
    let differs = |row: &Row| row.before.as_ref() != Some(&row.after);
    Ok(Registered::There(entry.id, rows.into_iter().filter(differs).collect()))
}

fn facts(case: &Case, paper: certificate::Model) -> Vec<Fact> {
    let scheme = Message::new(paper.scheme.key());
    let fact = |label, value: Said| Fact { label, value };
    let mut facts = vec![
        fact("fact-product", case.title.clone().into()),
        fact("fact-scheme", scheme.into()),
        fact("fact-number", paper.number.into()),
        fact("fact-issuer", paper.issuer.into()),
        fact("fact-decision", paper.decision.into()),
        fact("fact-issued", calendar::day(paper.issued_on).into()),
        fact("fact-expires", calendar::day(paper.expires_on).into()),
    ];
    facts.extend(paper.stars.map(|stars| fact("fact-stars", stars.to_string().into())));
    facts
}
