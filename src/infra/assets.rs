//! Files that ship inside the program: stylesheets, scripts, images and fonts, each with the hash that names its version.
//! All stylesheets become one `app.css`, in the order of their file names: one request on a weak signal.

use std::collections::HashMap;

use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use super::secret::hex;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/static"]
struct Static;

/// One file, as it is sent.
#[derive(Clone, Debug)]
pub struct Asset {
    /// The bytes.
    pub body: Vec<u8>,
    /// Its media type.
    pub media_type: &'static str,
    /// Changes when the bytes do.
    pub version: String,
}

/// Every file by its path under `/static/`.
#[derive(Clone, Debug, Default)]
pub struct Assets(HashMap<String, Asset>);

impl Assets {
    /// Reads them all.
    pub fn load() -> Self {
        let mut names: Vec<String> = Static::iter().map(|name| name.into_owned()).collect();
        names.sort();
        let mut files = HashMap::new();
        let mut sheet = Vec::new();
        for name in names {
            let Some(file) = Static::get(&name) else { continue };
            if name.starts_with("css/") && name.ends_with(".css") {
                sheet.extend_from_slice(&file.data);
                sheet.push(b'\n');
            } else {
                files.insert(name.clone(), asset(&name, file.data.into_owned()));
            }
        }
        files.insert("app.css".into(), asset("app.css", sheet));
        Self(files)
    }

    /// The file at `path`, if there is one.
    pub fn get(&self, path: &str) -> Option<&Asset> {
        self.0.get(path)
    }

    /// Its address with its version.
    pub fn href(&self, path: &str) -> Option<String> {
        self.get(path).map(|asset| format!("/static/{path}?v={}", asset.version))
    }
}

fn asset(name: &str, body: Vec<u8>) -> Asset {
    let version = hex(&Sha256::digest(&body)[..5]);
    Asset { body, media_type: media_type(name), version }
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or("") {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "webp" => "image/webp",
        "png" => "image/png",
        "jpg" => "image/jpeg",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
