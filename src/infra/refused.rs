//! How a deed ends that was not done: the market said no, or the database broke. The two never share an enum: a rule does not
//! know the database, and no page words a fault of the machine as a refusal.
//!
//! `?` carries a broken database through a command; a refusal is made by name: `return no(GrantError::NoAccount)`. What must
//! be kept although it was refused (a wrong try that is counted) is an `Ok` of its own, since a refused deed leaves nothing.

use sea_orm::DbErr;

/// Why a deed was not done.
#[derive(Debug)]
pub enum Refused<E> {
    /// By a rule of the market: somebody can be told.
    No(E),
    /// By the database: nobody can help it but the operator.
    Broken(DbErr),
}

impl<E> From<DbErr> for Refused<E> {
    fn from(error: DbErr) -> Self {
        Self::Broken(error)
    }
}

impl<E> Refused<E> {
    /// By a rule that another one is made of: `check(&input).map_err(Refused::because)?`.
    pub fn because(why: impl Into<E>) -> Self {
        Self::No(why.into())
    }

    /// The refusal as another command says it; a broken database stays one.
    pub fn map_no<F>(self, word: impl FnOnce(E) -> F) -> Refused<F> {
        match self {
            Self::No(why) => Refused::No(word(why)),
            Self::Broken(error) => Refused::Broken(error),
        }
    }
}

impl<E: std::fmt::Display> std::fmt::Display for Refused<E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::No(why) => why.fmt(f),
            Self::Broken(error) => error.fmt(f),
        }
    }
}

impl<E: std::error::Error> std::error::Error for Refused<E> {}

/// The market says no.
pub fn no<T, E>(why: E) -> Result<T, Refused<E>> {
    Err(Refused::No(why))
}
