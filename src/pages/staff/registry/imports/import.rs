//! `/staff/registry/imports/{code}?shown=&page=`: what a file would do to the registry, does or did; row by row where it is not plain.

use axum::{extract::Path, http::StatusCode};
use serde::{Deserialize, Serialize};

use crate::{
    infra::words::Message,
    kernel::{
        instant::Instant,
        paging::{PageOf, Paging},
    },
    market::registry::{
        Column, ImportStatus, Outcome, Problem,
        details::Differs,
        imports::find::{self, Import, Row},
        row::{Fault, Reader},
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        fields::Fields,
        page::{Page, Show, form_status},
        query::Query,
    },
};

const A_PAGE: u64 = 50;
/// Of which a file keeps its rows.
const KEPT: [Outcome; 4] = [Outcome::Rejected, Outcome::Changed, Outcome::Amend, Outcome::Add];

/// A file.
#[derive(Serialize)]
pub struct ImportPage {
    code: String,
    file_name: String,
    status: &'static str,
    waits: bool,
    reading: bool,
    writing: bool,
    unread: Vec<String>,
    counts: Vec<Count>,
    /// Rows to write, and those that are written.
    to_write: i64,
    written: i64,
    changed: i64,
    begun_at: Instant,
    ended_at: Option<Instant>,
    lists: Vec<List>,
    shown: &'static str,
    mendable: bool,
    rows: PageOf<Line>,
    form: Fields,
}

#[derive(Serialize)]
struct Count {
    key: &'static str,
    number: i64,
}

#[derive(Serialize)]
struct List {
    code: &'static str,
    key: &'static str,
    chosen: bool,
}

/// A row of the file.
#[derive(Serialize)]
struct Line {
    no: i32,
    number: String,
    product: String,
    holder: String,
    faults: Vec<Wrong>,
    differs: Vec<Difference>,
}

#[derive(Serialize)]
struct Wrong {
    column: &'static str,
    value: String,
    remedy: Message,
}

#[derive(Serialize)]
struct Difference {
    column: &'static str,
    before: String,
    after: String,
}

impl Page for ImportPage {
    const TEMPLATE: &'static str = "staff/registry/imports/import.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let line = |faults, differs| Line {
            no: 12,
            number: "12/GCN-OCOP".into(),
            product: "Mật ong bạc hà".into(),
            holder: "Hộ Vàng Thị Mỷ".into(),
            faults,
            differs,
        };
        let wrong = |problem: Problem| Wrong {
            column: Column::IssuedOn.key(),
            value: "31/02/2025".into(),
            remedy: Message::new(problem.key()).with("row", 7),
        };
        let faults = || Vec::from(Problem::ALL.map(wrong));
        let differs = || vec![Difference { column: Column::Stars.key(), before: "3".into(), after: "4".into() }];
        let page = |status: ImportStatus, shown: Outcome, rows: Vec<Line>, form| Self {
            code: "ab2345cd".into(),
            file_name: "danh-sach-ocop.xlsx".into(),
            status: status.key(),
            waits: status == ImportStatus::Tried,
            reading: status == ImportStatus::Reading,
            writing: status == ImportStatus::Writing,
            unread: vec!["STT".into(), "Ghi chú".into()],
            counts: counts([609, 12, 450, 3]),
            to_write: 621,
            written: 300,
            changed: 1,
            begun_at: Instant(0),
            ended_at: (status == ImportStatus::Written).then_some(Instant(0)),
            lists: lists(&KEPT, shown),
            shown: shown.as_str(),
            mendable: true,
            rows: PageOf { total: rows.len() as u64, rows, page: 1, pages: 2 },
            form,
        };
        let nothing = Fields::default().with_error("", "registry-nothing-to-write");
        vec![
            page(ImportStatus::Tried, Outcome::Rejected, vec![line(faults(), vec![])], Fields::default()),
            page(ImportStatus::Tried, Outcome::Amend, vec![line(vec![], differs())], nothing),
            page(ImportStatus::Reading, Outcome::Add, vec![], Fields::default()),
            page(ImportStatus::Writing, Outcome::Add, vec![], Fields::default()),
            page(ImportStatus::Written, Outcome::Changed, vec![line(vec![], vec![])], Fields::default()),
            page(ImportStatus::Dropped, Outcome::Add, vec![], Fields::default()),
        ]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

