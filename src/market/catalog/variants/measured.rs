//! A measure in its seller's own words as something that is proposed and approved: its variant cannot be bought before.

use async_trait::async_trait;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect, QueryTrait, sea_query::Query,
};
use serde::{Deserialize, Serialize};

use super::LONGEST_MEASURE;
use crate::{
    entities::{
        decision::{Kind, Reason},
        product, revision, variant,
    },
    infra::db::Work,
    kernel::{
        ids::{ProductId, RevisionId, ShopId, VariantId},
        instant::Instant,
    },
    market::{
        catalog::{
            derive,
            events::{MeasureApproved, MeasureSentBack, MeasureSubmitted, MeasureWithdrawn, VariantAdded},
            find::ClaimedVariant,
        },
        claimed::Claimed,
        revisions::{Revised, Revision, RevisionStatus, find::of_kind, why::Why, withdraw::Withdrawn},
        shops::in_shop::InShop,
    },
};

/// Of so many that were not approved a page tells.
const LATELY: u64 = 24;

/// How a variant is to be sold, in words of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measured {
    /// `hộp trung thu loại to`.
    pub measure: String,
}

/// A variant that cannot be bought yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotYet {
    /// Names it in forms.
    pub code: String,
    /// As its seller wrote it.
    pub measure: String,
    /// Why not, where it came back.
    #[serde(skip)]
    pub sent_back: Option<Reason>,
    /// What the moderator wrote with it.
    pub words: Option<String>,
}

impl NotYet {
    /// For samples of pages.
    pub fn sample(sent_back: Option<Reason>) -> Self {
        let words = sent_back.map(|_| "Xin ghi rõ mấy lọ.".to_owned());
        Self { code: "K7QM2XPD".into(), measure: "giỏ quà Tết loại to".into(), sent_back, words }
    }
}

#[async_trait]
impl Revised for Measured {
    const KIND: Kind = Kind::Measure;
    type Id = VariantId;
    type Row = variant::Model;
    type Approved = ();

    fn photos(&self) -> &[String] {
        &[]
    }

    fn is_allowed(&self) -> bool {
        (1..=LONGEST_MEASURE).contains(&self.measure.chars().count())
    }

    fn id(row: &variant::Model) -> VariantId {
        row.id
    }

    async fn claim(work: &Work, id: VariantId) -> Result<Option<ClaimedVariant<'_>>, DbErr> {
        Claimed::one(work, variant::Entity::find_by_id(id)).await
    }

    async fn proposed(work: &Work, variant_id: VariantId, revision_id: RevisionId) -> Result<(), DbErr> {
        let row = variant::Entity::find_by_id(variant_id).one(&work.tx).await?;
        let product_id = row.ok_or_else(|| DbErr::RecordNotFound(format!("variant {}", variant_id.0)))?.product_id;
        let shop_id = shop_of(work, product_id).await?;
        work.record(&MeasureSubmitted { product_id, variant_id, revision_id, shop_id })
    }

    /// It can be bought from now on.
    async fn approved(work: &Work, row: ClaimedVariant<'_>, proposal: Revision<Self>) -> Result<(), DbErr> {
        let (product_id, variant_id) = (row.product_id, row.id);
        let mut row = row.into_row().into_active_model();
        row.measure = Set(proposal.content.measure);
        row.offered = Set(true);
        row.update(&work.tx).await?;
        derive::refresh_offer(work, product_id).await?;
        let shop_id = shop_of(work, product_id).await?;
        work.record(&VariantAdded { product_id, variant_id })?;
        work.record(&MeasureApproved { product_id, variant_id, revision_id: proposal.id, shop_id })
    }

    /// It stays as it is: nobody can buy it.
    async fn sent_back(work: &Work, row: ClaimedVariant<'_>, revision_id: RevisionId, why: &Why) -> Result<(), DbErr> {
        let (product_id, variant_id) = (row.product_id, row.id);
        let shop_id = shop_of(work, product_id).await?;
        let (reason, words) = (why.reason.as_str().to_owned(), why.words.clone());
        work.record(&MeasureSentBack { product_id, variant_id, revision_id, shop_id, reason, words })
    }
}

#[async_trait]
impl Withdrawn for Measured {
    /// The other variants of its product are what is shown meanwhile.
    fn is_shown(_: &variant::Model) -> bool {
        true
    }

    async fn withdrawn(work: &Work, row: ClaimedVariant<'_>, revision_id: RevisionId) -> Result<(), DbErr> {
        let (product_id, variant_id) = (row.product_id, row.id);
        let shop_id = shop_of(work, product_id).await?;
        work.record(&MeasureWithdrawn { product_id, variant_id, revision_id, shop_id })
    }
}

/// Those of a product that wait for a moderator, and those that came back since, in their order.
pub async fn not_yet(db: &impl ConnectionTrait, product: ProductId, since: Instant) -> Result<Vec<NotYet>, DbErr> {
    let unoffered = variant::Entity::find()
        .filter(variant::Column::ProductId.eq(product))
        .filter(variant::Column::Offered.eq(false));
    let ids = unoffered.clone().select_only().column(variant::Column::Id).into_query();
    let lately = Condition::all()
        .add(revision::Column::Status.eq(RevisionStatus::SentBack))
        .add(revision::Column::DecidedAt.gt(since));
    let proposals = of_kind::<Measured>()
        .filter(revision::Column::SubjectId.in_subquery(ids))
        .filter(Condition::any().add(revision::Column::Status.eq(RevisionStatus::Pending)).add(lately))
        .order_by_asc(revision::Column::Status)
        .order_by_desc(revision::Column::Id)
        .limit(LATELY)
        .all(db)
        .await?;
    let found = unoffered.filter(variant::Column::Id.is_in(proposals.iter().map(|row| row.subject_id)));
    let rows = found.order_by_asc(variant::Column::Position).order_by_asc(variant::Column::Id).all(db).await?;
    let not_yet = |row: variant::Model| {
        let proposal = proposals.iter().find(|proposal| proposal.subject_id == row.id.0)?;
        let (sent_back, words) = (proposal.reason, proposal.words.clone());
        Some(NotYet { code: row.code, measure: row.measure, sent_back, words })
    };
    Ok(rows.into_iter().filter_map(not_yet).collect())
}

/// The variant of that code, if the shop has it and it waits for a moderator, to take it back.
pub async fn claim_waiting<'w>(shop: &InShop<'w>, code: &str) -> Result<Option<ClaimedVariant<'w>>, DbErr> {
    let own = Query::select()
        .column(product::Column::Id)
        .from(product::Entity)
        .and_where(product::Column::ShopId.eq(shop.shop()))
        .to_owned();
    let waits = of_kind::<Measured>()
        .select_only()
        .column(revision::Column::SubjectId)
        .filter(revision::Column::Status.eq(RevisionStatus::Pending))
        .into_query();
    let unoffered = variant::Entity::find()
        .filter(variant::Column::Code.eq(code))
        .filter(variant::Column::Offered.eq(false))
        .filter(variant::Column::ProductId.in_subquery(own))
        .filter(variant::Column::Id.in_subquery(waits));
    Claimed::one(shop.work(), unoffered).await
}

async fn shop_of(work: &Work, product: ProductId) -> Result<ShopId, DbErr> {
    let row = product::Entity::find_by_id(product).one(&work.tx).await?;
    Ok(row.ok_or_else(|| DbErr::RecordNotFound(format!("product {}", product.0)))?.shop_id)
}
