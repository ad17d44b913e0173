//! `/staff/registry/imports?page=`: a file is chosen and tried; and the files that were.

use std::fs::File;

use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use super::tried::{Sent, tried};
use crate::{
    infra::words::Message,
    kernel::{
        code,
        instant::Instant,
        paging::{PageOf, Paging},
    },
    market::{
        accounts::find::names,
        registry::{
            ImportStatus, Scheme,
            imports::find::{self, Import},
        },
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        fields::Fields,
        form::Posted,
        page::{Page, Reply, SeeOther, Show, form_status},
        query::Query,
    },
};

const A_PAGE: u64 = 20;
/// Letters of a file's code.
const CODE: usize = 8;

/// The form, and what was tried before.
#[derive(Serialize)]
pub struct ImportsPage {
    found: PageOf<Line>,
    /// Of what the form will find.
    code: String,
    form: Fields,
}

#[derive(Serialize)]
struct Line {
    code: String,
    file_name: String,
    status: &'static str,
    by: String,
    at: Instant,
    added: i64,
    amended: i64,
    rejected: i64,
}

impl Page for ImportsPage {
    const TEMPLATE: &'static str = "staff/registry/imports/index.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let line = |status: ImportStatus| Line {
            code: "ab2345cd".into(),
            file_name: "danh-sach-ocop.xlsx".into(),
            status: status.key(),
            by: "Tâm".into(),
            at: Instant(0),
            added: 609,
            amended: 12,
            rejected: 3,
        };
        let page = |rows: Vec<Line>, form| Self {
            found: PageOf { total: rows.len() as u64, rows, page: 1, pages: 1 },
            code: "ab2345cd".into(),
            form,
        };
        let wrong = first_form().with_error("file", "registry-file-missing");
        vec![page(vec![], first_form()), page(ImportStatus::ALL.map(line).into(), wrong)]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Which page.
#[derive(Deserialize)]
pub struct Asked {
    page: Option<u64>,
}

/// Shows it.
pub async fn get(visit: Visit, Query(asked): Query<Asked>) -> Result<Show<ImportsPage>, WebError> {
    Ok(Show(page(&visit, asked.page, first_form()).await?))
}

/// Tries a file, or what was pasted.
pub async fn post(visit: Visit, mut posted: Posted) -> Result<Reply<ImportsPage>, WebError> {
    let mut form = posted.fields;
    let scheme = form.choice("scheme", Scheme::parse);
    let code = Some(form.typed("code").to_owned()).filter(|code| is_code(code));
    let arrived = posted.files.remove("file").unwrap_or_default().pop();
    let (file, name) = match &arrived {
        Some(arrived) => (arrived.file().and_then(|file| file.try_clone().ok()), arrived.name().to_owned()),
        None => (
            pasted(&visit, form.typed("table")).await?,
            visit.app.words.say(visit.language, &Message::new("registry-pasted")),
        ),
    };
    if file.is_none() && form.fine() {
        form.wrong("file", "registry-file-missing");
    }
    if code.is_none() {
        form.wrong("", "form-stale");
    }
    let (Some(scheme), Some(file), Some(code)) = (scheme, file, code) else {
        return Ok(Reply::Again(page(&visit, None, form).await?));
    };
    match tried(&visit, file, Sent { code: &code, name: &name, scheme }).await? {
        Ok(()) => Ok(SeeOther::to(format!("/staff/registry/imports/{code}")).into()),
        Err(wrong) => Ok(Reply::Again(page(&visit, None, form.with_error("file", wrong)).await?)),
    }
}

/// As `code::random` makes them.
fn is_code(code: &str) -> bool {
    code.len() == CODE && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Cells as a spreadsheet gives them away, in a file of its own; nothing where nothing was pasted.
async fn pasted(visit: &Visit, table: &str) -> Result<Option<File>, WebError> {
    if table.trim().is_empty() {
        return Ok(None);
    }
    let file = visit.app.incoming.as_file(table.to_owned()).await;
    file.map(Some).map_err(|error| WebError::Broken(error.to_string()))
}

fn first_form() -> Fields {
    Fields::default().with("scheme", Scheme::Ocop.as_str())
}

async fn page(visit: &Visit, page: Option<u64>, form: Fields) -> Result<ImportsPage, WebError> {
    let db = &visit.app.db.read;
    let found = find::page(db, Paging::new(page, A_PAGE)).await?;
    let names = names(db, found.rows.iter().map(|import| import.by)).await?;
    let line = |import: Import| Line {
        code: import.code,
        file_name: import.file_name,
        status: import.status.key(),
        by: names.get(&import.by).cloned().unwrap_or_default(),
        at: import.begun_at,
        added: import.added,
        amended: import.amended,
        rejected: import.rejected,
    };
    Ok(ImportsPage { found: found.map(line), code: code::random(CODE), form })
}
