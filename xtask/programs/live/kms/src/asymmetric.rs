//! What is done with a pair of keys: messages signed and verified, and the key that is public.

use aws_sdk_kms::Client;
use aws_sdk_kms::primitives::Blob;
use aws_sdk_kms::types::{KeySpec, KeyUsageType, MessageType, SigningAlgorithmSpec};
use steps::{Fields, Steps};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("pairs");
    let spec = (KeySpec::EccNistP256, KeyUsageType::SignVerify);
    let key = super::key(client, spec, "PAIR", steps).await;
    let read = client.get_public_key().key_id(&key).send().await;
    steps.step("read the public key", read, |output| {
        Fields::new()
            .field("key", output.key_id())
            .field("spec", output.key_spec())
            .field("usage", output.key_usage())
            .field("algorithms", Some(output.signing_algorithms()))
            .has("public", output.public_key())
    });
    let signed = client
        .sign()
        .key_id(&key)
        .message(Blob::new("größe"))
        .message_type(MessageType::Raw)
        .signing_algorithm(SigningAlgorithmSpec::EcdsaSha256)
        .send()
        .await;
    let signed = steps.step("sign", signed, |output| {
        Fields::new()
            .field("key", output.key_id())
            .field("algorithm", output.signing_algorithm())
            .has("signature", output.signature())
    });
    let signature = signed.and_then(|output| output.signature);
    for message in ["größe", "grosse"] {
        let verified = client
            .verify()
            .key_id(&key)
            .message(Blob::new(message))
            .message_type(MessageType::Raw)
            .signing_algorithm(SigningAlgorithmSpec::EcdsaSha256)
            .set_signature(signature.clone())
            .send()
            .await;
        steps.step(&format!("verify {message}"), verified, |output| {
            Fields::new()
                .field("valid", Some(output.signature_valid()))
                .field("algorithm", output.signing_algorithm())
        });
    }
    let signed = client
        .sign()
        .key_id(&key)
        .message(Blob::new("x"))
        .signing_algorithm(SigningAlgorithmSpec::from("ED448_LATER"))
        .send()
        .await;
    steps.step("sign with what there is not", signed, |_| "");
}
