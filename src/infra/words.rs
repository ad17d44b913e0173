//! Every word a person reads, from `locales/` (Fluent). Vietnamese is complete; English covers what a buyer sees and falls
//! back to Vietnamese elsewhere.

use std::{collections::BTreeMap, sync::Arc};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use rust_embed::RustEmbed;

pub use crate::kernel::words::people::Language;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/locales"]
struct Locales;

/// A message with its arguments, before a language is chosen: what forms, flashes and refusals speak in.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Message {
    /// A key in `locales/`.
    pub key: String,
    /// Name → value, already spelled.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<String, String>,
}

impl Message {
    /// A message without arguments.
    pub fn new(key: &str) -> Self {
        Self { key: key.to_owned(), args: BTreeMap::new() }
    }

    /// The same with one more argument.
    pub fn with(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }
}

impl From<&str> for Message {
    fn from(key: &str) -> Self {
        Self::new(key)
    }
}

/// All messages of all languages.
#[derive(Clone)]
pub struct Words {
    vi: Arc<FluentBundle<FluentResource>>,
    en: Arc<FluentBundle<FluentResource>>,
}

/// A message file that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("locales/{file}: {reason}")]
pub struct WordsError {
    file: String,
    reason: String,
}

impl Words {
    /// Reads `locales/<language>/*.ftl`.
    pub fn load() -> Result<Self, WordsError> {
        Ok(Self { vi: Arc::new(bundle(Language::Vi)?), en: Arc::new(bundle(Language::En)?) })
    }

    /// The message in a language, else in Vietnamese; `None` where no file has the key.
    pub fn find(&self, language: Language, key: &str, args: &FluentArgs) -> Option<String> {
        let own = if language == Language::En { say(&self.en, key, args) } else { None };
        own.or_else(|| say(&self.vi, key, args))
    }

    /// The message, or its key where it is missing (a test sees to it that none is).
    pub fn say(&self, language: Language, message: &Message) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in &message.args {
            args.set(name.as_str(), spelled(value));
        }
        self.find(language, &message.key, &args).unwrap_or_else(|| message.key.clone())
    }
}

/// Small whole numbers select plurals; everything else is text, shown as it is.
fn spelled(value: &str) -> FluentValue<'static> {
    match value.parse::<i64>() {
        Ok(number) if value.len() <= 3 => FluentValue::from(number),
        _ => FluentValue::from(value.to_owned()),
    }
}

fn bundle(language: Language) -> Result<FluentBundle<FluentResource>, WordsError> {
    let tag = if language == Language::En { "en" } else { "vi" };
    let wrong = |file: &str, reason: String| WordsError { file: file.to_owned(), reason };
    let id = tag.parse().map_err(|e| wrong(tag, format!("{e:?}")))?;
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    for name in Locales::iter().filter(|n| n.starts_with(tag) && n.ends_with(".ftl")) {
        let bytes = Locales::get(&name).map(|f| f.data.into_owned()).unwrap_or_default();
        let text = String::from_utf8(bytes).map_err(|e| wrong(&name, e.to_string()))?;
        let resource = FluentResource::try_new(text).map_err(|(_, e)| wrong(&name, format!("{e:?}")))?;
        bundle.add_resource(resource).map_err(|e| wrong(&name, format!("{e:?}")))?;
    }
    Ok(bundle)
}

fn say(bundle: &FluentBundle<FluentResource>, key: &str, args: &FluentArgs) -> Option<String> {
    let (id, attribute) = key.split_once('.').map_or((key, None), |(id, a)| (id, Some(a)));
    let message = bundle.get_message(id)?;
    let pattern = match attribute {
        Some(name) => message.get_attribute(name)?.value(),
        None => message.value()?,
    };
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
    if !errors.is_empty() {
        tracing::warn!(key, ?errors, "a message could not be filled in");
    }
    Some(text)
}
