//! What forms say that they showed (`seen_name` beside `name`): a browser sends it along without being asked, and so does a
//! visitor. Those of variants in rows (`seen_price-K7QM2X`) and the sum of a checkout are sent by the tests themselves.

use std::collections::BTreeMap;

use super::answer::Answer;

type Pairs = Vec<(String, String)>;

/// Of each address, what its form showed when it was last looked at.
#[derive(Clone, Default)]
pub struct Seen(BTreeMap<String, Pairs>);

impl Seen {
    /// Looks at a page.
    pub fn look_at(&mut self, answer: &Answer) {
        let shown = of(answer);
        if !shown.is_empty() {
            let path = answer.request.split(' ').nth(1).unwrap_or_default();
            self.0.insert(bare(path).to_owned(), shown);
        }
    }

    /// The fields, and what was seen of the form that is sent there; unless the test says itself what was seen.
    pub fn beside(&self, path: &str, fields: &[(&str, &str)]) -> Pairs {
        let told = fields.iter().any(|(name, _)| name.starts_with("seen_"));
        let seen = self.0.get(bare(path)).filter(|_| !told).into_iter().flatten().cloned();
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).chain(seen).collect()
    }
}

/// What the forms of a page say that they showed.
pub fn of(answer: &Answer) -> Pairs {
    if !answer.text().contains("name=\"seen_") {
        return Pairs::new();
    }
    let css = "input[type=hidden][name^=seen_]";
    let pairs = answer.attributes(css, "name").into_iter().zip(answer.attributes(css, "value"));
    pairs.filter(|(name, _)| !name.contains('-') && name != "seen_total").collect()
}

/// Fields as they are lent.
pub fn lent(pairs: &Pairs) -> Vec<(&str, &str)> {
    pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

fn bare(path: &str) -> &str {
    path.split(['?', '#', ',']).next().unwrap_or_default()
}
