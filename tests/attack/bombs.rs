//! Pictures that are small files and take gigabytes where nobody looks at them first, of ten people at once.

use super::{market::Market, photos::photo};
use crate::kit::{Upload, Visitor, pictures::bombs};

const PEOPLE: usize = 10;

async fn send(mut visitor: Visitor, photo: Vec<u8>) -> u16 {
    let file = [Upload { field: "photo", name: "anh.jpg", bytes: &photo }];
    let fields = [("key", "key-of-a-photo"), ("waits", "opening")];
    visitor.post_multipart("/seller/photos", &fields, &file).await.status.as_u16()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make attack"]
async fn small_files_that_take_gigabytes_take_nothing() {
    let market = Market::new(&[]).await;
    let all = [
        ("profiles of 400 MB", bombs::profiled_png(400 << 20)),
        ("PNG of 16 bits and 55 megapixels", bombs::deep_png(8_000, 6_900)),
        ("PNG of 16 bits and 17 megapixels", bombs::deep_png(4_800, 3_600)),
        ("JPEG in passes of 55 megapixels", bombs::jpeg_in_passes(8_000, 6_900)),
        ("a strip of 18 megapixels", photo(1_250, 15_000, 7)),
        ("200,000 notes", bombs::noted_jpeg(200_000)),
        ("frames of 268 megapixels", bombs::framed_webp(16_383, 16_383)),
    ];
    let mut people = Vec::new();
    for account in market.people(PEOPLE).await {
        let mut visitor = market.signed_in(account).await;
        visitor.get("/account").await.assert_ok();
        people.push(visitor);
    }
    for (attack, photo) in all {
        let watch = market.watch();
        let sent: Vec<_> = people.iter().map(|visitor| tokio::spawn(send(visitor.clone(), photo.clone()))).collect();
        let mut told = std::collections::BTreeMap::<u16, usize>::new();
        for one in sent {
            *told.entry(one.await.expect("nobody breaks")).or_default() += 1;
        }
        watch.end().await.told(attack, format!("{} bytes each, answered {told:?}", photo.len()));
    }
}
