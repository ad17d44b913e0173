//! What a paper of the registry says, and in what two versions of it differ.

use serde::{Deserialize, Serialize};
use time::Date;

use super::{Column, Scheme};
use crate::{
    entities::registry_entry,
    kernel::{calendar, fold::fold, ids::UnitCode},
    market::places::provinces::full_name,
};

/// Its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// Which kind of paper.
    pub scheme: Scheme,
    /// Its number.
    pub number: String,
    /// Who holds it.
    pub holder: String,
    /// What it is for.
    pub product: String,
    /// OCOP's product set.
    pub set_no: Option<i32>,
    /// 3 to 5, of OCOP.
    pub stars: Option<i32>,
    /// The holder's commune.
    pub unit_code: Option<UnitCode>,
    /// Who issued it.
    pub issuer: String,
    /// The decision behind it; empty where none is named.
    pub decision: String,
    /// Its first day.
    pub issued_on: Date,
    /// Its last day.
    pub expires_on: Date,
}

/// What is kept of a paper before it is amended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Was {
    /// Its words.
    #[serde(flatten)]
    pub said: Details,
    /// Code of a picture of it.
    pub scan: Option<String>,
}

/// What one column says before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differs {
    /// Which.
    pub column: Column,
    /// Before.
    pub before: String,
    /// After.
    pub after: String,
}

impl Details {
    /// Those of a row.
    pub fn of(row: &registry_entry::Model) -> Self {
        Self {
            scheme: row.scheme,
            number: row.number.clone(),
            holder: row.holder.clone(),
            product: row.product.clone(),
            set_no: row.set_no,
            stars: row.stars,
            unit_code: row.unit_code.clone(),
            issuer: row.issuer.clone(),
            decision: row.decision.clone(),
            issued_on: row.issued_on,
            expires_on: row.expires_on,
        }
    }

    /// What people read in a column; the kind of a paper is told by its message.
    pub fn told(&self, column: Column) -> String {
        let number = |number: Option<i32>| number.map(|number| number.to_string()).unwrap_or_default();
        match column {
            Column::Scheme => self.scheme.as_str().to_owned(),
            Column::Number => self.number.clone(),
            Column::Holder => self.holder.clone(),
            Column::Product => self.product.clone(),
            Column::Set => number(self.set_no),
            Column::Stars => number(self.stars),
            Column::Unit => self.unit_code.as_ref().map(|code| full_name(code).to_owned()).unwrap_or_default(),
            Column::Issuer => self.issuer.clone(),
            Column::Decision => self.decision.clone(),
            Column::IssuedOn => calendar::day(self.issued_on),
            Column::ExpiresOn => calendar::day(self.expires_on),
        }
    }

    /// In what another version differs.
    pub fn against(&self, after: &Self) -> Vec<Differs> {
        let differs = |column| Differs { column, before: self.told(column), after: after.told(column) };
        Column::ALL.into_iter().map(differs).filter(|differs| differs.before != differs.after).collect()
    }

    /// Whether that is somebody else's paper of the same number: another holder's, from another office. What
    /// is only spelled out, `UBND tỉnh Tuyên Quang` for `UBND tỉnh`, is no other.
    pub fn is_anothers(&self, other: &Self) -> bool {
        let differ = |one: &str, other: &str| {
            let (one, other) = (fold(one), fold(other));
            !one.contains(&other) && !other.contains(&one)
        };
        differ(&self.holder, &other.holder) && differ(&self.issuer, &other.issuer)
    }

    /// What it is found by: number, holder and product without tones.
    pub fn words(&self) -> String {
        fold(&format!("{} {} {}", self.number, self.holder, self.product))
    }

    /// Honey from Mèo Vạc, for samples of pages.
    pub fn sample() -> Self {
        Self {
            scheme: Scheme::Ocop,
            number: "12/GCN-OCOP".into(),
            holder: "Hộ Vàng Thị Mỷ".into(),
            product: "Mật ong bạc hà".into(),
            set_no: Some(4),
            stars: Some(4),
            unit_code: Some(UnitCode("00769".into())),
            issuer: "UBND tỉnh".into(),
            decision: "45/QĐ-UBND".into(),
            issued_on: Date::MIN,
            expires_on: Date::MIN,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_versions_differ_in_what_people_would_read_differently() {
        let before = Details::sample();
        let after = Details { stars: None, holder: "Hộ Vàng Thị Mỷ (mới)".into(), ..before.clone() };
        let columns: Vec<Column> = before.against(&after).into_iter().map(|differs| differs.column).collect();
        assert_eq!(columns, [Column::Holder, Column::Stars]);
        assert!(before.against(&before.clone()).is_empty());
    }
}
