//! `/staff/roles/revocation`: a role is taken back. `/staff/second-factors`: a colleague has lost her phone.

use super::roles::{RolesPage, again, holder, read};
use crate::{
    infra::words::Message,
    kernel::instant::Instant,
    market::accounts::{
        grant::Grant,
        revoke::{RevokeError, revoke},
        second::take_off::{TakeOffError, take_off},
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        flash::Flash,
        form::Posted,
        page::{Reply, SeeOther},
    },
};

/// Takes it back.
pub async fn revoke_role(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Reply<RolesPage>, WebError> {
    let read = read(&mut fields);
    let Some(seen) = fields.typed("granted_at").parse().ok().map(Instant) else {
        return again(&visit, fields.with_error("", "form-stale")).await;
    };
    let (Some((role, unit_code)), Some(account)) = (read, holder(&visit, &mut fields).await?) else {
        return again(&visit, fields).await;
    };
    let work = visit.begin_proved().await?;
    let revoked = revoke(&work, Grant { account_id: account.id, role, unit_code }, Some(seen)).await;
    match visit.settle(work, revoked).await? {
        Ok(()) => {}
        Err(RevokeError::NotGranted) => return again(&visit, fields.with_error("", "role-not-granted")).await,
        Err(RevokeError::OwnLastAdmin) => {
            return again(&visit, fields.with_error("", "role-own-last-admin")).await;
        }
    }
    let revoked = Message::new("role-revoked").with("name", account.name);
    Ok(SeeOther::to("/staff/roles").flash(Flash::success(revoked)).into())
}

/// Takes a colleague's second factor off: one's own never.
pub async fn take_off_second_factor(
    visit: Visit,
    Posted { mut fields, .. }: Posted,
) -> Result<Reply<RolesPage>, WebError> {
    let Some(seen) = fields.typed("set_at").parse().ok().map(Instant) else {
        return again(&visit, fields.with_error("", "form-stale")).await;
    };
    let (Some(account), true) = (holder(&visit, &mut fields).await?, fields.fine()) else {
        return again(&visit, fields).await;
    };
    let work = visit.begin_proved().await?;
    let taken_off = take_off(&work, account.id, Some(seen)).await;
    match visit.settle(work, taken_off).await? {
        Ok(()) => {}
        Err(TakeOffError::NotSet) => return again(&visit, fields.with_error("", "second-staff-not-set")).await,
        Err(TakeOffError::Own) => return again(&visit, fields.with_error("", "second-staff-own")).await,
    }
    let told = Message::new("second-staff-taken-off").with("name", account.name);
    Ok(SeeOther::to("/staff/roles").flash(Flash::success(told)).into())
}
