//! Messages, through macros.

use aws_sdk_sqs as sqs;

macro_rules! send {
    ($client:expr, $text:expr) => {
        $client.send_message().queue_url("q").message_body($text).send()
    };
}

macro_rules! call {
    ($client:expr, $method:ident) => {
        $client.$method().queue_url("q").send()
    };
}

/// A name that stands nowhere.
macro_rules! batch {
    ($client:expr, $first:ident, $last:ident) => {
        pastey::paste! { $client.[<$first _message_ $last>]().queue_url("q").send() }
    };
}

pub async fn all(client: &sqs::Client) -> Result<usize, sqs::Error> {
    send!(client, "a").await?;
    let received = call!(client, receive_message).await?;
    let number = received.messages().len();
    batch!(client, delete, batch).await?;
    Ok(number)
}

/// Nothing inside is warned of by the compiler, as a deprecated function may call deprecated ones.
#[deprecated(since = "0.1.0", note = "purging takes a minute")]
pub async fn purge(client: &sqs::Client) -> Result<(), sqs::Error> {
    client.purge_queue().queue_url("q").send().await?;
    Ok(())
}

#[allow(deprecated)]
pub async fn who(client: &aws_sdk_sts::Client) -> Option<String> {
    let identity = client.get_caller_identity().customize().send().await.ok()?;
    identity.arn
}
