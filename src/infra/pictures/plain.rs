//! Whether a file is made as cameras and apps make pictures. A small file can be made so that whoever reads it takes hours or much memory
//! for what is no part of the picture: thousands of notes, of passes, a frame larger than its picture.

use std::iter;

const SCAN: u8 = 0xda;
/// A note that goes on in others, which the decoder puts in order again with each of them.
const LONG_NOTE: &[u8] = b"http://ns.adobe.com/xmp/extension/";
/// As many as there are 64 KB in the largest file, and more.
const MOST_NOTES: usize = 512;
/// Passes over a picture, its preview and a second picture behind it; ten each are usual.
const MOST_SCANS: usize = 128;
/// Parts of a PNG before its pixels.
const MOST_CHUNKS: usize = 1_024;

/// Whether a JPEG is read in one go. It is looked at everywhere in the file, since a decoder finds its way back to the next part behind
/// what it cannot read.
pub(super) fn jpeg(file: &[u8]) -> bool {
    let (mut scans, mut notes) = (0, 0);
    for after in file.split(|byte| *byte == 0xff) {
        let is_note = after.starts_with(LONG_NOTE) || after.get(3..).is_some_and(|note| note.starts_with(LONG_NOTE));
        scans += usize::from(after.starts_with(&[SCAN, 0]));
        notes += usize::from(is_note);
    }
    scans <= MOST_SCANS && notes <= MOST_NOTES
}

/// The parts of a JPEG up to the head of its first scan: what each is, and what is in it. Ends before anything that is none.
pub(super) fn parts(jpeg: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    let (mut rest, mut is_over) = (jpeg.get(2..).unwrap_or_default(), false);
    iter::from_fn(move || {
        while let [0xff, 0xff, ..] = rest {
            rest = &rest[1..];
        }
        let [0xff, kind, high, low, ..] = *rest else { return None };
        if is_over || matches!(kind, 0 | 1 | 0xd0..=0xd9) {
            return None;
        }
        let end = 2 + usize::from(u16::from_be_bytes([high, low]));
        let part = rest.get(4..end)?;
        (rest, is_over) = (&rest[end..], kind == SCAN);
        Some((kind, part))
    })
}

/// Whether the first scan of a JPEG has all its colours, so that a line is whole when it comes, and is certainly what a decoder takes for
/// the first.
pub(super) fn comes_line_by_line(jpeg: &[u8], colours: u8) -> bool {
    let mut frames = 0;
    for (kind, part) in parts(jpeg) {
        match kind {
            SCAN => return frames == 1 && part.first() == Some(&colours),
            // Notes, which are passed over as a whole.
            0xe0..=0xef | 0xfe => {}
            _ if part.windows(2).any(|two| two == [0xff, SCAN]) => return false,
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => frames += 1,
            _ => {}
        }
    }
    false
}

/// Whether a PNG comes to its pixels soon.
pub(super) fn png(file: &[u8]) -> bool {
    let mut rest = file.get(8..).unwrap_or_default();
    for _ in 0..MOST_CHUNKS {
        let [a, b, c, d, kind @ ..] = rest else { return true };
        let length = usize::try_from(u32::from_be_bytes([*a, *b, *c, *d])).unwrap_or(usize::MAX);
        if kind.starts_with(b"IDAT") {
            return true;
        }
        // What is missing the decoder says.
        let Some(next) = rest.get(length.saturating_add(12)..) else { return true };
        rest = next;
    }
    false
}

