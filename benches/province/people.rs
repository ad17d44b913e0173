//! Accounts: owners of shops first, then buyers. Their names are put together out of a few, as names are.

use sea_orm::DatabaseConnection;

use super::{Size, chance, places::Places, sheet::Sheet, times};

const FAMILIES: [&str; 10] = ["Nguyễn", "Vàng", "Lý", "Hoàng", "Giàng", "Sùng", "Phàn", "Trần", "Đặng", "Lò"];
const MIDDLES: [&str; 6] = ["Thị", "Văn", "Mí", "Thu", "Đức", "Minh"];
const GIVEN: [&str; 16] = [
    "Mỷ", "Lan", "Hạnh", "Dũng", "Tâm", "Sính", "Mẩy", "Hoa", "Páo", "Chứ", "Dế", "Sinh", "Hương", "Thào", "Vừ", "Đào",
];

/// The name of the person of that number.
pub fn name(of: u64) -> String {
    let pick = |question, list: &[&'static str]| list[chance::below(question, of, list.len() as u64) as usize];
    format!("{} {} {}", pick(11, &FAMILIES), pick(12, &MIDDLES), pick(13, &GIVEN))
}

/// Nobody else's.
pub fn phone(of: u64) -> String {
    format!("0{}", 910_000_000 + of)
}

/// Writes them. Nobody signs in with a password here.
pub async fn fill(db: &DatabaseConnection, size: &Size, places: &Places) {
    let columns = "id, phone, name, email, password_hash, unit_code, language, session_epoch, created_at, created_on";
    let mut sheet = Sheet::begin(db, "accounts", columns).await;
    for of in 0..size.accounts {
        let since = if of < size.owners() { times::registered(of, size) } else { times::spread(of, size.accounts) };
        let lives = match of < size.owners() {
            true => Some(places.of_shop(of).code.as_str()),
            false => (chance::below(14, of, 10) > 0).then(|| places.any(chance::number(15, of)).code.as_str()),
        };
        let (phone, name) = (phone(of), name(of));
        let row = [
            (of + 1).into(),
            phone.as_str().into(),
            name.as_str().into(),
            None::<&str>.into(),
            "-".into(),
            lives.into(),
            "vi".into(),
            0_i64.into(),
            since.0.into(),
            since.day().into(),
        ];
        sheet.row(&row).await;
    }
    sheet.end().await;
}
