//! Pictures of what a browser shows.

use std::time::{Duration, Instant};

use serde_json::json;

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
        let data = taken["data"].as_str().expect("a picture");
        base64::Engine::decode(&base64::engine::general_purpose::STANDARD, data).expect("base64")
    }
}
