//! Letters in one form (NFC): what a keyboard once wrote as a letter and its marks is the letter with its marks, as every form writes it
//! since. What people read does not change.

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, Statement},
};
use unicode_normalization::{UnicodeNormalization, is_nfc};

const BATCH: usize = 500;

/// Tables whose rows somebody may edit, and their texts. What was bought, decided or published stays as it was written.
const TEXTS: [(&str, &[&str]); 5] = [
    ("accounts", &["name"]),
    ("shops", &["name", "hamlet", "story", "owner_name"]),
    ("products", &["name", "description", "measure_from"]),
    ("variants", &["measure"]),
    ("certificates", &["number", "issuer", "decision"]),
];

/// Reads them a few hundred at a time, and writes those that are in another form.
pub async fn compose(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let (db, backend) = (manager.get_connection(), manager.get_database_backend());
    for (table, columns) in TEXTS {
        let mut last = 0_i64;
        loop {
            let texts = columns.join(", ");
            let some = format!("SELECT id, {texts} FROM {table} WHERE id > {last} ORDER BY id LIMIT {BATCH}");
            let rows = db.query_all_raw(Statement::from_string(backend, some)).await?;
            for row in &rows {
                last = row.try_get_by_index(0)?;
                for (at, column) in columns.iter().enumerate() {
                    let text: Option<String> = row.try_get_by_index(at + 1)?;
                    let Some(text) = text.filter(|text| !is_nfc(text)) else { continue };
                    let composed: String = text.nfc().collect();
                    let write = format!("UPDATE {table} SET {column} = $1 WHERE id = $2");
                    let values = [Value::from(composed), Value::from(last)];
                    db.execute_raw(Statement::from_sql_and_values(backend, write, values)).await?;
                }
            }
            if rows.len() < BATCH {
                break;
            }
        }
    }
    Ok(())
}
