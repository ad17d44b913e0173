//! The record of decisions: added to, never changed.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
};

use super::{Kind, Reason, Verdict, case::Case};
use crate::{
    entities::{decision, revision},
    infra::db::Work,
    kernel::{
        ids::{AccountId, CertificateId, ProductId, ShopId},
        instant::Instant,
    },
    market::{
        accounts::find::names,
        catalog::content::ProductContent,
        revisions::{self, why::Why},
    },
};

/// What was decided once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// About what kind of thing.
    pub kind: Kind,
    /// What it was called then.
    pub title: String,
    /// How.
    pub verdict: Verdict,
    /// Where it was sent back.
    pub reason: Option<Reason>,
    /// Where it was sent back.
    pub words: Option<String>,
    /// Who.
    pub moderator: String,
    /// When.
    pub at: Instant,
}

/// The last decisions about a shop and all that is its own, the newest first.
pub async fn of_shop(db: &impl ConnectionTrait, shop: ShopId, most: u64) -> Result<Vec<Decided>, DbErr> {
    read(db, decision::Entity::find().filter(decision::Column::ShopId.eq(shop)), most).await
}

/// The last decisions about what was proposed of a product, the newest first.
pub async fn of_product(db: &impl ConnectionTrait, product: ProductId, most: u64) -> Result<Vec<Decided>, DbErr> {
    let proposals = revisions::find::of_kind::<ProductContent>()
        .select_only()
        .column(revision::Column::Id)
        .filter(revision::Column::SubjectId.eq(product.0))
        .into_query();
    let about = decision::Entity::find()
        .filter(decision::Column::Subject.eq(Kind::Product))
        .filter(decision::Column::SubjectId.in_subquery(proposals));
    read(db, about, most).await
}

/// The last decisions about a paper, the newest first.
pub async fn of_paper(db: &impl ConnectionTrait, paper: CertificateId, most: u64) -> Result<Vec<Decided>, DbErr> {
    let about = decision::Entity::find()
        .filter(decision::Column::Subject.eq(Kind::Certificate))
        .filter(decision::Column::SubjectId.eq(paper.0));
    read(db, about, most).await
}

/// Words that a moderator has sent things of a kind back with lately, the last first, each once: at most so many.
pub async fn words_of(
    db: &impl ConnectionTrait,
    moderator: AccountId,
    kind: Kind,
    most: usize,
) -> Result<Vec<String>, DbErr> {
    let used: Vec<String> = decision::Entity::find()
        .select_only()
        .column(decision::Column::Words)
        .filter(decision::Column::ModeratorId.eq(moderator))
        .filter(decision::Column::Words.is_not_null())
        .filter(decision::Column::Subject.eq(kind))
        .order_by_desc(decision::Column::Id)
        .limit(LOOKED_AT)
        .into_tuple()
        .all(db)
        .await?;
    let mut once: Vec<String> = Vec::new();
    for words in used {
        if once.len() < most && !once.contains(&words) {
            once.push(words);
        }
    }
    Ok(once)
}

/// So many of her last decisions with words are looked at.
const LOOKED_AT: u64 = 60;

async fn read(db: &impl ConnectionTrait, about: Select<decision::Entity>, most: u64) -> Result<Vec<Decided>, DbErr> {
    let rows = about.order_by_desc(decision::Column::Id).limit(most).all(db).await?;
    let names = names(db, rows.iter().map(|row| row.moderator_id)).await?;
    let decided = |row: decision::Model| Decided {
        kind: row.subject,
        title: row.title,
        verdict: row.verdict,
        reason: row.reason,
        words: row.words,
        moderator: names.get(&row.moderator_id).cloned().unwrap_or_default(),
        at: row.decided_at,
    };
    Ok(rows.into_iter().map(decided).collect())
}

/// Writes a decision down, in the commit that carries it out.
pub(super) async fn write(
    work: &Work,
    case: &Case,
    moderator: AccountId,
    verdict: Verdict,
    why: Option<Why>,
) -> Result<(), DbErr> {
    let (reason, words) = why.map_or((None, None), |why| (Some(why.reason), why.words));
    let row = decision::ActiveModel {
        id: NotSet,
        subject: Set(case.kind),
        subject_id: Set(case.id),
        shop_id: Set(case.shop),
        title: Set(case.title.clone()),
        verdict: Set(verdict),
        reason: Set(reason),
        words: Set(words),
        moderator_id: Set(moderator),
        decided_at: Set(work.now),
    };
    row.insert(&work.tx).await.map(drop)
}
