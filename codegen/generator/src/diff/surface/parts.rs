//! The public items of the copied client text that only some crates have, by the part that has them. A test
//! compares the settings with the text.

use crate::plan::parts::Part;

/// The public items of a part.
pub(super) struct PartRow {
    /// The part.
    pub(super) part: Part,
    /// Items by the module or type that has them; `mod` alone is the module itself.
    pub(super) items: &'static [(&'static str, &'static [&'static str])],
}

const BUILDER: &str = "config::Builder";

/// The parts with public items; those of services that are known by their shape IDs too.
pub(super) static PARTS: &[PartRow] = &[
    PartRow {
        part: Part::AccountIdEndpoints,
        items: &[(
            BUILDER,
            &[
                "fn account_id_endpoint_mode",
                "fn set_account_id_endpoint_mode",
            ],
        )],
    },
    PartRow {
        part: Part::ApiKeyAuth,
        items: &[
            (BUILDER, &["fn api_key", "fn api_key_resolver"]),
            ("config", &["use ResolveIdentity", "use Token"]),
        ],
    },
    PartRow {
        part: Part::BasicAuth,
        items: &[
            (
                BUILDER,
                &["fn basic_auth_login", "fn basic_auth_login_resolver"],
            ),
            ("config", &["use Login", "use ResolveIdentity"]),
        ],
    },
    PartRow {
        part: Part::BearerAuth,
        items: &[
            (
                BUILDER,
                &[
                    "fn bearer_token",
                    "fn bearer_token_resolver",
                    "fn set_token_provider",
                    "fn token_provider",
                ],
            ),
            (
                "config",
                &[
                    "use ProvideToken",
                    "use ResolveIdentity",
                    "use SharedTokenProvider",
                    "use Token",
                ],
            ),
        ],
    },
    PartRow {
        part: Part::ChecksumSettings,
        items: &[
            (
                BUILDER,
                &[
                    "fn request_checksum_calculation",
                    "fn response_checksum_validation",
                    "fn set_request_checksum_calculation",
                    "fn set_response_checksum_validation",
                ],
            ),
            (
                "Config",
                &[
                    "fn request_checksum_calculation",
                    "fn response_checksum_validation",
                ],
            ),
            (
                "config",
                &[
                    "use RequestChecksumCalculation",
                    "use ResponseChecksumValidation",
                ],
            ),
        ],
    },
    PartRow {
        part: Part::ChunkSize,
        items: &[(
            BUILDER,
            &[
                "fn aws_chunked_encoding_chunk_size",
                "fn set_aws_chunked_encoding_chunk_size",
            ],
        )],
    },
    PartRow {
        part: Part::CompressionSettings,
        items: &[
            (
                BUILDER,
                &[
                    "fn disable_request_compression",
                    "fn request_min_compression_size_bytes",
                    "fn set_disable_request_compression",
                    "fn set_request_min_compression_size_bytes",
                ],
            ),
            (
                "Config",
                &[
                    "fn disable_request_compression",
                    "fn request_min_compression_size_bytes",
                ],
            ),
        ],
    },
    PartRow {
        part: Part::EndpointDiscovery,
        items: &[
            ("Client", &["fn with_endpoint_discovery_enabled"]),
            ("endpoint_discovery", &["mod"]),
        ],
    },
    PartRow {
        part: Part::ExtendedRequestId,
        items: &[("operation::RequestIdExt", &["trait"])],
    },
    PartRow {
        part: Part::Idempotency,
        items: &[(
            BUILDER,
            &[
                "fn idempotency_token_provider",
                "fn set_idempotency_token_provider",
            ],
        )],
    },
    PartRow {
        part: Part::Presigning,
        items: &[
            (
                "client::customize::CustomizableOperation",
                &["fn presigned"],
            ),
            ("presigning", &["mod"]),
        ],
    },
    PartRow {
        part: Part::Sessions,
        items: &[(
            BUILDER,
            &[
                "fn express_credentials_provider",
                "fn set_express_credentials_provider",
            ],
        )],
    },
    PartRow {
        part: Part::SigV4a,
        items: &[
            (
                BUILDER,
                &[
                    "fn set_sigv4a_signing_region_set",
                    "fn sigv4a_signing_region_set",
                ],
            ),
            ("Config", &["fn sigv4a_signing_region_set"]),
        ],
    },
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::plan::copied_code::CLIENT;

    /// The functions that a settings file adds to `Builder` and `Config`.
    fn of_text(text: &str) -> BTreeSet<(String, String)> {
        let mut owner = None;
        let mut found = BTreeSet::new();
        for line in text.lines() {
            match line {
                "impl Builder {" => owner = Some(BUILDER),
                "impl Config {" => owner = Some("Config"),
                "}" => owner = None,
                _ => {}
            }
            let function = line.strip_prefix("    pub fn ");
            if let (Some(owner), Some(function)) = (owner, function) {
                let name = function.split(['(', '<']).next().unwrap_or_default();
                found.insert((owner.to_owned(), format!("fn {name}")));
            }
        }
        found
    }

    #[test]
    fn the_settings_are_those_of_the_text() {
        let parts = CLIENT
            .files()
            .filter(|file| file.path.starts_with("settings/"));
        let mut compared = 0;
        for file in parts {
            for part in file.parts {
                let rows = PARTS.iter().filter(|row| row.part == *part);
                let rows = rows.flat_map(|row| row.items);
                let rows = rows.filter(|(owner, _)| [BUILDER, "Config"].contains(owner));
                let listed: BTreeSet<(String, String)> = rows
                    .flat_map(|(owner, names)| {
                        let pair = |name: &&str| ((*owner).to_owned(), (*name).to_owned());
                        names.iter().map(pair)
                    })
                    .collect();
                assert_eq!(listed, of_text(file.text), "{}", file.path);
                compared += listed.len();
            }
        }
        assert!(compared > 20);
    }
}
