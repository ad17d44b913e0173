//! Templates (Tera), once for each language: `t` speaks the language of the instance it is in. A template computes nothing;
//! what it prints of money, numbers and times goes through the filters here.

mod settled;

use std::{fmt::Write as _, sync::Arc};

use fluent_bundle::{FluentArgs, FluentValue};
use rust_embed::RustEmbed;
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};
use time::{Date, format_description::BorrowedFormatItem, macros::format_description};

use super::{
    assets::Assets,
    pictures,
    words::{Language, Words},
};
use crate::kernel::{
    calendar,
    instant::Instant,
    links,
    money::{Money, grouped},
    phone::Phone,
};

const CLOCK: &[BorrowedFormatItem<'static>] = format_description!("[hour]:[minute]");
const ISO: &[BorrowedFormatItem<'static>] = format_description!("[year]-[month]-[day]");

/// What `icon` is.
const ICONS: &str = "components/icons.html";

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/templates"]
struct Files;

/// Every template in every language.
#[derive(Clone)]
pub struct Templates {
    vi: Arc<Tera>,
    en: Arc<Tera>,
}

impl Templates {
    /// Reads and checks them all: a wrong one is an error at start, not on a page.
    pub fn load(words: &Words, assets: &Assets) -> TeraResult<Self> {
        Ok(Self {
            vi: Arc::new(instance(Language::Vi, words, assets)?),
            en: Arc::new(instance(Language::En, words, assets)?),
        })
    }

    /// The template filled in.
    pub fn render(&self, language: Language, name: &str, context: &Context) -> TeraResult<String> {
        match language {
            Language::Vi => self.vi.render(name, context),
            Language::En => self.en.render(name, context),
        }
    }

    /// A part of a mail: what it is about is called `letter`, the market's name `market`.
    pub fn letter<L: serde::Serialize>(
        &self,
        language: Language,
        name: &str,
        letter: &L,
        market: &str,
    ) -> TeraResult<String> {
        let mut context = Context::new();
        context.insert("letter", letter);
        context.insert("market", market);
        self.render(language, name, &context)
    }

    /// Names of all templates.
    pub fn names(&self) -> Vec<&str> {
        self.vi.get_template_names().collect()
    }
}

fn instance(language: Language, words: &Words, assets: &Assets) -> TeraResult<Tera> {
    let mut tera = Tera::new();
    tera.autoescape_on(vec![".html", ".xml"]);
    register(&mut tera, language, words.clone(), assets.clone());
    let mut files: Vec<(String, String)> = Vec::new();
    for name in Files::iter() {
        let bytes = Files::get(&name).map(|f| f.data.into_owned()).unwrap_or_default();
        let text = String::from_utf8(bytes).map_err(|e| tera::Error::message(format!("{name}: {e}")))?;
        files.push((name.into_owned(), text));
    }
    tera.add_raw_templates(files.iter().filter(|(name, _)| name == ICONS).cloned())?;
    settled::settle(&tera, &mut files)?;
    tera.add_raw_templates(files)?;
    Ok(tera)
}

fn register(tera: &mut Tera, language: Language, words: Words, assets: Assets) {
    let (speaker, namer) = (words.clone(), words.clone());
    tera.register_filter("named", move |field: &str, _: Kwargs, _: &State| called(&namer, language, field));
    tera.register_filter("message", move |message: &Value, _: Kwargs, _: &State| -> TeraResult<String> {
        let json = serde_json::to_value(message).map_err(tera::Error::message)?;
        let message = serde_json::from_value(json).map_err(tera::Error::message)?;
        Ok(speaker.say(language, &message))
    });
    tera.register_function("t", move |kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let key = kwargs.must_get::<&str>("key")?;
        let args = fluent_args(&kwargs);
        words.find(language, key, &args).ok_or_else(|| tera::Error::message(format!("no message {key:?}")))
    });
    tera.register_function("asset", move |kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let path = kwargs.must_get::<&str>("path")?;
        assets.href(path).ok_or_else(|| tera::Error::message(format!("no asset {path:?}")))
    });
    tera.register_filter("money", |amount: i64, _: Kwargs, _: &State| Money(amount).to_string());
    tera.register_filter("number", |number: i64, _: Kwargs, _: &State| grouped(number));
    register_times(tera);
    tera.register_filter("phone", |phone: &str, _: Kwargs, _: &State| -> String {
        Phone::parse(phone).map_or_else(|| phone.to_owned(), |p| p.spaced())
    });
    tera.register_filter("picture", |code: &str, kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let width = kwargs.must_get::<u32>("width")?;
        let kept = pictures::WIDTHS.contains(&width).then(|| links::picture(code, width));
        kept.ok_or_else(|| tera::Error::message(format!("pictures are not kept {width} wide")))
    });
    tera.register_filter("in_query", |text: &str, _: Kwargs, _: &State| -> String {
        url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
    });
    tera.register_filter("srcset", |code: &str, kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let mut all = String::with_capacity(128);
        for width in pictures::between(kwargs.must_get("from")?, kwargs.must_get("to")?) {
            let before = if all.is_empty() { "" } else { ", " };
            write!(all, "{before}{} {width}w", links::picture(code, width)).map_err(tera::Error::message)?;
        }
        Ok(all)
    });
}

fn register_times(tera: &mut Tera) {
    tera.register_filter("day", |day: &str, _: Kwargs, _: &State| -> TeraResult<String> {
        let date = Date::parse(day, ISO).map_err(tera::Error::message)?;
        Ok(calendar::day(date))
    });
    tera.register_filter("month", |day: &str, _: Kwargs, _: &State| -> TeraResult<String> {
        let date = Date::parse(day, ISO).map_err(tera::Error::message)?;
        Ok(calendar::month(date))
    });
    tera.register_filter("moment", |micros: i64, _: Kwargs, _: &State| calendar::moment(Instant(micros)));
    tera.register_filter("clock", |micros: i64, _: Kwargs, _: &State| -> TeraResult<String> {
        Instant(micros).local().format(CLOCK).map_err(tera::Error::message)
    });
    tera.register_filter("moment_day", |micros: i64, _: Kwargs, _: &State| calendar::day(Instant(micros).day()));
}

/// What people call a field: `named-price` says it of `price-K7QM2X`. Nothing where nobody has said it.
fn called(words: &Words, language: Language, field: &str) -> String {
    let stem = field.split('-').next().unwrap_or_default().replace('_', "-");
    words.find(language, &format!("named-{stem}"), &FluentArgs::new()).unwrap_or_default()
}

/// Arguments of `t` other than its key. A number selects a plural; what is shown as a number comes through `number`.
fn fluent_args(kwargs: &Kwargs) -> FluentArgs<'static> {
    let mut args = FluentArgs::new();
    for (name, value) in kwargs.iter().filter(|(name, _)| name.as_str() != Some("key")) {
        if let Some(name) = name.as_str() {
            args.set(name.to_owned(), fluent_value(value));
        }
    }
    args
}

fn fluent_value(value: &Value) -> FluentValue<'static> {
    match value.as_i64() {
        Some(number) => FluentValue::from(number),
        None => FluentValue::from(value.as_str().map_or_else(|| value.to_string(), str::to_owned)),
    }
}
