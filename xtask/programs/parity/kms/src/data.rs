//! Data that is encrypted, decrypted and signed.

use aws_sdk_kms::primitives::Blob;
use aws_sdk_kms::types::{
    DataKeyPairSpec, DataKeySpec, EncryptionAlgorithmSpec, KeyEncryptionMechanism,
    MacAlgorithmSpec, MessageType, RecipientInfo, SigningAlgorithmSpec,
};
use transport::Cases;

use crate::{KEY, client, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("data");
    encrypted(cases).await;
    keys(cases).await;
    signed(cases).await;
}

async fn encrypted(cases: &mut Cases) {
    let done = json(
        "{\"CiphertextBlob\":\"AP8+Pw==\",\"KeyId\":\"arn:k\",\"EncryptionAlgorithm\":\"SYMMETRIC_DEFAULT\"}",
    );
    cases
        .case("bytes in a context", [done], async |config| {
            let call = client(&config).encrypt().key_id("alias/a b");
            let call = call.plaintext(Blob::new([0, 255, 62, 63]));
            let call = call.encryption_context("purp\u{f6}se \"1\"", "\u{1f4f7}\n");
            let call = call.grant_tokens("t1").grant_tokens("");
            call.dry_run(false).send().await
        })
        .await;
    let done = json("{\"Plaintext\":\"\",\"KeyId\":null,\"CiphertextForRecipient\":\"AA==\"}");
    cases
        .case("bytes for an enclave", [done], async |config| {
            let recipient = RecipientInfo::builder().attestation_document(Blob::new(vec![1; 300]));
            let mechanism = KeyEncryptionMechanism::RsaesOaepSha256;
            let recipient = recipient.key_encryption_algorithm(mechanism).build();
            let call = client(&config).decrypt().recipient(recipient);
            let call = call.ciphertext_blob(Blob::new([]));
            let call = call.encryption_algorithm(EncryptionAlgorithmSpec::from("NEWER"));
            call.set_encryption_context(Some(Default::default()))
                .send()
                .await
        })
        .await;
    let done = json("{\"SourceKeyId\":\"a\",\"SourceEncryptionAlgorithm\":\"NEWER\",\"New\":[[]]}");
    cases
        .case("bytes of another key", [done], async |config| {
            let call = client(&config).re_encrypt().destination_key_id(KEY);
            let call = call.ciphertext_blob(Blob::new("text"));
            let call = call.source_encryption_context("", "");
            call.destination_encryption_context("a", "b").send().await
        })
        .await;
}

async fn keys(cases: &mut Cases) {
    let key =
        json("{\"Plaintext\":\"c2VjcmV0\",\"CiphertextBlob\":\"Yg==\",\"KeyMaterialId\":\"m\"}");
    cases
        .case("a key for data", [key], async |config| {
            let call = client(&config).generate_data_key().key_id(KEY);
            call.key_spec(DataKeySpec::Aes256).send().await
        })
        .await;
    let pair = json(
        "{\"PrivateKeyPlaintext\":\"cA==\",\"PublicKey\":\"cQ==\",\"KeyPairSpec\":\"ECC_NIST_P521\"}",
    );
    cases
        .case("a pair of keys", [pair], async |config| {
            let call = client(&config).generate_data_key_pair().key_id(KEY);
            let call = call.encryption_context("k", "v");
            call.key_pair_spec(DataKeyPairSpec::EccNistP521)
                .send()
                .await
        })
        .await;
    cases
        .case(
            "random bytes",
            [json("{\"Plaintext\":\"AAECAw==\"}")],
            async |config| {
                let call = client(&config).generate_random().number_of_bytes(1024);
                call.custom_key_store_id("cks-1").send().await
            },
        )
        .await;
}

async fn signed(cases: &mut Cases) {
    let done = json("{\"Signature\":\"c2ln\",\"SigningAlgorithm\":\"ECDSA_SHA_256\"}");
    cases
        .case("a digest that is signed", [done], async |config| {
            let call = client(&config)
                .sign()
                .key_id(KEY)
                .message(Blob::new([7; 32]));
            let call = call.message_type(MessageType::Digest);
            call.signing_algorithm(SigningAlgorithmSpec::EcdsaSha256)
                .send()
                .await
        })
        .await;
    cases
        .case(
            "a signature",
            [json("{\"SignatureValid\":true}")],
            async |config| {
                let call = client(&config).verify().key_id(KEY).message(Blob::new("m"));
                call.signature(Blob::new(vec![255; 71]))
                    .dry_run(true)
                    .send()
                    .await
            },
        )
        .await;
    cases
        .case(
            "a code of a message",
            [json("{\"Mac\":\"bWFj\"}")],
            async |config| {
                let call = client(&config).generate_mac().key_id(KEY);
                let call = call.message(Blob::new("x".repeat(4096)));
                call.mac_algorithm(MacAlgorithmSpec::HmacSha512)
                    .send()
                    .await
            },
        )
        .await;
}
