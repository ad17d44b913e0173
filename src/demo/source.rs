//! What the demo world is made of: `demo/*.csv` and `demo/pictures/`. Places and kinds of goods are real; every person, shop
//! and certificate is invented and plainly so.

use rust_embed::RustEmbed;
use serde::Deserialize;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/demo/pictures"]
struct Pictures;

/// A seller.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Shop {
    /// `household`, `cooperative` or `enterprise`.
    pub kind: String,
    /// On its sign.
    pub name: String,
    /// Who opens it.
    pub owner_name: String,
    /// Five digits.
    pub commune_code: String,
    /// Where in the commune; may be empty.
    pub hamlet: String,
    /// Who makes it, and how.
    pub story: String,
    /// The owner's.
    pub phone: String,
    /// A name in `demo/pictures`; may be empty.
    pub photo: String,
}

/// A kind of product, and whose it is.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Product {
    /// On its page.
    pub name: String,
    /// OCOP set, 1 to 26.
    pub set_no: i32,
    /// How it is sold: `lọ 500 ml`.
    pub measure: String,
    /// Whole đồng.
    pub price_dong: i64,
    /// Packed, in grams.
    pub weight_g: i64,
    /// Another way to buy it; may be empty.
    pub second_measure: String,
    /// Whole đồng.
    pub second_price_dong: Option<i64>,
    /// Packed, in grams.
    pub second_weight_g: Option<i64>,
    /// What its invented paper says, 3 to 5.
    pub stars: Option<i32>,
    /// Months, 1 to 12, separated by commas; empty for all year.
    pub season_months: String,
    /// Names in `demo/pictures`, separated by a bar; the cover first.
    pub pictures: String,
    /// On its page.
    pub description: String,
    /// Whose it is.
    pub shop_phone: String,
}

/// A buyer.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Buyer {
    /// On the parcel.
    pub name: String,
    /// Proves the orders.
    pub phone: String,
    /// Five digits.
    pub commune_code: String,
    /// House, hamlet, street.
    pub street: String,
}

/// Somebody who works at the market.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Staff {
    /// As the command line names it.
    pub role: String,
    /// Signs in.
    pub phone: String,
    /// In the log.
    pub name: String,
    /// Where the role holds; empty for everywhere.
    pub unit: String,
}

/// An invented certificate's words.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Paper {
    /// In words.
    pub issuer: String,
    /// The decision behind it.
    pub decision: String,
    /// As printed.
    pub number: String,
}

/// Moderator, analyst, administrator, helper.
pub(super) fn staff() -> Result<Vec<Staff>, csv::Error> {
    read(include_str!("../../demo/staff.csv"))
}

/// What certificates say.
pub(super) fn papers() -> Result<Vec<Paper>, csv::Error> {
    read(include_str!("../../demo/papers.csv"))
}

/// The sellers.
pub(super) fn shops() -> Result<Vec<Shop>, csv::Error> {
    read(include_str!("../../demo/shops.csv"))
}

/// The goods.
pub(super) fn products() -> Result<Vec<Product>, csv::Error> {
    read(include_str!("../../demo/products.csv"))
}

/// The buyers.
pub(super) fn buyers() -> Result<Vec<Buyer>, csv::Error> {
    read(include_str!("../../demo/buyers.csv"))
}

/// Names of all demo pictures.
pub(super) fn picture_names() -> Vec<String> {
    Pictures::iter().filter_map(|name| name.strip_suffix(".jpg").map(str::to_owned)).collect()
}

/// A demo picture by its name without `.jpg`.
pub(super) fn picture(name: &str) -> Option<Vec<u8>> {
    Pictures::get(&format!("{name}.jpg")).map(|file| file.data.into_owned())
}

impl Product {
    /// Names of its pictures, the first one first.
    pub(super) fn picture_names(&self) -> Vec<&str> {
        self.pictures.split('|').filter(|name| !name.is_empty()).collect()
    }

    /// Bit n−1 is month n; 0 is all year.
    pub(super) fn season_mask(&self) -> i32 {
        let months = self.season_months.split(',').filter_map(|m| m.trim().parse::<u32>().ok());
        months.filter(|m| (1..=12).contains(m)).fold(0, |mask, month| mask | 1 << (month - 1))
    }
}

fn read<T: for<'a> Deserialize<'a>>(text: &str) -> Result<Vec<T>, csv::Error> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().collect()
}
