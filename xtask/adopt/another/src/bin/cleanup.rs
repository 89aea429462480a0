//! Removes thumbnails whose pictures are gone.

use aws_sdk_s3::types::{Delete, ObjectIdentifier};
use thumbnails::config::{sdk_config, Settings};
use thumbnails::{S3Store, Store};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let settings = Settings::from_env()?;
    let client = aws_sdk_s3::Client::new(&sdk_config(None).await);
    let source = S3Store::new(client.clone(), &settings.source);
    let target = S3Store::new(client.clone(), &settings.target);
    let mut gone = Vec::new();
    for key in target.keys("").await? {
        if !source.exists(&key).await? {
            gone.push(ObjectIdentifier::builder().key(key).build()?);
        }
    }
    for some in gone.chunks(1000) {
        let delete = Delete::builder().set_objects(Some(some.to_vec())).quiet(true).build()?;
        client.delete_objects().bucket(&settings.target).delete(delete).send().await?;
    }
    Ok(())
}
