//! Chance that is the same in every run: a number for each thing and question, and no clock and no thread in it.

/// A number out of two (splitmix64): what is asked, and of which thing.
pub fn number(question: u64, of: u64) -> u64 {
    let mut z = (question << 40) ^ of.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// One of so many.
pub fn below(question: u64, of: u64, many: u64) -> u64 {
    number(question, of) % many.max(1)
}

/// One of so many, of which the first come much more often than the last: in a market few sell most.
pub fn skewed(question: u64, of: u64, many: u64) -> u64 {
    const FLAT: f64 = 0.02;
    let u = below(question, of, 1 << 40) as f64 / (1_u64 << 40) as f64;
    let share = u * (u + FLAT) / (1.0 + FLAT);
    ((share * many as f64) as u64).min(many.saturating_sub(1))
}

/// Eight letters that no other number gives, in no order: as codes are, for indexes that are as wide as they would be.
pub fn code(of: u64) -> String {
    const LETTERS: &[u8; 32] = b"123456789ABCDEFGHJKMNPQRSTUVWXYZ";
    let mixed = of.wrapping_mul(0x9E_3779_B97F) & 0xFF_FFFF_FFFF;
    (0..8).map(|at| LETTERS[(mixed >> (at * 5)) as usize & 31] as char).collect()
}
