//! Texts whose letters were typed in another form of the same.

use chophien::{
    entities::{product, revision},
    infra::pictures,
    kernel::{actor::Actor, ids::AccountId, phone::Phone},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, PaginatorTrait};

use crate::kit::{TestApp, goods::Listing};

/// The same text with every letter apart from its marks.
fn apart(text: &str) -> String {
    let composed: Vec<(char, &str)> = vec![
        ('ậ', "a\u{323}\u{302}"),
        ('ạ', "a\u{323}"),
        ('à', "a\u{300}"),
        ('ồ', "o\u{302}\u{300}"),
        ('ă', "a\u{306}"),
    ];
    text.chars()
        .map(|c| {
            composed.iter().find(|(letter, _)| *letter == c).map_or_else(|| c.to_string(), |(_, apart)| (*apart).into())
        })
        .collect()
}

pub(super) async fn picture_of(app: &TestApp, owner: AccountId) -> String {
    let cleaned = app.pictures.clean(crate::kit::pictures::png(40, 30)).await.expect("a picture");
    let code = app.pictures.keep(&cleaned).await.expect("kept");
    let work = app.begin(Actor::Account(owner)).await;
    pictures::register(&work, &code, &cleaned, owner).await.expect("registered");
    work.commit().await.expect("a commit");
    code
}

#[tokio::test]
async fn an_edit_that_changes_nothing_shows_nothing_whatever_form_the_row_is_in() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let picture = picture_of(&app, my.account).await;
    let honey = app.product(&my, Listing { cover: Some(&picture), ..Listing::default() }).await;
    let row = product::Entity::find_by_id(honey.product).one(&app.db.read).await.expect("products").expect("hers");
    let (name, description) = (row.name.clone(), row.description.clone());
    assert_ne!(apart(&name), name);
    let mut row = row.into_active_model();
    row.name = Set(apart(&name));
    row.description = Set(apart(&description));
    row.update(&app.db.write).await.expect("as it was typed once");
    let path = format!("/seller/{}/products/{}", my.code, honey.code);
    let mut visitor = app.visitor_as(my.account).await;
    visitor.get(&path).await;
    for (name, description) in [(apart(&name), description.clone()), (name.clone(), apart(&description))] {
        let mut form = vec![("name", name.as_str()), ("description", description.as_str()), ("set_no", "4")];
        form.push(("photos", &picture));
        visitor.post(&path, &form).await.assert_refused().assert_sees("Bà con chưa sửa gì");
    }
    assert_eq!(revision::Entity::find().count(&app.db.read).await.expect("revisions"), 0, "no moderator is asked");
    let mut form = vec![("name", "Mật ong \u{d0}ồng Văn"), ("description", "Mật mới."), ("set_no", "4")];
    form.push(("photos", &picture));
    assert!(visitor.post(&path, &form).await.location().is_some());
    let proposed = revision::Entity::find().one(&app.db.read).await.expect("revisions").expect("it waits");
    assert_eq!(proposed.content["name"], "Mật ong Đồng Văn");
}

#[tokio::test]
async fn a_question_finds_the_same_whatever_its_letters_were_typed_with() {
    let app = TestApp::new().await;
    let my = app.my().await;
    app.product(&my, Listing { name: "Mật ong Đồng Văn", ..Listing::default() }).await;
    for query in [
        "%C4%90%E1%BB%93ng+V%C4%83n",
        "%C3%90%E1%BB%93ng+V%C4%83n",
        "%E2%80%AE%C4%90o%CC%82%CC%80ng%E2%80%8B+Va%CC%86n",
    ] {
        app.visitor().get(&format!("/products?q={query}")).await.assert_ok().assert_sees("Mật ong Đồng Văn");
    }
}

#[tokio::test]
async fn whoever_signs_in_may_write_her_number_in_any_way() {
    let app = TestApp::new().await;
    app.account("Lò Thị Ban", "0389345678").await;
    for phone in ["01689345678", "+84 (0)389 345 678", "0389.345.678 (Zalo)"] {
        assert_eq!(Phone::parse(phone).as_ref().map(Phone::as_str), Some("0389345678"));
        let form = [("phone", phone), ("password", crate::kit::PASSWORD)];
        app.visitor().post("/sign-in", &form).await.assert_redirect("/account");
    }
}
