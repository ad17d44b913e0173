//! What the demo world is made of: `demo/*.csv` and `demo/pictures/`. Places and kinds of goods are real; every person, shop
//! and certificate is invented and plainly so.

use rust_embed::RustEmbed;
use serde::Deserialize;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/demo/pictures"]
struct Pictures;

/// A seller.
#[derive(Clone, Debug, Deserialize)]
#[allow(missing_docs)]
pub struct Shop {
    pub kind: String,
    pub name: String,
    pub owner_name: String,
    pub commune_code: String,
    pub hamlet: String,
    pub story: String,
    pub phone: String,
    pub photo: String,
}

/// A kind of product, and whose it is.
#[derive(Clone, Debug, Deserialize)]
#[allow(missing_docs)]
pub struct Product {
    pub name: String,
    pub set_no: i32,
    pub measure: String,
    pub price_dong: i64,
    pub weight_g: i64,
    pub second_measure: String,
    pub second_price_dong: Option<i64>,
    pub second_weight_g: Option<i64>,
    pub stars: Option<i32>,
    pub season_months: String,
    pub pictures: String,
    pub description: String,
    pub shop_phone: String,
}

/// A buyer.
#[derive(Clone, Debug, Deserialize)]
#[allow(missing_docs)]
pub struct Buyer {
    pub name: String,
    pub phone: String,
    pub commune_code: String,
    pub street: String,
}

/// Somebody who works at the market.
#[derive(Clone, Debug, Deserialize)]
#[allow(missing_docs)]
pub struct Staff {
    pub role: String,
    pub phone: String,
    pub name: String,
    pub unit: String,
}

/// An invented certificate's words.
#[derive(Clone, Debug, Deserialize)]
#[allow(missing_docs)]
pub struct Paper {
    pub issuer: String,
    pub decision: String,
    pub number: String,
}

/// Moderator, analyst, administrator, helper.
pub fn staff() -> Result<Vec<Staff>, csv::Error> {
    read(include_str!("../../demo/staff.csv"))
}

/// What certificates say.
pub fn papers() -> Result<Vec<Paper>, csv::Error> {
    read(include_str!("../../demo/papers.csv"))
}

/// The sellers.
pub fn shops() -> Result<Vec<Shop>, csv::Error> {
    read(include_str!("../../demo/shops.csv"))
}

/// The goods.
pub fn products() -> Result<Vec<Product>, csv::Error> {
    read(include_str!("../../demo/products.csv"))
}

/// The buyers.
pub fn buyers() -> Result<Vec<Buyer>, csv::Error> {
    read(include_str!("../../demo/buyers.csv"))
}

/// Names of all demo pictures.
pub fn picture_names() -> Vec<String> {
    Pictures::iter().filter_map(|name| name.strip_suffix(".jpg").map(str::to_owned)).collect()
}

/// A demo picture by its name without `.jpg`.
pub fn picture(name: &str) -> Option<Vec<u8>> {
    Pictures::get(&format!("{name}.jpg")).map(|file| file.data.into_owned())
}

impl Product {
    /// Names of its pictures, the first one first.
    pub fn picture_names(&self) -> Vec<&str> {
        self.pictures.split('|').filter(|name| !name.is_empty()).collect()
    }

    /// Bit n−1 is month n; 0 is all year.
    pub fn season_mask(&self) -> i32 {
        let months = self.season_months.split(',').filter_map(|m| m.trim().parse::<u32>().ok());
        months.filter(|m| (1..=12).contains(m)).fold(0, |mask, month| mask | 1 << (month - 1))
    }
}

fn read<T: for<'a> Deserialize<'a>>(text: &str) -> Result<Vec<T>, csv::Error> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().collect()
}
