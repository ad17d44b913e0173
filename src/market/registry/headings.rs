//! Which column of a file is which: by its heading, whatever the order.

use super::Column;
use crate::kernel::fold::fold;

/// A row is that of the headings when it names so many columns: titles above it name none.
const ENOUGH: usize = 3;
/// No file is without these.
pub const NEEDED: [Column; 5] = [Column::Number, Column::Holder, Column::Product, Column::Issuer, Column::IssuedOn];

/// What people call the columns, without tones.
const CALLED: [(Column, &[&str]); 11] = [
    (Column::Scheme, &["loai giay", "loai", "loai chung nhan", "kind"]),
    (Column::Number, &["so giay", "so giay chung nhan", "so gcn", "so chung nhan", "number"]),
    (Column::Holder, &["chu the", "ten chu the", "chu the san xuat", "co so", "ten co so", "don vi", "holder"]),
    (Column::Product, &["san pham", "ten san pham", "product"]),
    (Column::Set, &["bo san pham", "nhom san pham", "bo", "set"]),
    (Column::Stars, &["so sao", "hang sao", "sao", "hang", "stars"]),
    (Column::Unit, &["xa phuong", "xa", "dia chi", "dia ban", "commune"]),
    (Column::Issuer, &["co quan cap", "noi cap", "don vi cap", "issuer"]),
    (Column::Decision, &["quyet dinh", "so quyet dinh", "decision"]),
    (Column::IssuedOn, &["ngay cap", "ngay ban hanh", "ngay quyet dinh", "issued on"]),
    (Column::ExpiresOn, &["ngay het han", "het han", "co gia tri den", "hieu luc den", "expires on"]),
];

/// Where the columns of a file are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headings {
    /// Place from the left, and column.
    pub at: Vec<(usize, Column)>,
    /// Headings that name no column of ours, or one that another names.
    pub unread: Vec<String>,
}

impl Headings {
    /// Those of a row, if it is the row of the headings.
    pub fn read(cells: &[String]) -> Option<Self> {
        let mut headings = Self::default();
        // A heading that names a column as we do goes before one that names it otherwise, wherever they stand.
        for by_our_name in [true, false] {
            for (at, cell) in cells.iter().enumerate() {
                let column = called(cell, by_our_name).filter(|column| !headings.has(*column) && !headings.reads(at));
                headings.at.extend(column.map(|column| (at, column)));
            }
        }
        headings.at.sort_unstable_by_key(|(at, _)| *at);
        let unread = cells.iter().enumerate().filter(|(at, cell)| !cell.is_empty() && !headings.reads(*at));
        headings.unread = unread.map(|(_, cell)| cell.chars().take(80).collect()).collect();
        (headings.at.len() >= ENOUGH).then_some(headings)
    }

    /// Whether that place is some column's.
    fn reads(&self, place: usize) -> bool {
        self.at.iter().any(|(at, _)| *at == place)
    }

    /// Whether a column is there.
    pub fn has(&self, column: Column) -> bool {
        self.at.iter().any(|(_, known)| *known == column)
    }

    /// Needed, and not there.
    pub fn missing(&self) -> Vec<Column> {
        NEEDED.into_iter().filter(|column| !self.has(*column)).collect()
    }
}

fn called(heading: &str, by_our_name: bool) -> Option<Column> {
    let folded = fold(heading);
    let is = |words: &[&str]| if by_our_name { words[0] == folded } else { words.contains(&folded.as_str()) };
    CALLED.into_iter().find(|(_, words)| is(words)).map(|(column, _)| column)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(row: &[&str]) -> Vec<String> {
        row.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn columns_are_known_by_their_headings_in_any_order() {
        let row = cells(&["STT", "Tên sản phẩm", "CHỦ THỂ", "Số sao", "Số giấy chứng nhận", "Ghi chú", "Hạng sao"]);
        let headings = Headings::read(&row).expect("headings");
        assert_eq!(headings.at, [(1, Column::Product), (2, Column::Holder), (3, Column::Stars), (4, Column::Number)]);
        assert_eq!(headings.unread, ["STT", "Ghi chú", "Hạng sao"]);
        assert_eq!(headings.missing(), [Column::Issuer, Column::IssuedOn]);
    }

    #[test]
    fn a_columns_own_name_goes_before_its_others() {
        let row = cells(&["Số giấy", "Ngày quyết định", "Ngày cấp", "Địa chỉ", "Xã, phường"]);
        let headings = Headings::read(&row).expect("headings");
        assert_eq!(headings.at, [(0, Column::Number), (2, Column::IssuedOn), (4, Column::Unit)]);
        assert_eq!(headings.unread, ["Ngày quyết định", "Địa chỉ"]);
    }

    #[test]
    fn a_title_is_no_row_of_headings() {
        assert_eq!(Headings::read(&cells(&["DANH SÁCH SẢN PHẨM OCOP", "", "Sản phẩm"])), None);
    }

    #[test]
    fn no_word_names_two_columns() {
        let mut words: Vec<&str> = CALLED.iter().flat_map(|(_, words)| words.iter().copied()).collect();
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), all);
        assert!(words.iter().all(|word| fold(word) == *word));
    }
}
