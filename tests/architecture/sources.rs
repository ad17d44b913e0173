//! Reads the tree: Rust as tokens, everything else as text.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

pub(super) mod tokens;

use self::tokens::{Token, closing};

/// A Rust file below `src/`.
pub struct Source {
    /// `market/orders/hand_over.rs`.
    pub path: String,
    /// `["market", "orders", "hand_over"]`.
    pub module: Vec<String>,
    /// As written.
    pub text: String,
    /// Without comments, attributes and tests.
    pub tokens: Vec<Token>,
}

/// A function.
pub struct Function {
    #[allow(missing_docs)]
    pub name: String,
    /// From `fn` to the closing brace.
    pub lines: usize,
    /// Its parameters, each as tokens.
    pub parameters: Vec<Vec<Token>>,
    /// `pub async fn`.
    pub is_public_and_waits: bool,
    /// Where it stands among the tokens.
    pub range: std::ops::Range<usize>,
}

/// A path, and where it stands among the tokens.
pub type Use = (std::ops::Range<usize>, Vec<String>);

impl Source {
    /// Reads one file.
    pub fn new(path: &str, text: &str) -> Self {
        let mut module: Vec<String> = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        if module.len() > 1 && module.last().is_some_and(|last| last == "mod") {
            module.pop();
        }
        let tokens = tokens::without_tests(tokens::tokens(text));
        Self { path: path.to_owned(), module, text: text.to_owned(), tokens }
    }

    /// `market`, `kernel` …: the part of the house.
    pub fn floor(&self) -> &str {
        self.module.first().map_or("", String::as_str)
    }

    /// The slice, for files in a folder of the market; what stands beside the folders is every slice's word.
    pub fn slice(&self) -> Option<&str> {
        let in_a_folder = self.floor() == "market" && self.path.matches('/').count() > 1;
        in_a_folder.then(|| self.module.get(1).map(String::as_str)).flatten()
    }

    /// The file's own name.
    pub fn stem(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path).trim_end_matches(".rs")
    }

    /// Every string in it.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.tokens.iter().filter_map(Token::text)
    }

    /// Every path in it, spelled out from `crate` on where it is ours, else from the name of the library.
    pub fn paths(&self) -> Vec<Vec<String>> {
        let (mut found, uses) = self.named();
        found.extend(uses.into_iter().map(|(_, path)| path));
        found
    }

    /// The same outside of `use`, each with where it stands among the tokens.
    pub fn uses(&self) -> Vec<Use> {
        self.named().1
    }

    fn named(&self) -> (Vec<Vec<String>>, Vec<Use>) {
        let mut names = Names { module: &self.module, known: BTreeMap::new(), found: Vec::new() };
        let mut rest = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            if self.tokens[at].is("use") {
                at = names.tree(&self.tokens, at + 1, &[]);
            } else if self.tokens[at].word().is_some() {
                let (path, next) = path_at(&self.tokens, at);
                rest.extend((path.len() > 1).then_some((at..next, path)));
                at = next;
            } else {
                at += 1;
            }
        }
        let uses = rest.into_iter().map(|(range, path)| (range, names.spelled(path))).collect();
        (names.found, uses)
    }

    /// What these `use`s of it know: name → path.
    pub fn uses_of(&self, tokens: &[Token]) -> BTreeMap<String, Vec<String>> {
        let mut names = Names { module: &self.module, known: BTreeMap::new(), found: Vec::new() };
        let mut at = 0;
        while at < tokens.len() {
            at = if tokens[at].is("use") { names.tree(tokens, at + 1, &[]) } else { at + 1 };
        }
        names.known
    }

    /// Every function with a body.
    pub fn functions(&self) -> Vec<Function> {
        let starts = (0..self.tokens.len()).filter(|at| self.tokens[*at].is("fn"));
        starts.filter_map(|at| self.function(at)).collect()
    }

    /// The brace or semicolon after the parameters; the one in `[T; 2]` is neither.
    fn body(&self, mut at: usize) -> Option<usize> {
        while !self.tokens.get(at)?.mark('{') && !self.tokens[at].mark(';') {
            at = if self.tokens[at].mark('[') { closing(&self.tokens, at) } else { at } + 1;
        }
        Some(at)
    }

    fn function(&self, at: usize) -> Option<Function> {
        let name = self.tokens.get(at + 1)?.word()?.to_owned();
        let open = (at..self.tokens.len()).find(|i| self.tokens[*i].mark('('))?;
        let close = closing(&self.tokens, open);
        let body = self.body(close)?;
        if self.tokens[body].mark(';') {
            return None;
        }
        let end = closing(&self.tokens, body);
        let before = |back: usize, word: &str| at >= back && self.tokens[at - back].is(word);
        Some(Function {
            name,
            lines: self.tokens.get(end)?.line - self.tokens[at].line + 1,
            parameters: parameters(&self.tokens[open + 1..close]),
            is_public_and_waits: before(1, "async") && before(2, "pub"),
            range: at..end,
        })
    }
}

fn parameters(tokens: &[Token]) -> Vec<Vec<Token>> {
    let (mut found, mut depth) = (vec![Vec::new()], 0_i32);
    for (at, token) in tokens.iter().enumerate() {
        let arrow = token.mark('>') && at > 0 && (tokens[at - 1].mark('-') || tokens[at - 1].mark('='));
        match &token.kind {
            tokens::Kind::Mark('(' | '[' | '{' | '<') => depth += 1,
            tokens::Kind::Mark(')' | ']' | '}' | '>') if !arrow => depth -= 1,
            tokens::Kind::Mark(',') if depth == 0 => {
                found.push(Vec::new());
                continue;
            }
            _ => {}
        }
        found.last_mut().expect("one at least").push(token.clone());
    }
    found.retain(|parameter| !parameter.is_empty());
    found
}

