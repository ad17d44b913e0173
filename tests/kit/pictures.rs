//! Pictures made on the spot.

pub mod bombs;

use std::io::Cursor;

use image::{
    DynamicImage, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage, codecs::jpeg::JpegEncoder, imageops,
};
use moxcms::{ColorProfile, Layout, TransformOptions};

/// The colours of the motif's corners: top left, top right, bottom left, bottom right. Between them it is grey.
pub const CORNERS: [[u8; 3]; 4] = [[220, 30, 30], [30, 180, 60], [30, 60, 210], [235, 215, 40]];

/// A PNG with a gradient, so that it is not one colour.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    encoded(width, height, ImageFormat::Png)
}

/// The same as JPEG.
pub fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(width, height, ImageFormat::Jpeg)
}

/// A JPEG that a phone held upright has written lying, with the words `GPS 23.16 N` beside its pixels.
pub fn lying_jpeg(width: u32, height: u32) -> Vec<u8> {
    const WORDS: &[u8; 12] = b"GPS 23.16 N\0";
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x02".to_vec();
    exif.extend_from_slice(b"\x01\x0e\0\x02\0\0\0\x0c\0\0\0\x26");
    exif.extend_from_slice(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0");
    exif.extend_from_slice(b"\0\0\0\0");
    exif.extend_from_slice(WORDS);
    beside(&jpeg(width, height), &exif)
}

/// A picture with a colour in each corner, so that turning, mirroring, colours and what is missing can be seen.
pub fn motif(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let (left, right) = (x < width / 3, x >= width - width / 3);
        let (top, bottom) = (y < height / 3, y >= height - height / 3);
        Rgb(match (left, right, top, bottom) {
            (true, _, true, _) => CORNERS[0],
            (_, true, true, _) => CORNERS[1],
            (true, _, _, true) => CORNERS[2],
            (_, true, _, true) => CORNERS[3],
            _ => [128; 3],
        })
    })
}

/// Any picture as a file of a kind.
pub fn file(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.into().write_to(&mut bytes, format).expect("a picture");
    bytes.into_inner()
}

/// What an app cuts out: the motif's middle, half of it shining through, and black below nothing.
pub fn cut_out() -> RgbaImage {
    RgbaImage::from_fn(120, 90, |x, y| {
        let inside = (30..90).contains(&x) && (20..70).contains(&y);
        Rgba(if !inside {
            [0; 4]
        } else if x < 60 {
            [220, 30, 30, 255]
        } else {
            [0, 0, 0, 128]
        })
    })
}

/// The motif as a phone with a wide screen means it: in Display P3, and saying so.
pub fn display_p3() -> Vec<u8> {
    let p3 = ColorProfile::new_display_p3();
    let options = TransformOptions::default();
    let own = ColorProfile::new_srgb().create_transform_8bit(Layout::Rgb, &p3, Layout::Rgb, options).expect("colours");
    let motif = motif(120, 90);
    let mut meant = vec![0; motif.as_raw().len()];
    own.transform(motif.as_raw(), &mut meant).expect("translated");
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 95);
    encoder.set_icc_profile(p3.encode().expect("a profile")).expect("kept");
    encoder.write_image(&meant, 120, 90, image::ExtendedColorType::Rgb8).expect("a JPEG");
    bytes
}

/// A motif of noise, so that it has many bytes, and lines.
pub fn noisy_jpeg() -> Vec<u8> {
    let mut noise = 7_u32;
    let mut picture = motif(640, 480);
    for Rgb(colours) in picture.pixels_mut() {
        for colour in colours {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *colour = colour.saturating_add(u8::try_from(noise >> 27).expect("five bits"));
        }
    }
    file(picture, ImageFormat::Jpeg)
}

