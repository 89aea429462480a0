//! Resizes what the queue names, one picture after the other.

use keys::Signer;
use thumbnails::config::{self, Settings};
use thumbnails::queue::{self, Queue};
use thumbnails::{resize, S3Store, Store};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let settings = Settings::from_env()?;
    let sdk = config::sdk_config(std::env::args().nth(1)).await;
    let s3 = aws_sdk_s3::Client::new(&sdk);
    let (source, target) = (S3Store::new(s3.clone(), &settings.source), S3Store::new(s3, &settings.target));
    let sqs = aws_sdk_sqs::Client::new(&sdk);
    let lambda = aws_sdk_lambda::Client::new(&sdk);
    let signer = Signer::new(&sdk, "alias/thumbnails");
    let queue = Queue::new(&sqs, &settings.queue);
    loop {
        for message in queue.next().await? {
            let key = message.body().unwrap_or_default().to_owned();
            if queue::tries(&message) > 3 || target.exists(&key).await? {
                queue.done(&message).await?;
                continue;
            }
            let picture = source.read(&key).await?;
            match resize::resize(&lambda, &settings.function, picture).await {
                Ok(small) => {
                    let signature = signer.sign(&small).await?;
                    target.write(&key, small).await?;
                    target.write(&format!("{key}.sig"), signature).await?;
                    queue.done(&message).await?;
                }
                Err(_) => queue.later(&message).await?,
            }
        }
    }
}
