//! Files that are small and that reading could take hours or gigabytes, as somebody makes them who knows how.

use std::io::Write;

use flate2::{Compression, Crc, write::ZlibEncoder};
use image::ImageFormat;

use super::{file, jpeg, motif};

/// So many zeros, packed.
fn zeros(mut many: usize) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    while many > 0 {
        let some = many.min(1 << 16);
        packed.write_all(&vec![0; some]).expect("packed");
        many -= some;
    }
    packed.finish().expect("packed")
}

fn chunk(kind: &[u8; 4], inside: &[u8]) -> Vec<u8> {
    let length = u32::try_from(inside.len()).expect("short").to_be_bytes();
    let mut sum = Crc::new();
    sum.update(kind);
    sum.update(inside);
    [&length[..], kind, inside, &sum.sum().to_be_bytes()].concat()
}

fn png((width, height): (u32, u32), (bits, colours): (u8, u8), beside: &[u8], line: usize) -> Vec<u8> {
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[bits, colours, 0, 0, 0]].concat();
    let pixels = zeros((line + 1) * height as usize);
    let parts = [chunk(b"IHDR", &head), beside.to_vec(), chunk(b"IDAT", &pixels), chunk(b"IEND", b"")];
    [&b"\x89PNG\r\n\x1a\n"[..], &parts.concat()].concat()
}

/// A PNG of 16 bits and four colours: eight bytes for each pixel.
pub fn deep_png(width: u32, height: u32) -> Vec<u8> {
    png((width, height), (16, 6), b"", 8 * width as usize)
}

/// A PNG of 8 × 8 with a profile of so many bytes, all zero.
pub fn profiled_png(bytes: usize) -> Vec<u8> {
    let profile = [&b"a\0\0"[..], &zeros(bytes)].concat();
    png((8, 8), (8, 2), &chunk(b"iCCP", &profile), 24)
}

/// A PNG of 8 × 8 with so many notes of two letters.
pub fn noted_png(notes: usize) -> Vec<u8> {
    png((8, 8), (8, 2), &chunk(b"tEXt", b"a\0").repeat(notes), 24)
}

/// A JPEG that says that it comes in passes and is so large; a few lines of it are there.
pub fn jpeg_in_passes(width: u16, height: u16) -> Vec<u8> {
    let mut file = jpeg(64, 64);
    let at = file.windows(2).position(|two| two == [0xff, 0xc0]).expect("a head");
    file[at + 1] = 0xc2;
    file[at + 5..at + 7].copy_from_slice(&height.to_be_bytes());
    file[at + 7..at + 9].copy_from_slice(&width.to_be_bytes());
    file
}

/// A JPEG with so many notes that each say that others go on.
pub fn noted_jpeg(notes: usize) -> Vec<u8> {
    let note = [&b"http://ns.adobe.com/xmp/extension/\0"[..], &[b'a'; 32], &[0; 8], b"x"].concat();
    let length = u16::try_from(note.len() + 2).expect("short").to_be_bytes();
    let note = [&[0xff, 0xe1][..], &length, &note].concat();
    let file = jpeg(64, 64);
    [&file[..2], &note.repeat(notes), &file[2..]].concat()
}

/// A WebP of 8 × 8 in which a frame lies that says it is so large.
pub fn framed_webp(width: u16, height: u16) -> Vec<u8> {
    let own = file(motif(8, 8), ImageFormat::WebP);
    let part = |kind: &[u8; 4], inside: &[u8]| {
        let length = u32::try_from(inside.len()).expect("short").to_le_bytes();
        [&kind[..], &length, inside, &vec![0; inside.len() % 2]].concat()
    };
    let frame = [&[0x10, 0, 0, 0x9d, 0x01, 0x2a][..], &width.to_le_bytes(), &height.to_le_bytes(), &own].concat();
    let parts = [part(b"VP8X", &[0, 0, 0, 0, 7, 0, 0, 7, 0, 0]), part(b"VP8 ", &frame)].concat();
    let length = u32::try_from(parts.len() + 4).expect("short").to_le_bytes();
    [&b"RIFF"[..], &length, b"WEBP", &parts].concat()
}
