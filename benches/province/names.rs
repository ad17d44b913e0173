//! What goods are called: so much alike that a search of two words meets thousands.

use super::chance;

/// A kind of goods.
pub struct Kind {
    /// `Mật ong`.
    pub name: &'static str,
    /// OCOP set.
    pub set_no: i32,
    /// How it is sold.
    pub measure: &'static str,
    /// In thousand đồng, about.
    pub price: i64,
}

const fn kind(name: &'static str, set_no: i32, measure: &'static str, price: i64) -> Kind {
    Kind { name, set_no, measure, price }
}

/// Of eight goods one is honey, as in the market of 10,000 goods that this one is compared with.
const KINDS: [Kind; 16] = [
    kind("Mật ong", 4, "lọ 500 ml", 180),
    kind("Trà xanh Shan tuyết", 11, "gói 200 g", 150),
    kind("Thịt trâu gác bếp", 8, "túi 500 g", 420),
    kind("Gạo nếp nương", 3, "túi 5 kg", 190),
    kind("Cam sành", 1, "thùng 10 kg", 250),
    kind("Măng khô", 7, "túi 500 g", 160),
    kind("Vải lanh dệt tay", 22, "tấm 1 m", 350),
    kind("Hạt dẻ", 3, "túi 1 kg", 90),
    kind("Mật ong", 4, "chai 1 lít", 320),
    kind("Miến dong", 6, "gói 1 kg", 85),
    kind("Tinh dầu", 20, "lọ 30 ml", 120),
    kind("Lạp sườn hun khói", 8, "túi 500 g", 240),
    kind("Trà hoa vàng", 12, "hộp 100 g", 300),
    kind("Hồng không hạt", 1, "thùng 5 kg", 180),
    kind("Bột tam giác mạch", 3, "túi 500 g", 70),
    kind("Gùi tre", 21, "1 chiếc", 260),
];

const QUALITIES: [&str; 12] = [
    "bạc hà",
    "rừng",
    "nhà làm",
    "đặc sản",
    "loại 1",
    "truyền thống",
    "hữu cơ",
    "vùng cao",
    "bản địa",
    "thượng hạng",
    "chọn lọc",
    "mùa mới",
];

/// Of which kind that product is.
pub fn of(product: u64) -> &'static Kind {
    &KINDS[(product % KINDS.len() as u64) as usize]
}

/// `Mật ong bạc hà Mèo Vạc`.
pub fn name(product: u64, place: &str) -> String {
    let quality = QUALITIES[chance::below(41, product, QUALITIES.len() as u64) as usize];
    format!("{} {quality} {place}", of(product).name)
}
