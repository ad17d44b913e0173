//! What a template says in the same words on every page is put into it when it is loaded: calls of `t`, `asset` and `icon`
//! with nothing but literals. Each language has its own set of templates, so nothing else has a say in them.

use std::collections::{BTreeSet, HashMap};

use tera::{Context, Tera, TeraResult};

const SHAPES: [&str; 4] = ["t(key=)", "asset(path=)", "<icon name= />", "<icon name= class= />"];
/// Stands in no text.
const BETWEEN: &str = "\0";

/// The files with those calls replaced by what `tera` says; plain text, where nothing is escaped, is left alone.
pub(super) fn settle(tera: &Tera, files: &mut [(String, String)]) -> TeraResult<()> {
    let pages = || files.iter().filter(|(name, _)| !name.ends_with(".txt"));
    let asked: BTreeSet<String> =
        pages().flat_map(|(_, text)| calls(text)).filter(|call| is_settled(call)).map(str::to_owned).collect();
    let all: Vec<String> = asked.iter().map(|call| format!("{{{{{call}}}}}")).collect();
    let said = tera.render_str(&all.join(BETWEEN), &Context::new(), true)?;
    let said: HashMap<&str, &str> =
        asked.iter().map(String::as_str).zip(said.split(BETWEEN)).filter(|(_, said)| !said.contains('{')).collect();
    for (_, text) in files.iter_mut().filter(|(name, _)| !name.ends_with(".txt")) {
        *text = replaced(text, &said);
    }
    Ok(())
}

/// What stands between `{{` and `}}`.
fn calls(text: &str) -> impl Iterator<Item = &str> {
    text.split("{{").skip(1).filter_map(|from| from.split_once("}}")).map(|(call, _)| call)
}

/// Every second piece between quotes is a literal.
fn is_settled(call: &str) -> bool {
    let shape: String = call.trim().split('"').step_by(2).collect();
    SHAPES.contains(&shape.as_str())
}

fn replaced(text: &str, said: &HashMap<&str, &str>) -> String {
    let mut pieces = text.split("{{");
    let mut new = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once("}}").and_then(|(call, after)| Some((said.get(call)?, after))) {
            Some((said, after)) => new.extend([said, after]),
            None => new.extend(["{{", piece]),
        }
    }
    new
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_calls_with_nothing_but_literals_are_settled() {
        for call in [" t(key=\"a-b\") ", "asset(path=\"app.css\")", " <icon name=\"star\" class=\"full\" /> "] {
            assert!(is_settled(call), "{call}");
        }
        for call in [
            " t(key=page.key) ",
            " t(key=\"a\", n=1) ",
            " t(key=\"a-\" ~ b) ",
            " <icon name={x} /> ",
            "- t(key=\"a\") ",
        ] {
            assert!(!is_settled(call), "{call}");
        }
    }

    #[test]
    fn everything_else_stays_as_it_was() {
        let said = HashMap::from([(" t(key=\"a\") ", "Chợ &amp; phiên")]);
        let text = "<p>{{ t(key=\"a\") }} {{ page.b }} {% if x %}{{ t(key=\"b\") }}{% endif %} {{ broken";
        assert_eq!(replaced(text, &said), text.replace("{{ t(key=\"a\") }}", "Chợ &amp; phiên"));
    }
}
