//! Today's communes, each by its code and with the name of its province.

use std::collections::BTreeSet;

use serde::Serialize;

use super::provinces::{communes_of, full_name, name, province, province_of};
use crate::kernel::ids::UnitCode;

/// A commune of today in its province. Shown as `Xã Mèo Vạc, Tuyên Quang`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Five digits.
    pub code: UnitCode,
    /// Without its type word: `Mèo Vạc`.
    pub name: String,
    /// `Xã Mèo Vạc`.
    pub full_name: String,
    /// Two digits.
    pub province_code: UnitCode,
    /// Without its type word: `Tuyên Quang`.
    pub province_name: String,
}

impl Place {
    /// Mèo Vạc, for samples of pages.
    pub fn sample() -> Self {
        Self {
            code: UnitCode("00769".into()),
            name: "Mèo Vạc".into(),
            full_name: "Xã Mèo Vạc".into(),
            province_code: UnitCode("08".into()),
            province_name: "Tuyên Quang".into(),
        }
    }
}

impl Place {
    /// One line: `Xã Mèo Vạc, Tuyên Quang`.
    pub fn label(&self) -> String {
        format!("{}, {}", self.full_name, self.province_name)
    }
}

/// The commune of that code.
pub fn commune(code: &UnitCode) -> Option<Place> {
    let province = province(province_of(code)?).filter(|province| province.code != *code)?;
    Some(Place {
        code: code.clone(),
        name: name(code).to_owned(),
        full_name: full_name(code).to_owned(),
        province_code: province.code.clone(),
        province_name: province.name.clone(),
    })
}

/// The communes of those codes, for lists: unknown codes are left out, and each stands once, sorted by code.
pub fn communes(codes: &[UnitCode]) -> Vec<Place> {
    let codes: BTreeSet<&UnitCode> = codes.iter().collect();
    codes.into_iter().filter_map(commune).collect()
}

/// The communes of a province in the order of their names.
pub fn of_province(province: &UnitCode) -> Vec<Place> {
    communes_of(province).iter().filter_map(commune).collect()
}
