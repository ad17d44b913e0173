//! `/staff/documents/{slug}/{language}`: write, look at and publish the next version.

use axum::{extract::Path, http::StatusCode};
use serde::Serialize;

use crate::{
    infra::words::{Language, Message},
    kernel::{
        calendar,
        difference::{Paragraph, paragraphs},
    },
    market::documents::{
        find, markdown,
        publish::{Publication, PublishError, publish},
        slugs,
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Page, Reply, SeeOther, Show, form_status},
    },
};

/// The editor.
#[derive(Serialize)]
pub struct DocumentPage {
    form: Fields,
    slug: &'static str,
    language: Language,
    preview: Option<Preview>,
}

/// What it would look like, and what is different from the version before.
#[derive(Serialize)]
struct Preview {
    html: String,
    groups: Vec<Vec<Paragraph>>,
}

impl Page for DocumentPage {
    const TEMPLATE: &'static str = "staff/documents/document.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let form = Fields::default().with("title", "Đổi trả hàng").with("body", "## Khi nào").with("after", "1");
        let form = form.with("holds_on", "2026-12-31");
        let preview = |html: &str| Preview { html: html.into(), groups: paragraphs("## Khi", "## Khi nào") };
        let page = |form, html: Option<&str>| Self {
            form,
            slug: "returns",
            language: Language::Vi,
            preview: html.map(preview),
        };
        vec![
            page(form.clone(), None),
            page(form.clone(), Some("<h2>Khi nào</h2>")),
            page(form.with_error("", "document-outdated"), None),
        ]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows the newest version, to be changed.
pub async fn get(visit: Visit, Path((slug, language)): Path<(String, String)>) -> Result<Show<DocumentPage>, WebError> {
    let (slug, language) = known(&slug, &language)?;
    let document = find::newest(&visit.app.db.read, slug, language).await?.ok_or(WebError::NotFound)?;
    let form = Fields::default()
        .with("title", document.title)
        .with("body", document.body)
        .with("holds_on", visit.now.day().to_string())
        .with("after", document.version.to_string());
    Ok(Show(DocumentPage { form, slug, language, preview: None }))
}

/// `deed=preview` shows what it would look like; `deed=publish` publishes.
pub async fn post(
    visit: Visit,
    Path((slug, language)): Path<(String, String)>,
    Posted { mut fields, .. }: Posted,
) -> Result<Reply<DocumentPage>, WebError> {
    let (slug, language) = known(&slug, &language)?;
    let Some(input) = read(&mut fields, slug, language) else {
        return Ok(Reply::Again(DocumentPage { form: fields, slug, language, preview: None }));
    };
    if fields.typed("deed") != "publish" {
        let preview = Some(preview(&visit, &input).await?);
        return Ok(Reply::Again(DocumentPage { form: fields, slug, language, preview }));
    }
    let holds_on = input.holds_on;
    let work = visit.begin().await?;
    let published = publish(&work, input).await;
    let version = match visit.settle(work, published).await? {
        Ok(version) => version,
        Err(refusal) => {
            let at = if matches!(refusal, PublishError::NotThatDay) { "holds_on" } else { "" };
            let form = fields.with_error(at, in_words(&refusal));
            return Ok(Reply::Again(DocumentPage { form, slug, language, preview: None }));
        }
    };
    let published = Message::new("document-published").with("version", version).with("day", calendar::day(holds_on));
    Ok(SeeOther::to("/staff/documents").flash(Flash::success(published)).into())
}

async fn preview(visit: &Visit, input: &Publication) -> Result<Preview, WebError> {
    let before = find::newest(&visit.app.db.read, &input.slug, input.language).await?;
    let before =
        before.map(|before| format!("{}\n{}", before.title, markdown::plain(&before.body))).unwrap_or_default();
    let groups = paragraphs(&before, &format!("{}\n{}", input.title, markdown::plain(&input.body)));
    Ok(Preview { html: markdown::html(&input.body), groups })
}

fn known(slug: &str, language: &str) -> Result<(&'static str, Language), WebError> {
    let slug = slugs::known(slug).ok_or(WebError::NotFound)?;
    Ok((slug, Language::parse(language).ok_or(WebError::NotFound)?))
}

fn read(fields: &mut Fields, slug: &str, language: Language) -> Option<Publication> {
    let title = fields.line("title", 3..=120);
    let body = fields.text("body", 20..=60_000);
    let holds_on = fields.day("holds_on");
    let asks = fields.ticked("asks");
    let after = fields.typed("after").parse().unwrap_or(0);
    if !fields.fine() {
        return None;
    }
    Some(Publication { slug: slug.to_owned(), language, title: title?, body: body?, after, holds_on: holds_on?, asks })
}

fn in_words(refusal: &PublishError) -> &'static str {
    match refusal {
        PublishError::NoDocument => "error-not-found-heading",
        PublishError::Unchanged => "document-unchanged",
        PublishError::Outdated => "document-outdated",
        PublishError::NotThatDay => "document-not-that-day",
    }
}
