//! Whether the sums are those of the entries: counted again from scratch.

use sea_orm::{ConnectionTrait, DbErr};

use super::{cuts::Cut, rebuild::months};

/// The first sum that is another.
pub async fn difference(db: &impl ConnectionTrait) -> Result<Option<String>, DbErr> {
    for month in months(db).await? {
        for cut in Cut::EACH {
            let found = cut.sums().difference(db, month, |days| cut.summed(days)).await?;
            if found.is_some() {
                return Ok(found);
            }
        }
    }
    Ok(None)
}
