//! Signs things with a key that never leaves KMS.

use aws_config::SdkConfig;
use aws_sdk_kms::primitives::Blob;
use aws_sdk_kms::types::{KeySpec, MessageType, SigningAlgorithmSpec};
use aws_sdk_kms::Client as Kms;

pub struct Signer {
    kms: Kms,
    key: String,
}

impl Signer {
    pub fn new(config: &SdkConfig, key: &str) -> Self {
        Self { kms: Kms::new(config), key: key.to_string() }
    }

    pub async fn sign(&self, data: &[u8]) -> anyhow::Result<Vec<u8>> {
        let algorithm = self.algorithm().await?;
        let signed = self
            .kms
            .sign()
            .key_id(&self.key)
            .message_type(MessageType::Raw)
            .signing_algorithm(algorithm)
            .message(Blob::new(data))
            .send()
            .await?;
        signed.signature.map(Blob::into_inner).ok_or_else(|| anyhow::anyhow!("no signature"))
    }

    async fn algorithm(&self) -> anyhow::Result<SigningAlgorithmSpec> {
        let described = self.kms.describe_key().key_id(&self.key).send().await?;
        let spec = described.key_metadata().and_then(|key| key.key_spec());
        match spec {
            Some(KeySpec::EccNistP256) => Ok(SigningAlgorithmSpec::EcdsaSha256),
            Some(KeySpec::Rsa2048) => Ok(SigningAlgorithmSpec::RsassaPssSha256),
            other => anyhow::bail!("no algorithm for {other:?}"),
        }
    }
}
