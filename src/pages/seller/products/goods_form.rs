//! The parts that the forms about goods share (`templates/components/goods.html`): words for the moderator, variants in numbered
//! rows (`pack-0`, `amount-0`, `per-0`, `price-0` …), and the question about a price that looks like a slip.

use serde::Serialize;

use super::measure_fields::{MEASURE, MeasureFields, at, read_measure, typed_measure};
use crate::{
    infra::words::Message,
    kernel::{
        money::{Money, grouped},
        typed::price,
    },
    market::{
        catalog::{
            content::{self, ContentError, LONGEST_DESCRIPTION, NAME, ProductContent},
            guess,
            own::OwnProduct,
            quotas::MOST_OF_A_COVER,
            variants::{
                MOST_VARIANTS, NewVariant, PRICES, STOCKS, VariantError, WEIGHTS,
                plausible::{self, Doubt, Goods},
            },
        },
        places::sets,
    },
    pages::visit::Visit,
    web::fields::Fields,
};

/// The row of a variant that is added to a product.
pub(super) const NEW_ROW: usize = 0;

/// Sets of one sector, for a select.
#[derive(Clone, Debug, Serialize)]
pub(super) struct SetGroup {
    label: String,
    options: Vec<SetOption>,
}

#[derive(Clone, Debug, Serialize)]
struct SetOption {
    value: String,
    label: String,
}

/// The names of one row's fields, and what is asked about its price.
#[derive(Clone, Debug, Serialize)]
pub(super) struct VariantRow {
    number: usize,
    sold: MeasureFields,
    price: String,
    stock: String,
    weight: String,
    sure: String,
    ask: Option<Ask>,
}

/// "150 đ? hay 150.000 đ?"
#[derive(Clone, Debug, Serialize)]
pub(super) struct Ask {
    /// The button's name; its value is the price that is meant.
    answer: String,
    typed: Money,
    meant: Option<Money>,
}

/// The sets whose goods are sold here; a hint says what is not. Whoever types such a name all the same is told why.
pub(super) fn set_groups() -> Vec<SetGroup> {
    let mut groups: Vec<SetGroup> = Vec::new();
    for set in sets::sets().iter().filter(|set| content::check_set(set.no).is_ok()) {
        let option = SetOption { value: set.no.to_string(), label: set.short_name.clone() };
        match groups.last_mut().filter(|group| group.label == set.sector) {
            Some(group) => group.options.push(option),
            None => groups.push(SetGroup { label: set.sector.clone(), options: vec![option] }),
        }
    }
    groups
}

impl SetGroup {
    /// For samples of pages.
    pub(super) fn samples() -> Vec<Self> {
        let option = |value: &str, label: &str| SetOption { value: value.into(), label: label.into() };
        vec![SetGroup { label: "Thực phẩm".into(), options: vec![option("4", "Mật ong"), option("11", "Chè")] }]
    }
}

/// The words of a product with its photos, or what is wrong with them. A set that was not chosen is guessed from the name.
pub(super) fn read_content(fields: &mut Fields, photos: Vec<String>) -> Option<ProductContent> {
    let name = fields.line("name", NAME);
    let description = fields.text("description", 0..=LONGEST_DESCRIPTION);
    let set_no = read_set(fields);
    let months = fields.all("season").into_iter().filter_map(|month| month.parse().ok());
    let content = ProductContent {
        name: name?,
        set_no: set_no?,
        description: description?,
        photos,
        season_months: content::season(months),
    };
    match content::check(&content) {
        Ok(()) => Some(content),
        Err(error) => {
            refuse_content(fields, error);
            None
        }
    }
}

fn read_set(fields: &mut Fields) -> Option<i32> {
    if fields.typed("set_no").is_empty()
        && let Some(guess) = guess::set_of(fields.typed("name"))
    {
        fields.set("set_no", vec![guess.to_string()]);
    }
    if fields.typed("set_no").is_empty() {
        fields.wrong("set_no", "goods-set-missing");
        return None;
    }
    let set_no = fields.choice("set_no", |typed| typed.parse().ok())?;
    match content::check_set(set_no) {
        Ok(()) => Some(set_no),
        Err(error) => {
            refuse_content(fields, error);
            None
        }
    }
}

