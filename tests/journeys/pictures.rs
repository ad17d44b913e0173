//! Pictures of what a browser shows, and what it prints.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::browser::{Browser, PATIENCE};

impl Browser {
    /// What can be seen without scrolling, as a PNG.
    pub async fn picture(&self) -> Vec<u8> {
        self.pictures_are_there().await;
        self.capture().await
    }

    /// The whole page as a PNG: the screen grows as long as the page, so that lazy pictures come and bars stand at the end.
    pub async fn long_picture(&self) -> Vec<u8> {
        let height = "return Math.min(document.documentElement.scrollHeight, 6000)";
        let height = self.client.execute(height, vec![]).await.expect("the height");
        self.measure(height.as_u64().unwrap_or(u64::from(self.screen.height))).await;
        self.pictures_are_there().await;
        let taken = self.capture().await;
        self.measure(u64::from(self.screen.height)).await;
        taken
    }

    /// How many sheets of A4 the page takes.
    pub async fn printed_pages(&self) -> usize {
        let printed = self.cdp("Page.printToPDF", json!({ "paperWidth": 8.27, "paperHeight": 11.69 })).await;
        let file = bytes(&printed);
        let sheets = file.windows(12).filter(|found| found.starts_with(b"/Type /Page") && found[11] != b's').count();
        assert!(sheets > 0, "a page of PDF is written otherwise now");
        sheets
    }

    pub(super) async fn measure(&self, height: u64) {
        let metrics = json!({
            "width": self.screen.width, "height": height, "deviceScaleFactor": 1, "mobile": self.screen.phone,
        });
        self.cdp("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    async fn pictures_are_there(&self) {
        let there = "return [...document.images].every(i => i.complete || i.getBoundingClientRect().top > innerHeight)";
        let begun = Instant::now();
        while self.client.execute(there, vec![]).await.ok() != Some(json!(true)) && begun.elapsed() < PATIENCE {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    async fn capture(&self) -> Vec<u8> {
        let taken = self.cdp("Page.captureScreenshot", json!({ "format": "png" })).await;
        bytes(&taken)
    }
}

fn bytes(answer: &Value) -> Vec<u8> {
    let data = answer["data"].as_str().expect("a file");
    base64::Engine::decode(&base64::engine::general_purpose::STANDARD, data).expect("base64")
}
