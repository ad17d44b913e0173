//! Guesses OCOP's product set from the words of a name, so that whoever lists honey need not know that it is set 4. A guess is
//! shown and can be changed; the moderator looks at it as well.

use crate::kernel::fold::fold;

/// Words as they stand in folded names, and the set that they speak for. The longest that fits wins: "mat ong" is honey, "keo
/// mat ong" is not. A word of one syllable counts only at the head of the name, where it says what the thing is; elsewhere,
/// without its tone, it could be anything.
#[rustfmt::skip]
const WORDS: &[(i32, &[&str])] = &[
    (1, &["rau", "cu cai", "khoai", "cam", "quyt", "buoi", "le", "dao", "man", "mo", "xoai", "chuoi", "dua", "thanh long", "hong", "hong khong hat",
          "hong gion", "su su", "bi", "bi do", "gung", "cai", "bap cai", "dua chuot", "ca chua", "susu", "san", "mia", "chanh", "nhan", "vai thieu",
          "tao", "oi", "na", "mit", "hat tuoi", "mang tuoi", "nam tuoi"]),
    (2, &["trung", "ga", "vit", "lon", "trau", "bo", "de", "ca", "tom", "thit", "sua tuoi", "ga den", "ca chep", "thit lon"]),
    (3, &["gao", "nep", "gao nep", "ngo", "ngo hat", "dau", "dau den", "dau xanh", "dau tuong", "dau nho nhe", "lac", "vung", "hat de", "hat oc cho", "oc cho", "ke",
          "hat tam giac mach", "hat dieu", "mac ca", "y di"]),
    (4, &["mat ong", "mat mia", "sap ong", "phan hoa", "sua ong chua", "mat"]),
    (5, &["mi an lien", "pho an lien", "chao an lien", "do an nhanh"]),
    (6, &["banh", "bun", "pho", "mi", "bun kho", "pho kho", "bot", "bot ngo", "bot gao", "bot san", "com lam", "xoi", "com chay", "banh chung", "banh tam giac mach", "bot tam giac mach",
          "bong gao", "bong ngo", "men men"]),
    (7, &["mang", "mang kho", "mang chua", "mien", "mien dong", "nam", "nam huong", "moc nhi", "hong treo gio", "hong say", "mut", "o mai", "dua muoi", "chuoi say",
          "mit say", "khoai say", "tinh bot nghe", "tinh bot", "dau phu", "tao meo say", "hoa qua say", "rau say", "keo lac", "keo"]),
    (8, &["lap suon", "lap xuong", "lap suong", "gac bep", "thit gac bep", "thit trau gac bep", "thit lon gac bep", "thit lon den gac bep", "ba chi gac bep", "thit trau kho", "thit lon hun khoi", "xuc xich", "cha", "gio", "nem chua",
          "ruoc", "ca kho", "ca nuong", "ca say", "mam ca", "keo mat ong", "thit say", "thit hun khoi", "thit bo kho"]),
    (9, &["nuoc mam", "tuong", "tuong ot", "nuoc cham", "giam", "dam", "dau an", "dau lac", "dau me", "xi dau", "mam"]),
    (10, &["ot", "ot kho", "que", "que chi", "hoi", "hoa hoi", "thao qua", "mac khen", "hat doi", "nghe", "bot nghe", "gung kho", "gung say", "gung lat", "bot gung", "tieu", "toi", "hanh", "sa",
           "muoi", "cham cheo", "gia vi", "bot que", "bot ot", "sa te", "hat tieu"]),
    (11, &["che", "che shan", "che shan tuyet", "che xanh", "che den", "che vang", "tra", "tra xanh", "tra shan", "tra den", "hong tra", "bach tra", "hoang tra", "pho nhi", "matcha",
           "tra shan tuyet", "tra o long", "luc tra"]),
    (12, &["che day", "tra thao moc", "tra hoa", "tra hoa cuc", "tra giao co lam", "giao co lam", "tra ca gai leo", "ca gai leo", "tra gung", "tra atiso", "atiso", "hoa cuc",
           "tra hoa vang", "tra day", "che hoa vang", "tra sen", "tra gao lut", "la xong", "tra dinh lang", "tra la sen", "hoa tam that", "nu hoa", "che giao co lam", "tra tam that"]),
    (13, &["ca phe", "cacao", "ca cao", "socola", "coffee"]),
    (14, &["ruou", "ruou ngo", "ruou gao", "ruou trang"]),
    (15, &["bia", "ruou vang", "ruou tao meo", "ruou can", "ruou hoa qua", "ruou man", "ruou mo"]),
    (16, &["nuoc khoang", "nuoc suoi", "nuoc uong dong chai", "nuoc dong chai"]),
    (17, &["nuoc ep", "siro", "si ro", "nuoc cot", "nuoc trai cay", "nuoc qua", "sua hat", "nuoc cam"]),
    (18, &["thuoc", "thuoc nam", "cao xoa bop", "thuc pham chuc nang", "vien uong", "cao duoc lieu", "vien nang", "nam linh chi", "cao ngua", "dong trung ha thao"]),
    (19, &["my pham", "xa phong", "xa bong", "dau goi", "nuoc goi dau", "son moi", "kem duong", "muoi tam", "sua tam"]),
    (20, &["tinh dau", "sam", "dinh lang", "tinh dau que", "la tam", "la thuoc tam", "duoc lieu", "tui thom", "nhang", "huong tram", "goi la tam"]),
    (21, &["gui", "gui tre", "ro", "gio tre", "gio may", "chieu", "khen", "do go", "may tre", "may tre dan", "mam tre", "non", "non la", "dao ren", "khay", "ghe", "sao truc", "tranh", "goi"]),
    (22, &["vai", "vai lanh", "tho cam", "khan", "khan tho cam", "vay", "ao", "ao dai", "tui tho cam", "vi tho cam", "chan", "khan quang", "mu tho cam", "lanh det", "tui vai",
           "khan lanh", "khan trai ban"]),
    (23, &["hoa", "hoa lan", "hoa hong", "hoa dao", "hoa ly", "lan ho diep", "hoa tuoi", "dia lan"]),
    (24, &["cay canh", "bonsai", "cay giong", "cay dao", "cay quat", "chau cay"]),
    (25, &["chim canh", "ca canh", "cho canh", "meo canh"]),
    (26, &["homestay", "tour", "nghi dem", "du lich", "nha san nghi", "trai nghiem", "phong nghi", "lang van hoa"]),
];

