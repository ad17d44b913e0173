//! Kinds of files that are told apart by more than whether they can be read.

/// What iPhones and some Samsungs write unless they are told to be compatible: its words say how to tell them.
const HEIC: [&[u8; 4]; 6] = [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"];
/// A picture of this family, in whatever code.
const FAMILY: [&[u8; 4]; 2] = [b"mif1", b"msf1"];
const AVIF: [&[u8; 4]; 2] = [b"avif", b"avis"];

/// Whether a file says of itself that it is HEIC.
pub(super) fn is_heic(file: &[u8]) -> bool {
    let brands = brands(file);
    let any = |known: &[&[u8; 4]]| brands.iter().any(|brand| known.iter().any(|one| one.as_slice() == *brand));
    any(&HEIC) || any(&FAMILY) && !any(&AVIF)
}

/// Whose rules a file of this family keeps: `size ftyp brand version brand…`.
fn brands(file: &[u8]) -> Vec<&[u8]> {
    if file.get(4..8) != Some(b"ftyp".as_slice()) {
        return Vec::new();
    }
    let size = file.get(..4).and_then(|size| size.try_into().ok()).map_or(0, u32::from_be_bytes);
    let end = usize::try_from(size).unwrap_or(0).clamp(12, 256).min(file.len());
    file[8..end.max(8)].chunks_exact(4).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heic_is_known_by_its_first_or_another_brand_and_avif_is_not_heic() {
        for file in [
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".as_slice(),
            b"\0\0\0\x18ftypmif1\0\0\0\0miafheix".as_slice(),
            b"\0\0\0\x14ftypmsf1\0\0\0\0hevc".as_slice(),
            b"\0\0\0\x10ftypmif1\0\0\0\0".as_slice(),
            b"\0\0\0\x18ftypheic".as_slice(),
        ] {
            assert!(is_heic(file), "{file:?}");
        }
        for file in [
            b"\0\0\0\x18ftypavif\0\0\0\0mif1miaf".as_slice(),
            b"\0\0\0\x18ftypmif1\0\0\0\0avifmiaf".as_slice(),
            b"\0\0\0\x14ftypmp42\0\0\0\0isom".as_slice(),
            b"\0\0\0\x18ftyp".as_slice(),
            b"\xff\xd8\xff\xe0".as_slice(),
            b"".as_slice(),
        ] {
            assert!(!is_heic(file), "{file:?}");
        }
    }
}
