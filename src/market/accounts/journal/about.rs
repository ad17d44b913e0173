//! What an event is about: its body names things by their ids, and here is what they are called today.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use crate::entities::{
    account, certificate, document, event, order, product, purchase, registry_entry, registry_import, report, shop,
};

/// What kind of thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each name says it")]
pub enum Noun {
    Certificate,
    Product,
    Entry,
    Import,
    Document,
    Order,
    Purchase,
    Account,
    Report,
    Shop,
}

impl Noun {
    /// In the order in which a sentence names them: what it is about before whose that is.
    const ALL: [Self; 10] = [
        Self::Certificate,
        Self::Product,
        Self::Entry,
        Self::Import,
        Self::Document,
        Self::Order,
        Self::Purchase,
        Self::Account,
        Self::Report,
        Self::Shop,
    ];

    /// The field of a body that holds its id.
    fn field(self) -> &'static str {
        match self {
            Self::Certificate => "certificate_id",
            Self::Product => "product_id",
            Self::Entry => "entry_id",
            Self::Import => "import_id",
            Self::Document => "document_id",
            Self::Order => "order_id",
            Self::Purchase => "purchase_id",
            Self::Account => "account_id",
            Self::Report => "report_id",
            Self::Shop => "shop_id",
        }
    }
}

/// A thing that an event is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Of which kind.
    pub noun: Noun,
    /// In staff's addresses.
    pub code: String,
    /// What it is called today.
    pub name: String,
}

/// What the things of some events are called.
#[derive(Debug, Default)]
pub(super) struct Names(HashMap<(Noun, i64), About>);

impl Names {
    /// Reads them: one question for each kind of thing that occurs.
    pub(super) async fn read(db: &impl ConnectionTrait, events: &[event::Model]) -> Result<Self, DbErr> {
        let mut names = HashMap::new();
        for noun in Noun::ALL {
            let mut ids: Vec<i64> = events.iter().filter_map(|event| id(event, noun)).collect();
            ids.sort_unstable();
            ids.dedup();
            if !ids.is_empty() {
                let called = called(db, noun, &ids).await?;
                names.extend(called.into_iter().map(|(id, code, name)| ((noun, id), About { noun, code, name })));
            }
        }
        Ok(Self(names))
    }

    /// Those of one event; what is not there any more is left out.
    pub(super) fn of(&self, event: &event::Model) -> Vec<About> {
        let named = |noun| self.0.get(&(noun, id(event, noun)?)).cloned();
        Noun::ALL.into_iter().filter_map(named).collect()
    }
}

fn id(event: &event::Model, noun: Noun) -> Option<i64> {
    event.body.get(noun.field())?.as_i64()
}

/// Id, code and name of each.
async fn called(db: &impl ConnectionTrait, noun: Noun, ids: &[i64]) -> Result<Vec<(i64, String, String)>, DbErr> {
    use {account::Column as A, certificate::Column as C, document::Column as D, order::Column as O};
    use {product::Column as P, purchase::Column as B, shop::Column as S};
    match noun {
        Noun::Certificate => {
            let rows = rows::<certificate::Entity>(db, C::Id, [C::Number; 2], ids).await?;
            // A paper has no code; staff's addresses call it by its id.
            Ok(rows.into_iter().map(|(id, _, number)| (id, id.to_string(), number)).collect())
        }
        Noun::Entry => {
            use registry_entry::Column as E;
            let rows = rows::<registry_entry::Entity>(db, E::Id, [E::Number, E::Product], ids).await?;
            Ok(rows.into_iter().map(|(id, _, product)| (id, id.to_string(), product)).collect())
        }
        Noun::Import => {
            use registry_import::Column as I;
            rows::<registry_import::Entity>(db, I::Id, [I::Code, I::FileName], ids).await
        }
        Noun::Product => rows::<product::Entity>(db, P::Id, [P::Code, P::Name], ids).await,
        Noun::Document => rows::<document::Entity>(db, D::Id, [D::Slug, D::Title], ids).await,
        Noun::Order => rows::<order::Entity>(db, O::Id, [O::Code; 2], ids).await,
        Noun::Purchase => rows::<purchase::Entity>(db, B::Id, [B::Code; 2], ids).await,
        Noun::Account => rows::<account::Entity>(db, A::Id, [A::Name; 2], ids).await,
        Noun::Report => {
            use report::Column as R;
            rows::<report::Entity>(db, R::Id, [R::Code, R::Title], ids).await
        }
        Noun::Shop => rows::<shop::Entity>(db, S::Id, [S::Code, S::Name], ids).await,
    }
}

async fn rows<E: EntityTrait>(
    db: &impl ConnectionTrait,
    id: E::Column,
    [code, name]: [E::Column; 2],
    ids: &[i64],
) -> Result<Vec<(i64, String, String)>, DbErr> {
    let called = E::find().select_only().column_as(id, "id").column_as(code, "code").column_as(name, "name");
    called.filter(id.is_in(ids.iter().copied())).into_tuple().all(db).await
}