/// The set that the words of a name speak for, if any do; it may be one that is not sold here, which is refused kindly.
pub fn set_of(name: &str) -> Option<i32> {
    let text = format!(" {} ", fold(name));
    let fits = |words: &str| match text.find(&format!(" {words} ")) {
        Some(place) => place == 0 || words.contains(' '),
        None => false,
    };
    let all = WORDS.iter().flat_map(|(set_no, words)| words.iter().map(move |words| (words.len(), *set_no, *words)));
    all.filter(|(_, _, words)| fits(words)).max().map(|(_, set_no, _)| set_no)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_call_their_goods_names_a_set() {
        for (name, set_no) in [
            ("Mật ong bạc hà Mèo Vạc", Some(4)),
            ("Chè Shan tuyết Fìn Hò", Some(11)),
            ("Chè dây rừng", Some(12)),
            ("Thịt trâu gác bếp", Some(8)),
            ("Rượu ngô Na Hang", Some(14)),
            ("Tinh dầu quế", Some(20)),
            ("Gạo nếp nương", Some(3)),
            ("Cam sành Hàm Yên", Some(1)),
            ("Hàng của nhà tôi", None),
            ("", None),
        ] {
            assert_eq!(set_of(name), set_no, "{name}");
        }
    }

    #[test]
    fn every_word_is_folded_and_names_one_set() {
        let all: Vec<&str> = WORDS.iter().flat_map(|(_, words)| words.iter().copied()).collect();
        for (i, words) in all.iter().enumerate() {
            assert_eq!(fold(words), *words);
            assert!(!all[i + 1..].contains(words), "{words} twice");
        }
    }
}
