//! Where a moderator decides: scope is the permission, so every look-up here goes through it.

use sea_orm::{ColumnTrait, Condition, DbErr};

use crate::{
    entities::shop,
    infra::db::Work,
    kernel::ids::{AccountId, UnitCode},
    market::{
        accounts::{
            Role,
            find::{Person, Scope},
            still_may,
        },
        places::provinces::communes_of,
    },
};

/// Whose shops a moderator sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Of the whole market.
    Everywhere,
    /// Of these communes; of none, where she is no moderator.
    Communes(Vec<UnitCode>),
}

impl Reach {
    /// The reach of a person's roles, to look round.
    pub fn of(person: &Person) -> Self {
        Self::of_scopes(&person.scopes)
    }

    /// The reach of an account's roles at the moment of a deed; they hold until the work has ended.
    pub async fn claim(work: &Work, account: AccountId) -> Result<Self, DbErr> {
        Ok(Self::of_scopes(&still_may::scopes(work, account).await?))
    }

    /// A province stands for its communes.
    fn of_scopes(scopes: &[Scope]) -> Self {
        let mut communes = Vec::new();
        for scope in scopes.iter().filter(|scope| scope.role == Role::Moderator) {
            match &scope.unit_code {
                None => return Self::Everywhere,
                Some(unit) if unit.is_province() => {
                    communes.extend_from_slice(communes_of(unit));
                }
                Some(unit) => communes.push(unit.clone()),
            }
        }
        Self::Communes(communes)
    }

    /// Whether a shop there is hers to decide about.
    pub fn covers(&self, unit: &UnitCode) -> bool {
        match self {
            Self::Everywhere => true,
            Self::Communes(communes) => communes.contains(unit),
        }
    }

    /// The communes that it ends at; nothing where it has no end.
    pub(super) fn communes(&self) -> Option<&[UnitCode]> {
        match self {
            Self::Everywhere => None,
            Self::Communes(communes) => Some(communes),
        }
    }

    /// The same as a condition on `shops`.
    pub(in crate::market) fn on_shops(&self) -> Condition {
        match self {
            Self::Everywhere => Condition::all(),
            Self::Communes(communes) => Condition::all().add(shop::Column::UnitCode.is_in(communes.iter().cloned())),
        }
    }
}
