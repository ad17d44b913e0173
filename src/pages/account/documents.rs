//! `/account/documents?return=`: documents that were accepted and have a version since that asks anew, each with what is different. Nothing
//! waits until it is accepted: orders that a household has are answered whatever she thinks of the rules.

use axum::http::StatusCode;
use serde::Serialize;

use crate::{
    infra::refused::Refused,
    kernel::links,
    market::documents::{
        accept::{self, AcceptError, Accepting},
        due::due,
    },
    pages::{
        accepting::{self, DocumentParts},
        visit::Visit,
    },
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Page, Reply, SeeOther, form_status},
    },
};

/// What is asked.
#[derive(Serialize)]
pub struct DocumentsPage {
    documents: Vec<DocumentParts>,
    form: Fields,
}

impl Page for DocumentsPage {
    const TEMPLATE: &'static str = "account/documents.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let unticked = Fields::default().with_error(accepting::BOX, "documents-again-missing");
        let page = |form, changed| Self { documents: DocumentParts::samples(changed), form };
        vec![page(Fields::default(), false), page(unticked, true)]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows it; whoever is not asked anything goes on.
pub async fn get(visit: Visit) -> Result<Reply<DocumentsPage>, WebError> {
    let back = visit.asked("return").unwrap_or_default();
    let slugs = due(&visit.app.db.read, visit.signed_in()?.id, visit.now.day()).await?;
    if slugs.is_empty() {
        return Ok(SeeOther::to(links::safe_return(&back).unwrap_or("/account")).into());
    }
    again(&visit, Fields::default().with("return", back), &slugs).await
}

/// Keeps that they were accepted, in the versions that the page showed.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Reply<DocumentsPage>, WebError> {
    let account = visit.signed_in()?.id;
    let slugs = due(&visit.app.db.read, account, visit.now.day()).await?;
    if slugs.is_empty() {
        return Ok(onwards(&fields).into());
    }
    let shown = accepting::read(&mut fields);
    if !fields.ticked(accepting::BOX) {
        fields.wrong(accepting::BOX, "documents-again-missing");
    }
    if !fields.fine() {
        return again(&visit, fields, &slugs).await;
    }
    let work = visit.begin().await?;
    let who = Accepting { account: Some(account), purchase: None };
    match accept::accept(&work, who, &slugs, &shown).await {
        Ok(()) => {
            visit.commit(work).await?;
            Ok(onwards(&fields).into())
        }
        Err(Refused::No(AcceptError::Outdated(_))) => {
            drop(work);
            let documents = accepting::ask_anew(&visit, &mut fields, &slugs, &shown).await?;
            Ok(Reply::Again(DocumentsPage { documents, form: fields }))
        }
        Err(error) => Err(WebError::Broken(error.to_string())),
    }
}

fn onwards(fields: &Fields) -> SeeOther {
    let to = links::safe_return(fields.typed("return")).unwrap_or("/account");
    SeeOther::to(to).flash(Flash::success("documents-again-accepted"))
}

async fn again(visit: &Visit, mut form: Fields, slugs: &[&'static str]) -> Result<Reply<DocumentsPage>, WebError> {
    let documents = accepting::ask(visit, &mut form, slugs).await?;
    Ok(Reply::Again(DocumentsPage { documents, form }))
}