fn counts([added, amended, same, rejected]: [i64; 4]) -> Vec<Count> {
    let count = |outcome: Outcome, number| Count { key: outcome.key(), number };
    vec![
        count(Outcome::Add, added),
        count(Outcome::Amend, amended),
        count(Outcome::Same, same),
        count(Outcome::Rejected, rejected),
    ]
}

fn lists(some: &[Outcome], chosen: Outcome) -> Vec<List> {
    let list = |outcome: &Outcome| List { code: outcome.as_str(), key: outcome.key(), chosen: *outcome == chosen };
    some.iter().map(list).collect()
}

/// Which rows.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    shown: String,
    page: Option<u64>,
}

/// Shows it.
pub async fn get(
    visit: Visit,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Show<ImportPage>, WebError> {
    let import = of(&visit, &code).await?;
    Ok(Show(page(&visit, import, (Outcome::parse(&asked.shown), asked.page), Fields::default()).await?))
}

/// The file of an address.
pub(super) async fn of(visit: &Visit, code: &str) -> Result<Import, WebError> {
    find::by_code(&visit.app.db.read, code).await?.ok_or(WebError::NotFound)
}

/// Its page: those rows first that somebody must look at.
pub(super) async fn page(
    visit: &Visit,
    import: Import,
    (asked, page): (Option<Outcome>, Option<u64>),
    form: Fields,
) -> Result<ImportPage, WebError> {
    let many = |outcome: &Outcome| match outcome {
        Outcome::Add => import.added,
        Outcome::Amend => import.amended,
        Outcome::Rejected => import.rejected,
        Outcome::Changed => import.changed,
        Outcome::Same => 0,
    };
    let some: Vec<Outcome> = KEPT.into_iter().filter(|outcome| many(outcome) > 0).collect();
    let first = some.first().copied().unwrap_or(Outcome::Add);
    let shown = asked.filter(|outcome| some.contains(outcome)).unwrap_or(first);
    let rows = find::rows(&visit.app.db.read, import.id, shown, Paging::new(page, A_PAGE)).await?;
    let reader = Reader::new(visit.now.day(), &visit.app.province);
    Ok(ImportPage {
        counts: counts([import.added, import.amended, import.same, import.rejected]),
        to_write: import.added + import.amended,
        written: import.written,
        changed: import.changed,
        waits: import.status == ImportStatus::Tried,
        reading: import.status == ImportStatus::Reading,
        writing: import.status == ImportStatus::Writing,
        status: import.status.key(),
        mendable: import.rejected + import.changed > 0 && rows.total > 0,
        lists: lists(&some, shown),
        shown: shown.as_str(),
        rows: rows.map(|row| line(&reader, row, shown)),
        code: import.code,
        file_name: import.file_name,
        unread: import.unread,
        begun_at: import.begun_at,
        ended_at: import.ended_at,
        form,
    })
}

/// A row; one that amends a paper in what it differs from that as it is now.
fn line(reader: &Reader, row: Row, shown: Outcome) -> Line {
    let said = reader.read(&row.cells).ok().zip(row.entry).filter(|_| shown != Outcome::Rejected);
    let differs = said.map(|(said, (_, now))| now.against(&said)).unwrap_or_default();
    let difference = |Differs { column, before, after }: Differs| Difference { column: column.key(), before, after };
    Line {
        no: row.no,
        number: row.cells.get(Column::Number).to_owned(),
        product: row.cells.get(Column::Product).to_owned(),
        holder: row.cells.get(Column::Holder).to_owned(),
        faults: row.faults.into_iter().map(wrong).collect(),
        differs: differs.into_iter().map(difference).collect(),
    }
}

fn wrong(Fault { column, value, problem, row }: Fault) -> Wrong {
    Wrong { column: column.key(), value, remedy: remedy(problem, row) }
}

/// What is to be done about it.
pub(super) fn remedy(problem: Problem, row: Option<u32>) -> Message {
    Message::new(problem.key()).with("row", i64::from(row.unwrap_or(0)))
}
