//! Events are kept for ever: what was once written under a name, with fields of these names, is read for ever.

use std::collections::BTreeMap;

use super::{
    Complaints, fine, seen_through,
    sources::{Source, sources, tokens::Token},
};

/// Name → its fields. One may be added; none may go.
const KEPT: &[(&str, &str)] = &[
    ("account.added", "account_id"),
    ("account.barred", "account_id words until"),
    ("account.edited", "account_id"),
    ("account.erased", "account_id"),
    ("account.frozen", "account_id until"),
    ("account.let_in", "account_id"),
    ("account.looked_at", "account_id"),
    ("account.number_changed", "account_id"),
    ("account.number_changed_for", "account_id reason"),
    ("account.other_sessions_ended", "account_id sessions"),
    ("account.password_changed", "account_id"),
    ("account.password_proved", "account_id"),
    ("account.password_reset", "account_id"),
    ("account.recovery_code_used", "account_id left"),
    ("account.recovery_codes_made", "account_id"),
    ("account.registered", "account_id"),
    ("account.second_factor_ended", "account_id"),
    ("account.second_factor_set", "account_id"),
    ("account.second_factor_taken_off", "account_id"),
    ("account.session_ended", "account_id"),
    ("account.sessions_ended", "account_id"),
    ("certificate.claimed", "certificate_id product_id shop_id"),
    ("certificate.sent_back", "certificate_id product_id shop_id reason words"),
    ("certificate.verified", "certificate_id product_id shop_id"),
    ("certificate.withdrawn", "certificate_id product_id shop_id reason words"),
    ("certificate.ending", "certificate_id product_id shop_id expires_on"),
    ("certificate.reinstated", "certificate_id product_id shop_id"),
    ("document.published", "document_id slug language version"),
    ("entry.added", "entry_id"),
    ("entry.amended", "entry_id"),
    ("entry.left", "entry_id reason words"),
    ("entry.returned", "entry_id"),
    ("job.dismissed", "job_id kind"),
    ("job.sent_again", "job_id kind"),
    ("jobs.sent_again", "jobs kind"),
    ("order.cancelled", "order_id by reason"),
    ("order.completed", "order_id"),
    ("order.confirmed", "order_id"),
    ("order.delivered", "order_id said_by"),
    ("order.delivery_retracted", "order_id by not_arrived"),
    ("order.handed_over", "order_id tracking_code"),
    ("order.not_arrived", "order_id"),
    ("order.packed", "order_id"),
    ("order.placed", "order_id"),
    ("order.came_back", "order_id"),
    ("order.undelivered", "order_id"),
    ("period.set", "period days holds_from"),
    ("product.approved", "product_id revision_id shop_id"),
    ("product.paused", "product_id shop_id"),
    ("product.proposal_withdrawn", "product_id revision_id shop_id"),
    ("product.resumed", "product_id shop_id"),
    ("product.restored", "product_id shop_id"),
    ("product.sent_back", "product_id revision_id shop_id reason words"),
    ("product.stopped", "product_id shop_id reason words"),
    ("product.submitted", "product_id revision_id shop_id"),
    ("purchase.erased", "purchase_id"),
    ("purchase.placed", "purchase_id"),
    ("orders.answers_postponed", "minutes orders"),
    ("purchases.joined", "account_id purchases"),
    ("registry.import_confirmed", "import_id"),
    ("registry.imported", "import_id added amended changed"),
    ("report.answered", "report_id shop_id"),
    ("report.asked", "report_id shop_id"),
    ("report.contact_seen", "report_id shop_id"),
    ("report.decided", "report_id shop_id verdict"),
    ("report.demanded", "report_id shop_id"),
    ("report.ended", "report_id shop_id verdict"),
    ("report.handed_on", "report_id shop_id"),
    ("report.made", "report_id shop_id kind"),
    ("role.granted", "account_id role unit_code"),
    ("role.revoked", "account_id role unit_code"),
    ("shop.appeal_decided", "shop_id appeal_id lifted"),
    ("shop.appealed", "shop_id appeal_id"),
    ("shop.approved", "shop_id revision_id first"),
    ("shop.closed", "shop_id reason words"),
    ("shop.closing_announced", "shop_id reason words starts_on"),
    ("shop.closing_called_off", "shop_id"),
    ("shop.left", "shop_id"),
    ("shop.rested", "shop_id until"),
    ("shop.resumed", "shop_id"),
    ("shop.returned", "shop_id"),
    ("shop.suspension_announced", "shop_id reason words starts_on ends_on"),
    ("shop.suspension_called_off", "shop_id"),
    ("shop.suspension_ended", "shop_id"),
    ("shop.invitation_declined", "shop_id account_id"),
    ("shop.invitation_taken_back", "shop_id"),
    ("shop.member_invited", "shop_id"),
    ("shop.member_joined", "shop_id account_id"),
    ("shop.member_removed", "shop_id account_id"),
    ("shop.sent_back", "shop_id revision_id"),
    ("shop.reopened", "shop_id"),
    ("shop.submitted", "shop_id revision_id"),
    ("shop.suspended", "shop_id reason words"),
    ("variant.added", "product_id variant_id"),
    ("variant.measure_approved", "product_id variant_id revision_id shop_id"),
    ("variant.measure_sent_back", "product_id variant_id revision_id shop_id reason words"),
    ("variant.measure_submitted", "product_id variant_id revision_id shop_id"),
    ("variant.measure_withdrawn", "product_id variant_id revision_id shop_id"),
    ("variant.price_changed", "product_id variant_id from to"),
    ("variant.stock_changed", "product_id variant_id from to"),
    ("variant.withdrawn", "product_id variant_id"),
];

