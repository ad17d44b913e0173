//! A form in parts, as browsers send it where there are files. A file goes to the disk piece by piece, and only behind the right token:
//! whoever has none has no room there.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use axum::{
    body::{Body, Bytes},
    extract::{FromRequest, Multipart, Request, multipart::Field},
    response::Response,
};

use super::{
    sips::Sips,
    taken::{Files, Keeps, MOST_FIELDS, Read, broke_off, make_room, write},
};
use crate::{
    app::App,
    infra::{
        incoming::{Arrived, Arriving, Incoming, Sheet},
        pictures::LARGEST_FILE,
    },
    web::{
        error::WebError,
        fields::{Fields, TOKEN},
    },
};

const MOST_FILES: usize = 8;

/// Reads it.
pub(super) async fn read(request: Request, app: &App, keeps: Option<Keeps>) -> Result<Read, Response> {
    let unread = Arc::<AtomicUsize>::default();
    let request = request.map(|body| Body::new(Sips::new(body, unread.clone())));
    let mut form = Multipart::from_request(request, app).await.map_err(|_| WebError::too_large())?;
    let mut reader = Reader::new(&app.incoming, keeps, unread);
    while let Some(field) = form.next_field().await.map_err(|error| broke_off(&error))? {
        reader.take(field).await?;
    }
    Ok(reader.end())
}

struct Reader<'a> {
    incoming: &'a Incoming,
    sheet: Sheet,
    keeps: Option<Keeps>,
    /// The right token has come.
    is_right: bool,
    /// A file came before it.
    too_early: bool,
    /// Bytes that have come and were not looked at.
    unread: Arc<AtomicUsize>,
    pairs: Vec<(String, String)>,
    files: Files,
    many: usize,
    wrong: Vec<(String, Not)>,
}

/// Why a file is not kept.
enum Not {
    /// Nobody's files are, or not this one's.
    Wanted,
    /// It is the ninth.
    Counted,
    Small,
    Room,
}

impl<'a> Reader<'a> {
    fn new(incoming: &'a Incoming, keeps: Option<Keeps>, unread: Arc<AtomicUsize>) -> Self {
        Self {
            incoming,
            sheet: incoming.words(),
            keeps,
            is_right: false,
            too_early: false,
            unread,
            pairs: Vec::new(),
            files: Files::new(),
            many: 0,
            wrong: Vec::new(),
        }
    }

    async fn take(&mut self, field: Field<'_>) -> Result<(), Response> {
        self.unread.store(0, Ordering::Relaxed);
        let name = field.name().unwrap_or("").to_owned();
        make_room(&mut self.sheet, name.len())?;
        if self.pairs.len() + self.many >= MOST_FIELDS {
            return Err(WebError::too_large());
        }
        match field.file_name().map(str::to_owned) {
            None => self.words(name, field).await,
            Some(called) => self.file(name, field, &called).await,
        }
    }

    async fn words(&mut self, name: String, mut field: Field<'_>) -> Result<(), Response> {
        let mut bytes = Vec::new();
        while let Some(piece) = self.next(&mut field).await? {
            write(&mut self.sheet, &mut bytes, &piece)?;
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if name == TOKEN {
            self.is_right = self.keeps.as_ref().is_some_and(|keeps| keeps.token.is(&text));
        }
        self.pairs.push((name, text));
        Ok(())
    }

    async fn file(&mut self, name: String, mut field: Field<'_>, called: &str) -> Result<(), Response> {
        let mut piece = self.next(&mut field).await?;
        // A browser sends a part without a name where no file was chosen.
        if called.is_empty() && piece.as_ref().is_none_or(Bytes::is_empty) {
            return Ok(());
        }
        let mut coming = self.begin().await;
        self.many += 1;
        while let Some(bytes) = piece {
            if let Ok(file) = coming {
                coming = more(file, &bytes).await;
            }
            piece = self.next(&mut field).await?;
        }
        let come = match coming {
            Ok(file) => file.end().await.ok_or(Not::Room),
            Err(not) => Err(not),
        };
        match come {
            Ok(file) => self.files.entry(name).or_default().push(file.called(called)),
            Err(Not::Wanted) => {}
            Err(Not::Counted) => self.files.entry(name).or_default().push(Arrived::unread()),
            Err(not) => self.wrong.push((name, not)),
        }
        Ok(())
    }

    async fn begin(&mut self) -> Result<Arriving, Not> {
        let Some(keeps) = &self.keeps else { return Err(Not::Wanted) };
        if !self.is_right {
            self.too_early = true;
            return Err(Not::Wanted);
        }
        if self.many >= MOST_FILES {
            return Err(Not::Counted);
        }
        self.incoming.begin(keeps.of.clone()).await.ok_or(Not::Room)
    }

    async fn next(&self, field: &mut Field<'_>) -> Result<Option<Bytes>, Response> {
        let piece = field.chunk().await.map_err(|error| broke_off(&error))?;
        self.unread.store(0, Ordering::Relaxed);
        Ok(piece)
    }

    fn end(self) -> Read {
        let mut fields = Fields::from_pairs(self.pairs);
        for (name, not) in self.wrong {
            match not {
                Not::Room => fields.busy_at(&name, "picture-no-room"),
                _ => fields.wrong(&name, "picture-too-large"),
            }
        }
        // Nobody's form is like that: its token stands before everything else.
        if self.too_early && self.is_right {
            fields.wrong("", "form-stale");
        }
        Read { fields, files: self.files, had_files: self.many > 0 }
    }
}

/// Adds a piece. What is not kept makes room at once.
async fn more(mut file: Arriving, piece: &[u8]) -> Result<Arriving, Not> {
    if file.bytes() + piece.len() as u64 > LARGEST_FILE as u64 {
        return Err(Not::Small);
    }
    if file.take(piece).await { Ok(file) } else { Err(Not::Room) }
}
