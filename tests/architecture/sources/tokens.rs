//! Rust as tokens: enough of the language to know a string from a comment and a path from a word.

/// A piece of source and the line where it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    #[allow(missing_docs)]
    pub kind: Kind,
    #[allow(missing_docs)]
    pub line: usize,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word of the language or a name.
    Word(String),
    /// A string, without its quotes.
    Text(String),
    /// `(`, `:`, `&` …
    Mark(char),
    /// A number, a character or a lifetime.
    Other,
}

impl Token {
    /// Whether it is this word.
    pub fn is(&self, word: &str) -> bool {
        matches!(&self.kind, Kind::Word(own) if own == word)
    }

    /// Whether it is this mark.
    pub fn mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    /// Its word.
    pub fn word(&self) -> Option<&str> {
        if let Kind::Word(word) = &self.kind { Some(word) } else { None }
    }

    /// Its string.
    pub fn text(&self) -> Option<&str> {
        if let Kind::Text(text) = &self.kind { Some(text) } else { None }
    }
}

/// Reads a file; comments are dropped.
pub fn tokens(source: &str) -> Vec<Token> {
    let mut reader = Reader { rest: source.chars().collect(), at: 0, line: 1, found: Vec::new() };
    while reader.at < reader.rest.len() {
        reader.next();
    }
    reader.found
}

struct Reader {
    rest: Vec<char>,
    at: usize,
    line: usize,
    found: Vec<Token>,
}

impl Reader {
    fn peek(&self, ahead: usize) -> char {
        self.rest.get(self.at + ahead).copied().unwrap_or('\0')
    }

    fn step(&mut self) -> char {
        let c = self.peek(0);
        self.at += 1;
        self.line += usize::from(c == '\n');
        c
    }

    fn next(&mut self) {
        let line = self.line;
        let kind = match (self.peek(0), self.peek(1)) {
            (c, _) if c.is_whitespace() => {
                self.step();
                return;
            }
            ('/', '/') => return self.skip_line(),
            ('/', '*') => return self.skip_block(),
            ('"', _) => self.string(),
            ('r', '"' | '#') if self.is_raw() => self.raw(),
            ('b', '"') => {
                self.step();
                self.string()
            }
            ('\'', _) => self.character(),
            (c, _) if c.is_ascii_digit() => self.number(),
            (c, _) if c.is_alphabetic() || c == '_' => self.word(),
            _ => Kind::Mark(self.step()),
        };
        self.found.push(Token { kind, line });
    }

    fn skip_line(&mut self) {
        while self.at < self.rest.len() && self.peek(0) != '\n' {
            self.step();
        }
    }

    fn skip_block(&mut self) {
        while self.at < self.rest.len() && (self.peek(0), self.peek(1)) != ('*', '/') {
            self.step();
        }
        self.at += 2;
    }

    fn string(&mut self) -> Kind {
        self.step();
        let mut text = String::new();
        while self.at < self.rest.len() {
            match self.step() {
                '"' => break,
                '\\' => {
                    self.step();
                }
                c => text.push(c),
            }
        }
        Kind::Text(text)
    }

    fn is_raw(&self) -> bool {
        let hashes = self.rest[self.at + 1..].iter().take_while(|c| **c == '#').count();
        self.peek(1 + hashes) == '"'
    }

    fn raw(&mut self) -> Kind {
        self.step();
        let mut hashes = 0;
        while self.step() == '#' {
            hashes += 1;
        }
        let end: String = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
        let mut text = String::new();
        while self.at < self.rest.len() && !text.ends_with(&end) {
            text.push(self.step());
        }
        text.truncate(text.len().saturating_sub(end.len()));
        Kind::Text(text)
    }

    /// `'a'`, `'\n'`, or the lifetime `'a`.
    fn character(&mut self) -> Kind {
        self.step();
        if self.step() == '\\' {
            self.step();
            while self.at < self.rest.len() && self.step() != '\'' {}
        } else if self.peek(0) == '\'' {
            self.step();
        } else {
            self.name();
        }
        Kind::Other
    }

    fn number(&mut self) -> Kind {
        self.name();
        if self.peek(0) == '.' && self.peek(1).is_ascii_digit() {
            self.step();
            self.name();
        }
        Kind::Other
    }

    fn word(&mut self) -> Kind {
        Kind::Word(self.name())
    }

    fn name(&mut self) -> String {
        let mut name = String::new();
        while self.peek(0).is_alphanumeric() || self.peek(0) == '_' {
            name.push(self.step());
        }
        name
    }
}

/// Where the bracket that opens at `start` closes.
pub fn closing(tokens: &[Token], start: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(start) {
        match token.kind {
            Kind::Mark('(' | '[' | '{') => depth += 1,
            Kind::Mark(')' | ']' | '}') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at;
                }
            }
            _ => {}
        }
    }
    tokens.len()
}

/// The tokens without attributes, and without what `#[cfg(test)]` stands over.
pub fn without_tests(tokens: Vec<Token>) -> Vec<Token> {
    let mut kept = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let inner = tokens.get(at + 1).is_some_and(|t| t.mark('!'));
        let open = at + 1 + usize::from(inner);
        if !tokens[at].mark('#') || !tokens.get(open).is_some_and(|t| t.mark('[')) {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        }
        let close = closing(&tokens, open);
        let attribute = &tokens[open..close.min(tokens.len())];
        let test = attribute.iter().any(|t| t.is("cfg")) && attribute.iter().any(|t| t.is("test"));
        at = if test { end_of_item(&tokens, close + 1) } else { close + 1 };
    }
    kept
}

/// Behind the item that begins at `start`: its closing brace or its semicolon.
fn end_of_item(tokens: &[Token], start: usize) -> usize {
    for at in start..tokens.len() {
        if tokens[at].mark('{') {
            return closing(tokens, at) + 1;
        }
        if tokens[at].mark(';') {
            return at + 1;
        }
    }
    tokens.len()
}

#[test]
fn strings_comments_and_lifetimes_are_told_apart() {
    let read =
        tokens("fn a<'b>(x: &'b str) { /* \"no\" */ let s = r#\"a \"b\"\"#; let c = '\"'; } // \"no\"\n\"end\\\"\"");
    let texts: Vec<_> = read.iter().filter_map(Token::text).collect();
    assert_eq!(texts, ["a \"b\"", "end"]);
    assert_eq!(read.last().map(|t| t.line), Some(2));
}

#[test]
fn tests_and_attributes_are_left_out() {
    let read = without_tests(tokens("#[derive(A)] struct B; #[cfg(test)] mod tests { fn c() {} } fn d() {}"));
    let words: Vec<_> = read.iter().filter_map(Token::word).collect();
    assert_eq!(words, ["struct", "B", "fn", "d"]);
}