/// Whether a WebP moves; nothing where it is not whole, or has a frame that is larger than it says of itself: a frame is decoded as large
/// as it is, whatever becomes of it then.
pub(super) fn webp(file: &[u8]) -> Option<bool> {
    let end = long(file.get(4..)?)?.saturating_add(8);
    let canvas = match chunks(file, 12).next()?? {
        (b"VP8X", &[_, _, _, _, a, b, c, d, e, f, ..]) => {
            (u32::from_le_bytes([a, b, c, 0]) + 1, u32::from_le_bytes([d, e, f, 0]) + 1)
        }
        (b"VP8X", _) => return None,
        // It is its own frame.
        _ => return Some(false),
    };
    let (mut moves, mut at) = (false, 12);
    for chunk in chunks(file, 12) {
        let Some((kind, inside)) = chunk else {
            // What lies behind a picture may be anything.
            return (at >= end).then_some(moves);
        };
        at += 8 + inside.len() + inside.len() % 2;
        let fits = match kind {
            b"VP8 " => fits(inside, canvas),
            b"ANMF" => chunks(inside, 16).flatten().all(|(kind, frame)| kind != b"VP8 " || fits(frame, canvas)),
            _ => true,
        };
        moves |= kind == b"ANMF";
        if !fits {
            return None;
        }
    }
    Some(moves)
}

/// Its name and what is in it; nothing where that is missing, and then nothing more.
type Chunk<'a> = Option<(&'a [u8; 4], &'a [u8])>;

fn chunks(file: &[u8], from: usize) -> impl Iterator<Item = Chunk<'_>> {
    let mut rest = file.get(from..).unwrap_or_default();
    iter::from_fn(move || {
        let (kind, behind) = rest.split_first_chunk::<4>()?;
        let length = long(behind)?;
        let inside = behind.get(4..length.saturating_add(4));
        let next = length.saturating_add(length % 2).saturating_add(8);
        rest = rest.get(next..).unwrap_or_default();
        Some(inside.map(|inside| (kind, inside)))
    })
}

fn long(bytes: &[u8]) -> Option<usize> {
    bytes.first_chunk::<4>().and_then(|bytes| usize::try_from(u32::from_le_bytes(*bytes)).ok())
}

