//! What is done with a symmetric key: bytes encrypted and decrypted, keys for data, codes of messages.

use aws_sdk_kms::Client;
use aws_sdk_kms::primitives::Blob;
use aws_sdk_kms::types::{DataKeySpec, KeySpec, KeyUsageType, MacAlgorithmSpec};
use steps::{Fields, Steps};

use super::text;

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("ciphers");
    let spec = (KeySpec::SymmetricDefault, KeyUsageType::EncryptDecrypt);
    let key = super::key(client, spec.clone(), "KEY-A", steps).await;
    let other = super::key(client, spec, "KEY-B", steps).await;
    let texts: [(&str, &[u8]); 3] = [
        ("text", b"hello"),
        ("unicode", "grüße ✓ 漢字 🦀".as_bytes()),
        ("bytes", &[0, 1, 2, 127, 128, 254, 255]),
    ];
    for (name, plain) in texts {
        round_trip(client, &key, (name, plain), steps).await;
    }
    with_a_context(client, (&key, &other), steps).await;
    data_keys(client, &key, steps).await;
    codes(client, steps).await;
}

async fn round_trip(client: &Client, key: &str, (name, plain): (&str, &[u8]), steps: &mut Steps) {
    let encrypted = client
        .encrypt()
        .key_id(key)
        .plaintext(Blob::new(plain))
        .send()
        .await;
    let encrypted = steps.step(&format!("encrypt {name}"), encrypted, |output| {
        let cipher = output.ciphertext_blob().map(|blob| blob.as_ref());
        Fields::new()
            .field("key", output.key_id())
            .field("algorithm", output.encryption_algorithm())
            .field("is other", cipher.map(|cipher| cipher != plain))
    });
    let decrypted = client
        .decrypt()
        .set_ciphertext_blob(encrypted.and_then(|output| output.ciphertext_blob))
        .send()
        .await;
    steps.step(&format!("decrypt {name}"), decrypted, |output| {
        let printed = format!("{output:?}");
        Fields::new()
            .field("key", output.key_id())
            .field("algorithm", output.encryption_algorithm())
            .field("bytes", output.plaintext().map(|blob| blob.as_ref()))
            .field(
                "redacted",
                Some(printed.contains("Sensitive Data Redacted")),
            )
    });
}

async fn with_a_context(client: &Client, (key, other): (&str, &str), steps: &mut Steps) {
    let encrypted = client
        .encrypt()
        .key_id(key)
        .plaintext(Blob::new("secret"))
        .encryption_context("größe", "ü & ö")
        .encryption_context("team", "blue")
        .send()
        .await;
    let encrypted = steps.step("encrypt with a context", encrypted, |output| {
        output.ciphertext_blob().is_some()
    });
    let cipher = encrypted.and_then(|output| output.ciphertext_blob);
    let decrypt = || client.decrypt().set_ciphertext_blob(cipher.clone());
    let decrypted = decrypt().encryption_context("team", "blue").send().await;
    if let Err(error) = &decrypted {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_invalid_ciphertext_exception());
        steps.seen("is InvalidCiphertext", format!("{is_known:?}"));
    }
    steps.step("decrypt with another context", decrypted, |_| "");
    let decrypted = decrypt()
        .encryption_context("team", "blue")
        .encryption_context("größe", "ü & ö")
        .key_id(key)
        .send()
        .await;
    steps.step("decrypt with the context", decrypted, |output| {
        Fields::new().field("text", output.plaintext().map(text))
    });
    let again = client
        .re_encrypt()
        .set_ciphertext_blob(cipher)
        .source_encryption_context("team", "blue")
        .source_encryption_context("größe", "ü & ö")
        .destination_key_id(other)
        .send()
        .await;
    let again = steps.step("encrypt with another key", again, |output| {
        Fields::new()
            .field("from", output.source_key_id())
            .field("to", output.key_id())
    });
    let decrypted = client
        .decrypt()
        .set_ciphertext_blob(again.and_then(|output| output.ciphertext_blob))
        .send()
        .await;
    steps.step("decrypt with another key", decrypted, |output| {
        Fields::new()
            .field("key", output.key_id())
            .field("text", output.plaintext().map(text))
    });
}

async fn data_keys(client: &Client, key: &str, steps: &mut Steps) {
    let length = |blob: &Blob| blob.as_ref().len();
    let made = client
        .generate_data_key()
        .key_id(key)
        .key_spec(DataKeySpec::Aes256)
        .encryption_context("a", "b")
        .send()
        .await;
    let made = steps.step("a key for data", made, |output| {
        Fields::new()
            .field("key", output.key_id())
            .field("bytes", output.plaintext().map(length))
            .has("encrypted", output.ciphertext_blob())
    });
    let plain = made.as_ref().and_then(|output| output.plaintext().cloned());
    let decrypted = client
        .decrypt()
        .set_ciphertext_blob(made.and_then(|output| output.ciphertext_blob))
        .encryption_context("a", "b")
        .send()
        .await;
    steps.step("decrypt a key for data", decrypted, |output| {
        Fields::new().field("is the same", Some(output.plaintext() == plain.as_ref()))
    });
    let made = client
        .generate_data_key_without_plaintext()
        .key_id(key)
        .number_of_bytes(33)
        .send()
        .await;
    steps.step("a key for data that is not shown", made, |output| {
        Fields::new()
            .field("key", output.key_id())
            .has("encrypted", output.ciphertext_blob())
    });
    let made = client.generate_random().number_of_bytes(17).send().await;
    steps.step("random bytes", made, |output| {
        Fields::new().field("bytes", output.plaintext().map(length))
    });
}

async fn codes(client: &Client, steps: &mut Steps) {
    let spec = (KeySpec::Hmac256, KeyUsageType::GenerateVerifyMac);
    let key = super::key(client, spec, "KEY-C", steps).await;
    let made = client
        .generate_mac()
        .key_id(&key)
        .message(Blob::new("message"))
        .mac_algorithm(MacAlgorithmSpec::HmacSha256)
        .send()
        .await;
    let made = steps.step("the code of a message", made, |output| {
        Fields::new()
            .field("key", output.key_id())
            .field("algorithm", output.mac_algorithm())
            .has("code", output.mac())
    });
    let code = made.and_then(|output| output.mac);
    for message in ["message", "massage"] {
        let verified = client
            .verify_mac()
            .key_id(&key)
            .message(Blob::new(message))
            .mac_algorithm(MacAlgorithmSpec::HmacSha256)
            .set_mac(code.clone())
            .send()
            .await;
        if let Err(error) = &verified {
            let inner = error.as_service_error();
            let is_known = inner.map(|error| error.is_kms_invalid_mac_exception());
            steps.seen("is KmsInvalidMac", format!("{is_known:?}"));
        }
        steps.step(&format!("is it of {message}"), verified, |output| {
            Fields::new().field("valid", Some(output.mac_valid()))
        });
    }
}
