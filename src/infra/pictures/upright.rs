//! Which way up a camera has held itself, out of the note (EXIF) beside the pixels. Cameras and apps write the same number in many
//! forms: short, long, a byte, a letter, a fraction, in either order of bytes; what cannot be read leaves the picture as it lies.

use image::metadata::Orientation;

const HEAD: &[u8] = b"Exif\0\0";
const ORIENTATION: u16 = 0x0112;
/// Bytes of an entry: tag, kind, count, value.
const ENTRY: usize = 12;

/// How the picture beside this note is turned upright.
pub(super) fn orientation(note: &[u8]) -> Orientation {
    number(note)
        .and_then(|number| u8::try_from(number).ok())
        .and_then(Orientation::from_exif)
        .unwrap_or(Orientation::NoTransforms)
}

/// Whether its height becomes its width.
pub(super) fn lies(orientation: Orientation) -> bool {
    orientation.to_exif() > 4
}

fn number(note: &[u8]) -> Option<u32> {
    let mut tiff = note;
    while let Some(rest) = tiff.strip_prefix(HEAD) {
        tiff = rest;
    }
    let note = Note { tiff, big: tiff.starts_with(b"MM") };
    if !note.big && !tiff.starts_with(b"II") {
        return None;
    }
    let list = usize::try_from(note.long(4)?).ok()?;
    let mut entries = (0..usize::from(note.short(list)?)).map(|nth| list + 2 + nth * ENTRY);
    let entry = entries.find(|at| note.short(*at) == Some(ORIENTATION))?;
    note.value(note.short(entry + 2)?, entry + 8)
}

struct Note<'a> {
    tiff: &'a [u8],
    big: bool,
}

impl Note<'_> {
    fn bytes<const N: usize>(&self, at: usize) -> Option<[u8; N]> {
        self.tiff.get(at..at.checked_add(N)?)?.try_into().ok()
    }

    fn short(&self, at: usize) -> Option<u16> {
        self.bytes(at).map(|bytes| if self.big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    }

    fn long(&self, at: usize) -> Option<u32> {
        self.bytes(at).map(|bytes| if self.big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) })
    }

    /// By TIFF's kinds: 2 text, 3 and 8 short, 4 and 9 long, 5 and 10 a fraction elsewhere, 1, 6 and 7 a byte.
    fn value(&self, kind: u16, at: usize) -> Option<u32> {
        match kind {
            1 | 6 | 7 => self.bytes::<1>(at).map(|[byte]| u32::from(byte)),
            2 => self.bytes::<1>(at).and_then(|[letter]| char::from(letter).to_digit(10)),
            // Some write a short into the four bytes of a long: its first half is then nothing.
            3 | 8 => self.short(at).map(u32::from).filter(|number| *number > 0).or_else(|| self.long(at)),
            4 | 9 => self.long(at),
            5 | 10 => {
                let there = usize::try_from(self.long(at)?).ok()?;
                self.long(there)?.checked_div(self.long(there.checked_add(4)?)?)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A note of two entries, the second of which says how the camera was held.
    fn note(big: bool, kind: u16, value: [u8; 4]) -> Vec<u8> {
        let short = |n: u16| if big { n.to_be_bytes() } else { n.to_le_bytes() };
        let long = |n: u32| if big { n.to_be_bytes() } else { n.to_le_bytes() };
        let mut tiff = if big { b"MM".to_vec() } else { b"II".to_vec() };
        tiff.extend([&short(42)[..], &long(8), &short(2)].concat());
        // A maker's note that points behind the end.
        tiff.extend([&short(0x010f)[..], &short(2), &long(4000), &long(0x7f_ffff)].concat());
        tiff.extend([&short(ORIENTATION)[..], &short(kind), &long(1), &value, &long(0)].concat());
        // What a fraction points at: 12 by 2.
        tiff.extend([long(12), long(2)].concat());
        tiff
    }

    #[test]
    fn the_number_is_read_in_any_form() {
        let long = |big: bool, n: u32| if big { n.to_be_bytes() } else { n.to_le_bytes() };
        for big in [true, false] {
            let short = if big { [0, 6, 0, 0] } else { [6, 0, 0, 0] };
            for (kind, value) in
                [(3, short), (8, short), (3, long(big, 6)), (4, long(big, 6)), (9, long(big, 6)), (5, long(big, 38))]
            {
                assert_eq!(orientation(&note(big, kind, value)), Orientation::Rotate90, "{kind} {value:?} {big}");
            }
            for (kind, value) in [(1, [6, 0, 0, 0]), (7, [6, 0, 0, 0]), (2, *b"6\0\0\0")] {
                assert_eq!(orientation(&note(big, kind, value)), Orientation::Rotate90, "{kind} {value:?} {big}");
            }
            let twice = [HEAD, HEAD, &note(big, 3, short)].concat();
            assert_eq!(orientation(&twice), Orientation::Rotate90);
        }
    }

    #[test]
    fn what_cannot_be_read_leaves_the_picture_as_it_lies() {
        let whole = note(false, 3, [6, 0, 0, 0]);
        // With the 32nd byte the number is whole.
        for end in 0..32 {
            assert_eq!(orientation(&whole[..end]), Orientation::NoTransforms, "{end}");
        }
        for (kind, value) in
            [(3, [0; 4]), (3, [9, 0, 0, 0]), (4, [255; 4]), (5, [255; 4]), (5, [8, 0, 0, 0]), (99, [6, 0, 0, 0])]
        {
            assert_eq!(orientation(&note(false, kind, value)), Orientation::NoTransforms, "{kind} {value:?}");
        }
    }
}