/// The words joined by `::` from `at` on, and where they end.
fn path_at(tokens: &[Token], mut at: usize) -> (Vec<String>, usize) {
    let mut path = Vec::new();
    while let Some(word) = tokens.get(at).and_then(Token::word) {
        path.push(word.to_owned());
        at += 1;
        let joined = tokens.get(at).is_some_and(|t| t.mark(':')) && tokens.get(at + 1).is_some_and(|t| t.mark(':'));
        if !joined || tokens.get(at + 2).and_then(Token::word).is_none() {
            break;
        }
        at += 2;
    }
    (path, at)
}

struct Names<'a> {
    module: &'a [String],
    known: BTreeMap<String, Vec<String>>,
    found: Vec<Vec<String>>,
}

impl Names<'_> {
    /// One tree of a `use`, up to its `;`, `,` or `}`.
    fn tree(&mut self, tokens: &[Token], at: usize, before: &[String]) -> usize {
        let (path, mut at) = path_at(tokens, at);
        let mut whole = [before, &path].concat();
        if tokens.get(at).is_some_and(|t| t.mark(':')) {
            at += 2;
            if tokens.get(at).is_some_and(|t| t.mark('{')) {
                let close = closing(tokens, at);
                at += 1;
                while at < close {
                    at = self.tree(tokens, at, &whole);
                    at += usize::from(tokens.get(at).is_some_and(|t| t.mark(',')));
                }
                return close + 1;
            }
            whole.push("*".into());
            self.found.push(self.absolute(whole));
            return at + 1;
        }
        if whole.last().is_some_and(|last| last == "self") {
            whole.pop();
        }
        let mut known_as = whole.last().cloned().unwrap_or_default();
        if tokens.get(at).is_some_and(|t| t.is("as")) {
            known_as = tokens.get(at + 1).and_then(Token::word).unwrap_or("_").to_owned();
            at += 2;
        }
        let whole = self.absolute(whole);
        self.found.push(whole.clone());
        self.known.insert(known_as, whole);
        at.max(1)
    }

    /// `self`, `super` and `chophien` spelled out as `crate`.
    fn absolute(&self, path: Vec<String>) -> Vec<String> {
        let supers = path.iter().take_while(|s| *s == "super").count();
        let (mut here, skipped) = match path.first().map(String::as_str) {
            Some("crate" | "chophien") => (Vec::new(), 1),
            Some("self") => (self.module.to_vec(), 1),
            Some("super") => (self.module[..self.module.len().saturating_sub(supers)].to_vec(), supers),
            _ => return path,
        };
        here.insert(0, "crate".into());
        here.extend_from_slice(&path[skipped..]);
        here
    }

    fn spelled(&self, path: Vec<String>) -> Vec<String> {
        match self.known.get(&path[0]) {
            Some(known) => known.iter().chain(&path[1..]).cloned().collect(),
            None => self.absolute(path),
        }
    }
}

/// The project's folder.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the project.
pub fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// Every file below a folder that ends so, as path below that folder and text.
pub fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let base = root().join(folder);
    let mut found = Vec::new();
    collect(&base, &base, ending, &mut found);
    found.sort();
    found
}

fn collect(base: &Path, folder: &Path, ending: &str, found: &mut Vec<(String, String)>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let name = path.strip_prefix(base).unwrap_or(&path).to_string_lossy().into_owned();
        if path.is_dir() {
            collect(base, &path, ending, found);
        } else if name.ends_with(ending) {
            found.push((name, std::fs::read_to_string(&path).unwrap_or_default()));
        }
    }
}

/// All of `src/`.
pub fn sources() -> Vec<Source> {
    files("src", ".rs").iter().map(|(path, text)| Source::new(path, text)).collect()
}

#[test]
fn paths_are_spelled_out() {
    let text = "use crate::{app::App, entities::order::{self, Status as S}}; use super::find;
        fn a() { order::Entity::find(); S::Placed; find::all(); println!(\"{}\", crate::kernel::code::random(8)); }";
    let source = Source::new("market/orders/place.rs", text);
    let paths: Vec<String> = source.paths().iter().map(|p| p.join("::")).collect();
    for path in [
        "crate::app::App",
        "crate::entities::order",
        "crate::entities::order::Status",
        "crate::market::orders::find",
        "crate::entities::order::Entity::find",
        "crate::entities::order::Status::Placed",
        "crate::market::orders::find::all",
        "crate::kernel::code::random",
    ] {
        assert!(paths.iter().any(|p| p == path), "{path} in {paths:?}");
    }
}

#[test]
fn functions_are_measured() {
    let text = "pub async fn a(work: &Work, b: Map<K, V>,\n) -> Result<(), E> {\n  b()\n}";
    let source = Source::new("market/orders/place.rs", text);
    let function = &source.functions()[0];
    assert_eq!((function.lines, function.parameters.len(), function.is_public_and_waits), (4, 2, true));
    assert_eq!(Source::new("a.rs", "fn two() -> [u8; 2] { [1, 2] } fn none();").functions().len(), 1);
}
