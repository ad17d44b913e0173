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
        let mut sheet = String::new();
        for name in names {
            let Some(file) = Static::get(&name) else { continue };
            if name.starts_with("css/") && name.ends_with(".css") {
                sheet.push_str(&bare(&String::from_utf8_lossy(&file.data)));
            } else {
                files.insert(name.clone(), asset(&name, file.data.into_owned()));
            }
        }
        let mut all = Self(files);
        let sheet = all.versioned(&sheet);
        all.0.insert("app.css".into(), asset("app.css", sheet.into_bytes()));
        all
    }

    /// The sheet with the versions of the fonts and images that it names: those may be kept for a year too.
    fn versioned(&self, sheet: &str) -> String {
        let mut pieces = sheet.split("url(\"/static/");
        let mut new = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (path, rest) = piece.split_once('"').unwrap_or((piece, ""));
            let href = self.href(path).unwrap_or_else(|| format!("/static/{path}"));
            new.extend(["url(\"", &href, "\"", rest]);
        }
        new
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

/// A stylesheet without its comments and indentation: they are for us, not for the phone. (None of ours has `/*` in a string.)
fn bare(css: &str) -> String {
    let mut rest = css;
    let mut code = String::with_capacity(css.len());
    while let Some((before, comment)) = rest.split_once("/*") {
        code.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    code.push_str(rest);
    code.lines().map(str::trim).filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]).collect()
}

fn asset(name: &str, body: Vec<u8>) -> Asset {
    let version = hex(&Sha256::digest(&body)[..5]);
    Asset { body, media_type: media_type(name), version }
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or("") {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "woff2" => "font/woff2",
        "webp" => "image/webp",
        "png" => "image/png",
        "jpg" => "image/jpeg",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_do_not_travel() {
        assert_eq!(bare("/* why */\n.a {\n  color: red; /* b */\n}\n"), ".a {\ncolor: red;\n}\n");
    }

    #[test]
    fn every_stylesheet_is_in_the_one_that_is_served() {
        let assets = Assets::load();
        let sheet = assets.get("app.css").map(|a| String::from_utf8_lossy(&a.body).into_owned()).unwrap_or_default();
        assert!(sheet.contains("@layer tokens") && sheet.contains("@media print"));
    }

    #[test]
    fn what_the_stylesheet_names_is_there_and_has_its_version() {
        let assets = Assets::load();
        let sheet = assets.get("app.css").map(|a| String::from_utf8_lossy(&a.body).into_owned()).unwrap_or_default();
        let named: Vec<&str> = sheet.split("url(\"").skip(1).filter_map(|from| from.split('"').next()).collect();
        assert!(named.iter().all(|url| url.contains("?v=")) && named.len() > 2, "{named:?}");
    }
}