/// Whether a frame is no larger than the picture that it is in; one that cannot be read is not decoded.
fn fits(frame: &[u8], (width, height): (u32, u32)) -> bool {
    let [_, _, _, 0x9d, 0x01, 0x2a, a, b, c, d, ..] = *frame else { return true };
    let side = |low, high| u32::from(u16::from_le_bytes([low, high]) & 0x3fff);
    side(a, b) <= width && side(c, d) <= height
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOF: [u8; 4] = [0xff, 0xc0, 0, 2];

    fn jpeg_of(parts: &[&[u8]]) -> Vec<u8> {
        [&[&[0xff, 0xd8][..]][..], parts].concat().concat()
    }

    fn part(kind: u8, inside: &[u8]) -> Vec<u8> {
        let length = u16::try_from(inside.len() + 2).expect("short").to_be_bytes();
        [&[0xff, kind], &length[..], inside].concat()
    }

    #[test]
    fn thousands_of_passes_or_notes_are_not_a_picture() {
        let scan = part(SCAN, &[1, 1, 0, 0, 63, 0]);
        assert!(jpeg(&jpeg_of(&[&scan.repeat(MOST_SCANS)])));
        assert!(!jpeg(&jpeg_of(&[&scan.repeat(MOST_SCANS + 1)])));
        // Of each length: one has a byte in it with which parts begin.
        for longer in [0, 255 - 2 - LONG_NOTE.len(), 300] {
            let note = part(0xe1, &[LONG_NOTE, &vec![7; longer]].concat());
            assert!(jpeg(&jpeg_of(&[&note.repeat(MOST_NOTES)])), "{longer}");
            assert!(!jpeg(&jpeg_of(&[&note.repeat(MOST_NOTES + 1)])), "{longer}");
        }
    }

    #[test]
    fn a_line_is_whole_when_it_comes_only_where_the_first_scan_certainly_has_all_colours() {
        let three = part(SCAN, &[3, 1, 0, 2, 0, 3, 0, 0, 63, 0]);
        let one = part(SCAN, &[1, 1, 0, 0, 63, 0]);
        let preview = part(0xe1, &[&b"Exif\0\0"[..], &one].concat());
        assert!(comes_line_by_line(&jpeg_of(&[&preview, &SOF, &three]), 3), "a preview has its own scans");
        for (what, parts) in [
            ("one colour", vec![&SOF[..], &one[..]]),
            ("no frame", vec![&three[..]]),
            ("two frames", vec![&SOF[..], &SOF[..], &three[..]]),
            ("something between", vec![&SOF[..], &b"\0\0\0\0"[..], &three[..]]),
            ("hidden", vec![&SOF[..], &[0xff, 0xdb, 0, 6, 0xff, SCAN, 0, 8][..], &three[..]]),
            ("cut", vec![&SOF[..], &three[..8]]),
        ] {
            assert!(!comes_line_by_line(&jpeg_of(&parts), 3), "{what}");
        }
    }

    #[test]
    fn a_png_with_a_thousand_notes_is_not_a_picture() {
        let note = b"\0\0\0\x02tEXta\0\0\0\0\0";
        let of = |notes: usize| [b"\x89PNG\r\n\x1a\n", &note.repeat(notes)[..], b"\0\0\0\0IDAT"].concat();
        assert!(png(&of(MOST_CHUNKS - 1)) && !png(&of(MOST_CHUNKS)));
        assert!(png(b"\x89PNG\r\n\x1a\n\xff\xff\xff\xfftEXt") && png(b""));
    }

    fn chunk(kind: &[u8; 4], inside: &[u8]) -> Vec<u8> {
        let length = u32::try_from(inside.len()).expect("short").to_le_bytes();
        [&kind[..], &length, inside, &vec![0; inside.len() % 2]].concat()
    }

    fn webp_of(chunks: &[Vec<u8>]) -> Vec<u8> {
        let all = chunks.concat();
        let length = u32::try_from(all.len() + 4).expect("short").to_le_bytes();
        [b"RIFF", &length[..], b"WEBP", &all].concat()
    }

    #[test]
    fn a_frame_larger_than_its_picture_is_known_wherever_it_lies() {
        let frame = |width: u16, height: u16| {
            [&[0, 0, 0, 0x9d, 0x01, 0x2a][..], &width.to_le_bytes(), &height.to_le_bytes(), b"odd"].concat()
        };
        let head = chunk(b"VP8X", &[0, 0, 0, 0, 9, 0, 0, 19, 0, 0]);
        let still = |frame: Vec<u8>| webp_of(&[head.clone(), chunk(b"VP8 ", &frame)]);
        let moving = |frame: Vec<u8>| {
            let inside = [&[0; 16][..], &chunk(b"ALPH", b"1"), &chunk(b"VP8 ", &frame)].concat();
            webp_of(&[head.clone(), chunk(b"ANIM", &[0; 6]), chunk(b"ANMF", &inside)])
        };
        assert_eq!((webp(&still(frame(10, 20))), webp(&moving(frame(10, 20)))), (Some(false), Some(true)));
        for (width, height) in [(11, 20), (10, 21), (16_383, 16_383)] {
            assert_eq!(webp(&still(frame(width, height))), None, "{width} × {height}");
            assert_eq!(webp(&moving(frame(width, height))), None, "{width} × {height}");
        }
        let second = webp_of(&[head.clone(), chunk(b"VP8 ", &frame(1, 1)), chunk(b"VP8 ", &frame(11, 1))]);
        assert_eq!(webp(&second), None);
        assert_eq!(webp(&webp_of(&[chunk(b"VP8 ", &frame(9_999, 9_999))])), Some(false), "it says so itself");
        let whole = still(frame(10, 20));
        assert_eq!(webp(&[&whole[..], b"something\xff\xff\xff\xff"].concat()), Some(false), "behind it");
        for end in 0..whole.len() - 1 {
            assert_ne!(webp(&whole[..end]), Some(true), "{end}");
        }
        assert_eq!(webp(&whole[..whole.len() - 2]), None, "it is not whole");
    }
}