/// What is not sealed: steps of an order that earn nothing, what a shop does with its own doors and goods, and a password typed once more. All
/// others are (`migrations::sealed_events`).
const NOT_SEALED: &[&str] = &[
    "account.password_proved",
    "certificate.claimed",
    "certificate.ending",
    "order.cancelled",
    "order.completed",
    "order.confirmed",
    "order.handed_over",
    "order.not_arrived",
    "order.packed",
    "order.placed",
    "order.undelivered",
    "product.paused",
    "product.proposal_withdrawn",
    "product.resumed",
    "product.submitted",
    "purchase.placed",
    "purchases.joined",
    "report.answered",
    "report.ended",
    "report.made",
    "shop.left",
    "shop.rested",
    "shop.resumed",
    "shop.returned",
    "shop.submitted",
    "variant.added",
    "variant.measure_submitted",
    "variant.measure_withdrawn",
    "variant.price_changed",
    "variant.stock_changed",
    "variant.withdrawn",
];

/// What is neither sealed nor said not to be, or both; and what is sealed and never happens.
fn undecided(kept: &[(&str, &str)], sealed: &[&str], not: &[&str]) -> Complaints {
    let mut complaints = Vec::new();
    for (name, _) in kept {
        if sealed.contains(name) == not.contains(name) {
            complaints.push(format!("{name}: is it sealed or is it not?"));
        }
    }
    let strange = sealed.iter().chain(not).filter(|name| !kept.iter().any(|(known, _)| known == *name));
    complaints.extend(strange.map(|name| format!("{name} never happens")));
    complaints
}

/// What a file declares, name → fields, and complaints about what stands there twice.
fn declared(sources: &[Source]) -> (BTreeMap<String, Vec<String>>, Complaints) {
    let (mut events, mut complaints) = (BTreeMap::new(), Vec::new());
    for source in sources.iter().filter(|s| s.text.contains("\nevents! {") || s.text.starts_with("events! {")) {
        let lines = source.text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let text = lines.skip_while(|line| !line.starts_with("events! {")).collect::<Vec<_>>().join("\n");
        for event in text.split(" = \"").skip(1) {
            let Some((name, rest)) = event.split_once('"') else { continue };
            let body = rest.split(['{', '}']).nth(1).unwrap_or_default();
            let fields = body.split(',').filter_map(|field| field.split_once(':'));
            let fields = fields.map(|(field, _)| field.trim().to_owned()).collect();
            if events.insert(name.to_owned(), fields).is_some() {
                complaints.push(format!("{}: {name} is declared twice", source.path));
            }
        }
    }
    (events, complaints)
}

