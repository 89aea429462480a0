//! Where things are.

use aws_config::{BehaviorVersion, Region, SdkConfig};

#[derive(Debug, Clone)]
pub struct Settings {
    pub source: String,
    pub target: String,
    pub queue: String,
    pub function: String,
    pub max_edge: u32,
}

impl Settings {
    pub fn from_env() -> anyhow::Result<Self> {
        let var = |name: &str| std::env::var(name).map_err(|_| anyhow::anyhow!("{name} is not set"));
        Ok(Self {
            source: var("SOURCE_BUCKET")?,
            target: var("TARGET_BUCKET")?,
            queue: var("QUEUE_URL")?,
            function: var("RESIZE_FUNCTION")?,
            max_edge: var("MAX_EDGE")?.parse()?,
        })
    }
}

pub async fn sdk_config(region: Option<String>) -> SdkConfig {
    let mut loader = aws_config::defaults(BehaviorVersion::latest());
    if let Some(region) = region {
        loader = loader.region(Region::new(region));
    }
    loader.load().await
}
