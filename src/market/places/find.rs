//! Today's units: 34 provinces and their 3,321 communes; and the units of before.

pub use super::{
    communes::{Place, commune, communes, of_province},
    districts::{FormerDistrict, former_districts},
    former::former_label,
    near::near,
    provinces::{Province, province, provinces},
    search::{Found, Looked, look, search},
};