fn lost(sources: &[Source], kept: &[(&str, &str)]) -> Complaints {
    let (events, mut complaints) = declared(sources);
    for (name, fields) in kept {
        match events.get(*name) {
            None => complaints.push(format!("{name} is gone")),
            Some(now) => {
                let gone = fields.split(' ').filter(|field| !now.iter().any(|f| f == field));
                complaints.extend(gone.map(|field| format!("{name}: {field} is gone")));
            }
        }
    }
    let new = events.keys().filter(|name| !kept.iter().any(|(known, _)| known == name));
    complaints.extend(new.map(|name| format!("{name} is not among those that are kept")));
    complaints
}

/// A job that nobody does: there is an `impl` of it, and no line in `worker/jobs.rs`.
fn undone(sources: &[Source]) -> Complaints {
    let listed: Vec<_> = sources.iter().filter(|s| s.path == "worker/jobs.rs").flat_map(named_in_lists).collect();
    let mut complaints = Vec::new();
    for source in sources {
        let four = |four: &[Token]| {
            let declares = four[0].is("impl")
                && ["Job", "Run", "Recurring"].iter().any(|known| four[1].is(known))
                && four[2].is("for");
            declares.then(|| four[3].word().unwrap_or_default().to_owned())
        };
        let forgotten = source.tokens.windows(4).filter_map(four).filter(|job| !listed.contains(job));
        complaints.extend(forgotten.map(|job| format!("{}: nobody does {job}", source.path)));
    }
    complaints
}

/// What `once::<…>()` and `every::<…>()` name.
fn named_in_lists(source: &Source) -> Vec<String> {
    let lists = |at: &usize| source.tokens[*at].is("once") || source.tokens[*at].is("every");
    let starts = (0..source.tokens.len()).filter(lists);
    let types = starts.filter_map(|at| {
        let inside = source.tokens[at..].iter().take_while(|t| !t.mark('>'));
        inside.filter_map(Token::word).last().map(str::to_owned)
    });
    types.collect()
}

#[test]
fn every_job_is_done_by_the_worker() {
    let sources = sources();
    let jobs = sources.iter().find(|s| s.path == "worker/jobs.rs").expect("the list of jobs");
    assert!(named_in_lists(jobs).len() > 8, "the list was not read");
    fine(undone(&sources));
}

#[test]
fn a_job_that_nobody_does_is_seen() {
    let list = || Source::new("worker/jobs.rs", "const ALL: &[Kind] = &[once::<Mail>(), every::<recurring::Sweep>()];");
    let file = |text| [list(), Source::new("market/notices/told.rs", text)];
    seen_through(undone(&file("impl Job for Told { const KIND: &'static str = \"told\"; }")), "nobody does Told");
    fine(undone(&file("impl Job for Mail { }")));
}

#[test]
fn no_event_and_no_field_of_one_is_lost() {
    fine(lost(&sources(), KEPT));
}

#[test]
fn of_every_event_it_is_said_whether_it_is_sealed() {
    fine(undecided(KEPT, &migrations::sealed_events(), NOT_SEALED));
}

#[test]
fn an_event_of_which_it_is_not_said_is_seen() {
    fine(undecided(&[("gift.given", ""), ("gift.seen", "")], &["gift.given"], &["gift.seen"]));
    seen_through(undecided(&[("gift.given", "")], &[], &[]), "is it sealed");
    seen_through(undecided(&[("gift.given", "")], &["gift.given"], &["gift.given"]), "is it sealed");
    seen_through(undecided(&[], &["gift.given"], &[]), "never happens");
}

#[test]
fn a_lost_event_is_seen() {
    let source = |text| [Source::new("market/gifts/events.rs", text)];
    let given = "events! {\n    /// It was given: {}.\n    Given = \"gift.given\" { gift_id: i64, to: i64 },\n}\n";
    fine(lost(&source(given), &[("gift.given", "gift_id to")]));
    seen_through(lost(&source(given), &[("gift.given", "gift_id"), ("gift.taken", "gift_id")]), "gift.taken is gone");
    seen_through(lost(&source(given), &[("gift.given", "gift_id from")]), "from is gone");
    let twice = format!("{given}{}", given.replace("events! {\n", ""));
    seen_through(lost(&source(&twice), &[("gift.given", "gift_id to")]), "declared twice");
    seen_through(lost(&source(given), &[]), "not among those");
}