/// Says at its field what is wrong with the content.
pub(super) fn refuse_content(fields: &mut Fields, error: ContentError) {
    let (field, message) = match error {
        ContentError::Name => ("name", "goods-name-wrong"),
        ContentError::Description => ("description", "goods-description-wrong"),
        ContentError::Photos => ("photos", "goods-photos-missing"),
        ContentError::Season => ("season", "field-choice-wrong"),
        ContentError::NoSuchSet => ("set_no", "field-choice-wrong"),
        ContentError::SetRefused(18) => ("set_no", "goods-set-medicine"),
        ContentError::SetRefused(_) => ("set_no", "goods-set-alcohol"),
    };
    fields.wrong(field, message);
}

/// What is said of a photo that too many products begin with.
pub(super) fn cover_worn() -> Message {
    Message::new("goods-cover-worn").with("most", MOST_OF_A_COVER)
}

/// The fields of a product's words and photos, as a form says what it showed of them.
pub(super) const CONTENT: [&str; 5] = ["photos", "name", "set_no", "description", "season"];

/// Fills a form with content.
pub(super) fn fill_content(fields: Fields, content: &ProductContent) -> Fields {
    let mut fields = fields
        .with("name", &content.name)
        .with("set_no", content.set_no.to_string())
        .with("description", &content.description);
    fields.set("photos", content.photos.clone());
    fields.set("season", content::months(content.season_months).iter().map(u8::to_string).collect());
    fields.shown(&CONTENT)
}

/// Content in the words of whoever reads, field by field: somebody else has written it meanwhile.
pub(super) fn said(visit: &Visit, content: &ProductContent, field: &str) -> String {
    let say = |message: Message| visit.app.words.say(visit.language, &message);
    match field {
        "name" => content.name.clone(),
        "description" => content.description.clone(),
        "set_no" => sets::set(content.set_no).map(|set| set.name_in(visit.language).to_owned()).unwrap_or_default(),
        "photos" => say(Message::new("photos-count").with("n", content.photos.len())),
        _ => content::season_said(content.season_months).into_iter().map(say).collect::<Vec<_>>().join(", "),
    }
}

/// Fills what was not sent: another form of the same page came back.
pub(super) fn fill_missing(fields: Fields, content: &ProductContent) -> Fields {
    if fields.values.contains_key("name") { fields } else { fill_content(fields, content) }
}

/// Measures of the same product with their prices.
pub(super) type Others = Vec<(String, Money)>;

/// The variant of a row, or what is wrong with it. A price in doubt is wrong until it was answered for, so the fields are
/// looked at once more before the variant is used.
pub(super) fn read_variant(fields: &mut Fields, row: usize, set_no: i32, others: &Others) -> Option<NewVariant> {
    answer(fields, &row.to_string());
    let measure = read_measure(fields, row);
    let price = fields.money(&at("price", row), PRICES);
    let stock = fields.number(&at("stock", row), STOCKS);
    let weight_g = fields.number(&at("weight", row), WEIGHTS);
    if let Some(price) = price {
        let measure = measure.as_deref().unwrap_or_default();
        settled(fields, &row.to_string(), &Goods { set_no, measure, beside: beside(measure, others) }, price);
    }
    Some(NewVariant { measure: measure?, price: price?, stock: stock?, weight_g: weight_g? })
}

/// What the other rows of a new product ask for theirs, where that is more: of two rows far apart the lower one is asked about, since it is
/// zeros that are left out.
pub(super) fn other_rows(fields: &Fields, row: usize) -> Others {
    let priced = |number: usize| {
        let measure = typed_measure(fields, number);
        Some((measure, price::read(fields.typed(&at("price", number)))?))
    };
    let Some((_, own)) = priced(row) else { return Vec::new() };
    (0..row_count(fields))
        .filter(|number| *number != row)
        .filter_map(priced)
        .filter(|(_, other)| *other > own)
        .collect()
}

