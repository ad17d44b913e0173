//! The communes of the province, and every name that goods from there are found by.

use chophien::kernel::fold::fold;
use sea_orm::DatabaseConnection;

use super::{chance, sheet::texts};

/// A commune of today.
pub struct Place {
    /// Five digits.
    pub code: String,
    /// `Mèo Vạc`.
    pub name: String,
    /// `Xã Mèo Vạc`.
    pub full_name: String,
    /// Folded: itself, and the communes, districts and province that it was.
    pub found_by: String,
}

/// All of them, in the order of their codes.
pub struct Places(Vec<Place>);

impl Places {
    /// Reads them.
    pub async fn read(db: &DatabaseConnection) -> Self {
        let of = |column: &str| format!("SELECT {column} FROM units WHERE parent_code = '08' ORDER BY code");
        let codes = texts(db, &of("code")).await;
        let (names, full_names) = (texts(db, &of("name")).await, texts(db, &of("full_name")).await);
        let mut all = Vec::new();
        for ((code, name), full_name) in codes.into_iter().zip(names).zip(full_names) {
            let found_by = format!("{} {}", fold(&name), former(db, &code).await);
            all.push(Place { code, name, full_name, found_by });
        }
        Self(all)
    }

    /// Where that shop is.
    pub fn of_shop(&self, shop: u64) -> &Place {
        self.any(chance::number(21, shop))
    }

    /// One of them, by any number; some have three times as many households as others.
    pub fn any(&self, number: u64) -> &Place {
        let many = self.0.len() as u64;
        let (first, second) = (number % many, (number >> 20) % many);
        &self.0[if number >> 62 == 0 { first } else { first.min(second) } as usize]
    }
}

/// Names of former communes, districts and provinces.
async fn former(db: &DatabaseConnection, code: &str) -> String {
    let sql = format!(
        "WITH c AS (SELECT f.name, f.parent_code FROM former_units f JOIN unit_successors s ON s.former_code = f.code \
         WHERE s.code = '{code}'), d AS (SELECT name, parent_code FROM former_units WHERE code IN (SELECT parent_code FROM c)) \
         SELECT name FROM c UNION SELECT name FROM d \
         UNION SELECT name FROM former_units WHERE code IN (SELECT parent_code FROM d) ORDER BY name"
    );
    texts(db, &sql).await.iter().map(|name| fold(name)).collect::<Vec<_>>().join(" ")
}
