//! Every word a person reads, from `locales/` (Fluent). Vietnamese is complete; English covers what a buyer sees and falls
//! back to Vietnamese elsewhere.

use std::{collections::BTreeMap, fmt::Write, sync::Arc};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle, types::FluentNumber};
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};
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
    if let Some(text) = joined(pattern, args) {
        return Some(text);
    }
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
    if !errors.is_empty() {
        tracing::warn!(key, ?errors, "a message could not be filled in");
    }
    Some(text)
}

/// The message where it only puts texts and whole numbers between its words, as most do; nothing where something is to be chosen. The
/// library makes a number of each, and looks for plurals and references: in a long list that was a tenth of the page.
fn joined(pattern: &Pattern<&str>, args: &FluentArgs) -> Option<String> {
    let mut text = String::with_capacity(64);
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => match args.get(id.name)? {
                FluentValue::String(value) => text.push_str(value),
                FluentValue::Number(number) if is_whole(number) => write!(text, "{}", number.value as i64).ok()?,
                _ => return None,
            },
            PatternElement::Placeable { .. } => return None,
        }
    }
    Some(text)
}

/// A number that is written as its digits and nothing else.
fn is_whole(number: &FluentNumber) -> bool {
    number.value.fract() == 0.0 && number.value.abs() < 1e15 && number.options.minimum_fraction_digits.is_none()
}

#[cfg(test)]
mod tests {
    use fluent_syntax::ast::Entry;

    use super::*;

    /// Every message with a number and with a text in the place of each of its arguments.
    #[test]
    fn what_is_joined_here_is_what_the_library_says() {
        let mut here = 0;
        for name in Locales::iter() {
            let text = String::from_utf8(Locales::get(&name).expect("a file").data.into_owned()).expect("text");
            let arguments: Vec<String> = text
                .split('$')
                .skip(1)
                .map(|from| from.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-' || *c == '_').collect())
                .collect();
            let language = if name.starts_with("en") { Language::En } else { Language::Vi };
            let bundle = bundle(language).expect("messages");
            let resource = FluentResource::try_new(text).expect("a resource");
            let values = [0_i64, 1, 12, -3, 1_234_567].map(FluentValue::from);
            for value in values.into_iter().chain([FluentValue::from("Mỷ & con"), FluentValue::from("")]) {
                let args: FluentArgs = arguments.iter().map(|name| (name.as_str(), value.clone())).collect();
                for entry in resource.entries() {
                    let Entry::Message(message) = entry else { continue };
                    let attributes = message.attributes.iter().map(|attribute| &attribute.value);
                    for pattern in message.value.iter().chain(attributes) {
                        let Some(text) = joined(pattern, &args) else { continue };
                        let said = bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned();
                        assert_eq!(text, said, "{name}: {}", message.id.name);
                        here += usize::from(pattern.elements.len() > 1);
                    }
                }
            }
        }
        assert!(here > 500, "{here}");
    }

    #[test]
    fn what_is_to_be_chosen_or_is_broken_is_the_librarys() {
        let resource = FluentResource::try_new(
            "a = { $n ->\n    [one] x\n   *[other] y\n }\nb = { a } z\nc = { $n }\n".to_owned(),
        );
        let resource = resource.expect("messages");
        for (id, value) in [("a", FluentValue::from(1)), ("b", FluentValue::from(1)), ("c", FluentValue::from(1.5))] {
            let args: FluentArgs = [("n", value)].into_iter().collect();
            let entries = resource.entries().filter_map(|entry| match entry {
                Entry::Message(message) if message.id.name == id => message.value.as_ref(),
                _ => None,
            });
            for pattern in entries {
                assert_eq!(joined(pattern, &args), None, "{id}");
                assert_eq!(joined(pattern, &FluentArgs::new()), None, "{id}");
            }
        }
    }
}
