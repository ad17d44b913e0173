//! Twin of `market/catalog/guess.rs`: real names of goods, as they are sold in the highlands.

use chophien::market::catalog::guess;

#[test]
fn the_goods_of_the_demo_market_are_nearly_all_guessed_right() {
    let mut reader = csv::Reader::from_path("demo/products.csv").expect("the demo's goods");
    let (mut right, mut all) = (0, 0);
    for row in reader.records() {
        let row = row.expect("a row");
        let (name, set_no) = (row.get(0).unwrap_or_default(), row.get(1).unwrap_or_default());
        all += 1;
        right += i32::from(guess::set_of(name).map(|set| set.to_string()).as_deref() == Some(set_no));
    }
    assert!(all > 50 && right * 100 >= all * 95, "{right} of {all}");
}
