//! The program: every service through one configuration.

use storage::objects_by_name::{Bucket, Store};
use storage::s3;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let conf = aws_config::load_from_env().await;
    let objects = s3::Client::new(&conf);
    let store: Box<dyn Store> = Box::new(Bucket {
        client: objects.clone(),
        name: "b".to_owned(),
    });
    store.put("key", "text").await?;
    // By the re-export alone.
    objects.head_object().bucket("b").key("key").send().await?;
    let table = storage::Table::new(&conf);
    storage::tables::put(table.put_item().table_name("t"), Default::default()).await?;
    jobs::all(&aws_sdk_sqs::Client::new(&conf)).await?;
    jobs::who(&aws_sdk_sts::Client::new(&conf)).await;
    toolkit::tag_queue(&aws_sdk_sqs::Client::new(&conf)).await;
    app::secret(&aws_sdk_secretsmanager::Client::new(&conf), "name").await;
    Ok(())
}
