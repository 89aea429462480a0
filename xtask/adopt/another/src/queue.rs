//! The queue of new pictures.

use aws_sdk_sqs::types::{Message, MessageSystemAttributeName, QueueAttributeName};
use aws_sdk_sqs::Client;

pub struct Queue<'a> {
    client: &'a Client,
    url: &'a str,
}

impl<'a> Queue<'a> {
    pub fn new(client: &'a Client, url: &'a str) -> Self {
        Queue { client, url }
    }

    pub async fn next(&self) -> anyhow::Result<Vec<Message>> {
        let received = self
            .client
            .receive_message()
            .queue_url(self.url)
            .max_number_of_messages(10)
            .wait_time_seconds(20)
            .message_system_attribute_names(MessageSystemAttributeName::ApproximateReceiveCount)
            .send()
            .await?;
        Ok(received.messages.unwrap_or_default())
    }

    pub async fn done(&self, message: &Message) -> anyhow::Result<()> {
        let delete = self.client.delete_message().queue_url(self.url);
        delete.set_receipt_handle(message.receipt_handle.clone()).send().await?;
        Ok(())
    }

    pub async fn later(&self, message: &Message) -> Result<(), aws_sdk_sqs::Error> {
        self.client
            .change_message_visibility()
            .queue_url(self.url)
            .set_receipt_handle(message.receipt_handle.clone())
            .visibility_timeout(120)
            .send()
            .await?;
        Ok(())
    }

    #[cfg(feature = "metrics")]
    pub async fn waiting(&self) -> anyhow::Result<u64> {
        let name = QueueAttributeName::ApproximateNumberOfMessages;
        let output = self.client.get_queue_attributes().queue_url(self.url).attribute_names(name.clone()).send().await?;
        let number = output.attributes().and_then(|it| it.get(&name));
        Ok(number.map_or(Ok(0), |it| it.parse())?)
    }
}

pub fn tries(message: &Message) -> u32 {
    let attributes = message.attributes.as_ref();
    let count = attributes.and_then(|it| it.get(&MessageSystemAttributeName::ApproximateReceiveCount));
    count.and_then(|it| it.parse().ok()).unwrap_or(1)
}