/// What a product's measures cost.
pub(super) fn of_product(product: &OwnProduct) -> Others {
    product.variants.iter().map(|variant| (variant.measure.clone(), variant.price)).collect()
}

fn beside(measure: &str, others: &Others) -> Option<Money> {
    others.iter().find_map(|(other, price)| plausible::by_another(measure, (other, *price)))
}

/// The button under a question was pressed: that is the price, and it is meant.
pub(super) fn answer(fields: &mut Fields, row: &str) {
    if let Some(meant) = Money::parse(fields.typed(&at("answer", row))) {
        fields.set(&at("price", row), vec![grouped(meant.0)]);
        fields.set(&at("sure", row), vec![meant.0.to_string()]);
    }
}

/// Whether nothing has to be asked about the price of a row.
pub(super) fn settled(fields: &mut Fields, row: &str, goods: &Goods<'_>, price: Money) -> bool {
    let sure = fields.typed(&at("sure", row)) == price.0.to_string();
    if !sure && plausible::doubt(goods, price).is_some() {
        fields.wrong(&at("price", row), Message::new("goods-price-asked").with("price", price));
        return false;
    }
    true
}

/// What a row asks, where its price was found doubtful.
pub(super) fn ask(fields: &Fields, row: &str, goods: &Goods<'_>) -> Option<Ask> {
    let doubtful = fields.errors.get(&at("price", row)).is_some_and(|error| error.key == "goods-price-asked");
    let typed = price::read(fields.typed(&at("price", row))).filter(|_| doubtful)?;
    let meant = match plausible::doubt(goods, typed)? {
        Doubt::TooLow(meant) => Some(meant),
        Doubt::TooHigh(meant) => meant,
    };
    Some(Ask { answer: at("answer", row), typed, meant })
}

/// Says at its field what is wrong with the variant of a row.
pub(super) fn refuse_variant(fields: &mut Fields, row: usize, error: VariantError) {
    let (field, message) = match error {
        VariantError::Measure => ("per", "goods-per-missing"),
        VariantError::Price => ("price", "field-money-wrong"),
        VariantError::Stock => ("stock", "field-number-wrong"),
        VariantError::Weight => ("weight", "field-number-wrong"),
    };
    fields.wrong(&at(field, row), message);
}

/// How many rows the form has: at least one, at most as many as a product may have.
pub(super) fn row_count(fields: &Fields) -> usize {
    fields.typed("rows").parse().unwrap_or(1).clamp(1, MOST_VARIANTS)
}

/// Whether nothing was typed into a row after the first: it is not counted.
pub(super) fn is_blank(fields: &Fields, row: usize) -> bool {
    let rest = ["price", "stock", "weight"];
    MEASURE.iter().chain(&rest).all(|name| fields.typed(&at(name, row)).is_empty())
}

/// The rows as the template wants them.
pub(super) fn rows(fields: &Fields, count: usize) -> Vec<VariantRow> {
    let set_no = fields.typed("set_no").parse().unwrap_or(0);
    (0..count).map(|number| row(fields, number, set_no, &other_rows(fields, number))).collect()
}

/// The row of a variant that is added to a product.
pub(super) fn new_row(fields: &Fields, product: &OwnProduct) -> VariantRow {
    row(fields, NEW_ROW, product.set_no, &of_product(product))
}

fn row(fields: &Fields, number: usize, set_no: i32, others: &Others) -> VariantRow {
    let measure = typed_measure(fields, number);
    let goods = Goods { set_no, measure: &measure, beside: beside(&measure, others) };
    VariantRow {
        number: number + 1,
        sold: MeasureFields::of(number),
        price: at("price", number),
        stock: at("stock", number),
        weight: at("weight", number),
        sure: at("sure", number),
        ask: ask(fields, &number.to_string(), &goods),
    }
}
