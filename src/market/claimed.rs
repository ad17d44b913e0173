//! A row that may be changed: found in its owner's scope, inside the work that will change it, and locked until that work ends.
//!
//! Commands that change one row take `Claimed<T>` and not its id. They are made inside the
//! market alone, by the `claim_*` of a slice, and its lifetime is the work's: it cannot be read on one connection and written on another.

use std::{marker::PhantomData, ops::Deref};

use sea_orm::{DbErr, EntityTrait, FromQueryResult, QuerySelect, Select};

use crate::infra::db::Work;

/// A claimed row.
#[derive(Debug)]
pub struct Claimed<'w, T> {
    row: T,
    work: PhantomData<&'w Work>,
}

impl<'w, T: FromQueryResult + Send + Sync> Claimed<'w, T> {
    /// The one row that `scoped` finds: ours until the work ends, so that two deeds at once cannot both pass the same rule.
    /// (PostgreSQL locks the row; on SQLite the one writer already stands alone.)
    pub(in crate::market) async fn one<E>(work: &'w Work, scoped: Select<E>) -> Result<Option<Self>, DbErr>
    where
        E: EntityTrait<Model = T>,
    {
        let row = scoped.lock_exclusive().one(&work.tx).await?;
        Ok(row.map(|row| Self { row, work: PhantomData }))
    }
}

impl<T> Claimed<'_, T> {
    /// The row, to be written.
    pub(in crate::market) fn into_row(self) -> T {
        self.row
    }
}

impl<T> Deref for Claimed<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.row
    }
}
