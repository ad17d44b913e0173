//! `/account/password`: a new password by someone who knows the old one. Every other session ends.

use axum::http::StatusCode;
use serde::Serialize;

use crate::{
    infra::{
        limits::Limited,
        passwords::{turns::Asker, unless_busy},
    },
    kernel::typed::password::Own,
    market::accounts::{
        change_password::{ChangePasswordError, NewPassword, change_password},
        find,
    },
    pages::{entry::names_of, visit::Visit},
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Page, Reply, SeeOther, Show, form_status},
    },
};

/// The form.
#[derive(Serialize)]
pub struct PasswordPage {
    form: Fields,
}

impl Page for PasswordPage {
    const TEMPLATE: &'static str = "account/password.html";
    const FORM: bool = true;

    fn samples() -> Vec<Self> {
        let wrong = Fields::default()
            .with_error("old_password", "password-old-wrong")
            .with_error("new_password", "password-too-short");
        vec![Self { form: Fields::default() }, Self { form: wrong }]
    }

    fn status(&self) -> StatusCode {
        form_status(&self.form)
    }
}

/// Shows it.
pub async fn get(_: Visit) -> Show<PasswordPage> {
    Show(PasswordPage { form: Fields::default() })
}

/// Sets the new password; this session goes on under a new id.
pub async fn post(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Reply<PasswordPage>, WebError> {
    let person = visit.signed_in()?;
    let names = names_of(&visit, person.id, &person.name).await?;
    let names: Vec<&str> = names.iter().chain([&visit.app.config.market.name]).map(String::as_str).collect();
    let who = Own { phone: Some(&person.phone), names: &names };
    let (old, new) = (fields.secret("old_password"), fields.new_password("new_password", &who));
    let (true, Some(old), Some(new)) = (fields.fine(), old, new) else { return Ok(again(fields)) };
    // Her own tries: what strangers type for her number at the sign-in is counted elsewhere.
    let own = format!("account {}", person.id.0);
    if !visit.may_try(Limited::SignIn, &[&own]).await? {
        return Ok(again(fields.with_error("", "password-too-often")));
    }
    let known = find::credentials_of(&visit.app.db.read, person.id).await?.ok_or(WebError::NotFound)?;
    let compared_with = known.password_hash;
    let passwords = &visit.app.passwords;
    let matches = unless_busy(passwords.matches(old, Some(compared_with.clone()), Asker::Known(&own)).await)?;
    let Some(matches) = matches else { return Ok(again(fields.busy("passwords-busy"))) };
    if !matches {
        visit.refused("wrong old password");
        return Ok(again(fields.with_error("old_password", "password-old-wrong")));
    }
    let hash = unless_busy(passwords.hash(new, Asker::Known(&own)).await)?;
    let Some(hash) = hash else { return Ok(again(fields.busy("passwords-busy"))) };
    let second = visit.has_given_second().await?;
    let work = visit.begin().await?;
    let changed = change_password(&work, person.id, NewPassword { compared_with, hash }).await;
    let epoch = match visit.settle(work, changed).await? {
        Ok(epoch) => epoch,
        Err(ChangePasswordError::Outdated) => {
            return Ok(again(fields.with_error("old_password", "password-old-wrong")));
        }
    };
    visit.sign_in(person.id, epoch).await?;
    if second {
        visit.give_second().await?;
    }
    Ok(SeeOther::to("/account").flash(Flash::success("password-set")).into())
}

fn again(form: Fields) -> Reply<PasswordPage> {
    Reply::Again(PasswordPage { form })
}