/// A lying JPEG whose note says so in a number of this kind and these four bytes.
pub fn lying(kind: u16, value: [u8; 4]) -> Vec<u8> {
    let lying = image::imageops::rotate270(&motif(120, 90));
    let entry = [&[0x12, 0x01][..], &kind.to_le_bytes(), &[1, 0, 0, 0], &value].concat();
    let note = [b"Exif\0\0II*\0\x08\0\0\0\x01\0".as_slice(), &entry, &[0; 4]].concat();
    beside(&file(lying, ImageFormat::Jpeg), &note)
}

/// The motif's corners in four inks, an 8 × 8 square each, as a printer's program writes them: with Adobe's marker the inks are
/// written turned round, without it as they are.
pub fn inks(adobe: bool) -> Vec<u8> {
    let segment = |marker: u8, body: &[u8]| {
        let length = u16::try_from(body.len() + 2).expect("a short segment").to_be_bytes();
        [&[0xff, marker][..], &length, body].concat()
    };
    let table = |class: u8, counts: [u8; 16], symbols: &[u8]| segment(0xc4, &[&[class][..], &counts, symbols].concat());
    let (mut nine, mut one) = ([0; 16], [0; 16]);
    (nine[3], one[0]) = (9, 1);
    let components = (1..=4).flat_map(|id| [id, 0x11, 0]).collect::<Vec<u8>>();
    let scanned = (1..=4).flat_map(|id| [id, 0]).collect::<Vec<u8>>();
    let mut file = vec![0xff, 0xd8];
    if adobe {
        file.extend(segment(0xee, b"Adobe\0\x64\0\0\0\0\0"));
    }
    file.extend(segment(0xdb, &[&[0][..], &[8; 64]].concat()));
    file.extend(segment(0xc0, &[&[8, 0, 16, 0, 16, 4][..], &components].concat()));
    file.extend(table(0, nine, &[0, 1, 2, 3, 4, 5, 6, 7, 8]));
    file.extend(table(0x10, one, &[0]));
    file.extend(segment(0xda, &[&[4][..], &scanned, &[0, 63, 0]].concat()));
    file.extend(squares(adobe));
    file.extend([0xff, 0xd9]);
    file
}

/// Each square is one number an ink, written as what it differs from the one before; nothing follows it.
fn squares(turned: bool) -> Vec<u8> {
    let (mut bits, mut before) = (String::new(), [0_i32; 4]);
    for [red, green, blue] in CORNERS {
        for (ink, value) in [255 - red, 255 - green, 255 - blue, 0].into_iter().enumerate() {
            let now = i32::from(if turned { 255 - value } else { value }) - 128;
            let apart = now - std::mem::replace(&mut before[ink], now);
            let many = (32 - apart.unsigned_abs().leading_zeros()) as usize;
            bits += &format!("{many:04b}");
            if many > 0 {
                let written = if apart < 0 { apart + (1 << many) - 1 } else { apart };
                bits += &format!("{written:0many$b}");
            }
            bits.push('0');
        }
    }
    while bits.len() % 8 > 0 {
        bits.push('1');
    }
    let bytes = bits.as_bytes().chunks(8).map(|byte| byte.iter().fold(0_u8, |all, bit| all << 1 | (bit - b'0')));
    bytes.flat_map(|byte| if byte == 0xff { vec![0xff, 0] } else { vec![byte] }).collect()
}

/// A picture that nothing makes small: each pixel another.
pub fn noise(width: u32, height: u32) -> Vec<u8> {
    let mut noise = 7_u32;
    let picture = RgbImage::from_fn(width, height, |_, _| {
        Rgb([0; 3].map(|_: u8| {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (noise >> 24) as u8
        }))
    });
    file(picture, ImageFormat::Jpeg)
}

fn beside(jpeg: &[u8], note: &[u8]) -> Vec<u8> {
    with_segment(jpeg, 0xe1, note)
}

/// A JPEG with a segment before all others.
pub fn with_segment(jpeg: &[u8], marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).expect("a short segment").to_be_bytes();
    [&jpeg[..2], &[0xff, marker], &length, body, &jpeg[2..]].concat()
}

