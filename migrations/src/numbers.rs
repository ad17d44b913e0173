//! What two spellings of one paper's number have in common (`kernel::paper_number` of the program).

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, Statement},
};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

const BATCH: usize = 500;

/// Gives each claim the key of its number, a few hundred at a time.
pub async fn fill(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let (db, backend) = (manager.get_connection(), manager.get_database_backend());
    let mut last = 0_i64;
    loop {
        let some = format!("SELECT id, number FROM certificates WHERE id > {last} ORDER BY id LIMIT {BATCH}");
        let rows = db.query_all_raw(Statement::from_string(backend, some)).await?;
        for row in &rows {
            last = row.try_get_by_index(0)?;
            let number: String = row.try_get_by_index(1)?;
            let write = "UPDATE certificates SET number_key = $1 WHERE id = $2";
            let values = [Value::from(key(&number)), Value::from(last)];
            db.execute_raw(Statement::from_sql_and_values(backend, write, values)).await?;
        }
        if rows.len() < BATCH {
            return Ok(());
        }
    }
}

/// Letters and digits without tones, in groups, and without the word for a number at its beginning.
pub fn key(number: &str) -> String {
    let plain = number.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    let plain: String = plain.map(|c| if matches!(c, 'đ' | 'ð' | 'ɖ') { 'd' } else { c }).collect();
    let mut groups: Vec<&str> = plain.split(|c: char| !c.is_alphanumeric()).filter(|group| !group.is_empty()).collect();
    if groups.len() > 1 && groups[0] == "so" {
        groups.remove(0);
    }
    groups.join("-")
}
