//! Only with the feature.

use objects::Client;

pub async fn wake(client: &Client, key: &str) -> Result<(), objects::Error> {
    client.restore_object().bucket("archive").key(key).send().await?;
    Ok(())
}