/// The note that a camera was held so, in the numbers of Intel.
pub fn note(orientation: u8) -> Vec<u8> {
    let entry = [&[0x12, 0x01, 3, 0, 1, 0, 0, 0][..], &[orientation, 0, 0, 0]].concat();
    [b"II*\0\x08\0\0\0\x01\0".as_slice(), &entry, &[0; 4]].concat()
}

/// The motif as a camera that was held so has stored it.
pub fn stored(orientation: u8) -> RgbImage {
    let motif = motif(120, 90);
    match orientation {
        2 => imageops::flip_horizontal(&motif),
        3 => imageops::rotate180(&motif),
        4 => imageops::flip_vertical(&motif),
        5 => imageops::flip_horizontal(&imageops::rotate90(&motif)),
        6 => imageops::rotate270(&motif),
        7 => imageops::flip_horizontal(&imageops::rotate270(&motif)),
        8 => imageops::rotate90(&motif),
        _ => motif,
    }
}

/// Two pictures that move, the motif first.
pub fn moving_webp() -> Vec<u8> {
    let (first, second) = (motif(120, 90), RgbImage::new(120, 90));
    let config = webp::WebPConfig::new().expect("settings");
    let mut encoder = webp::AnimEncoder::new(120, 90, &config);
    for (picture, at) in [(&first, 0), (&second, 200)] {
        encoder.add_frame(webp::AnimFrame::from_rgb(picture.as_raw(), 120, 90, at));
    }
    encoder.encode().to_vec()
}

/// A PNG of 120 × 90 as any program may write it: bits a number, kind of colour, what stands before its pixels and behind them, rows.
pub fn bare_png((depth, colour): (u8, u8), before: &[Chunk], rows: &[Vec<u8>], behind: &[Chunk]) -> Vec<u8> {
    let head = [&120_u32.to_be_bytes()[..], &90_u32.to_be_bytes(), &[depth, colour, 0, 0, 0]].concat();
    let mut chunks = vec![(*b"IHDR", head)];
    chunks.extend(before.iter().cloned());
    chunks.push((*b"IDAT", stored_rows(rows)));
    chunks.extend(behind.iter().cloned());
    chunks.push((*b"IEND", Vec::new()));
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, body) in chunks {
        let named = [&kind[..], &body].concat();
        file.extend(u32::try_from(body.len()).expect("a short chunk").to_be_bytes());
        file.extend(&named);
        file.extend((!named.iter().fold(!0, |sum, byte| crc(sum, *byte))).to_be_bytes());
    }
    file
}

/// Its name and what it holds.
pub type Chunk = ([u8; 4], Vec<u8>);

/// Rows of a PNG, packed without being made smaller.
pub fn stored_rows(rows: &[Vec<u8>]) -> Vec<u8> {
    let plain: Vec<u8> = rows.iter().flat_map(|row| [&[0][..], row].concat()).collect();
    let mut packed = vec![0x78, 0x01];
    let blocks = plain.chunks(65_535);
    let last = blocks.len();
    for (at, block) in blocks.enumerate() {
        let length = u16::try_from(block.len()).expect("a block");
        packed.push(u8::from(at + 1 == last));
        packed.extend([length.to_le_bytes(), (!length).to_le_bytes()].concat());
        packed.extend(block);
    }
    let (one, two) = plain.iter().fold((1_u32, 0_u32), |(one, two), byte| {
        let one = (one + u32::from(*byte)) % 65_521;
        (one, (two + one) % 65_521)
    });
    packed.extend((two << 16 | one).to_be_bytes());
    packed
}

fn crc(sum: u32, byte: u8) -> u32 {
    (0..8).fold(sum ^ u32::from(byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
}

fn encoded(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let colour = |x: u32, y: u32| Rgb([(x * 255 / width) as u8, (y * 255 / height) as u8, 120]);
    file(RgbImage::from_fn(width, height, colour), format)
}
