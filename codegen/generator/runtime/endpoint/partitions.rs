//! The partitions of AWS: groups of regions with DNS suffixes and features of their own.
//!
//! The data are of 2026. A region that is not listed belongs to the partition whose regions have the
//! same prefix.

/// A partition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Partition {
    /// Its name, `aws` or `aws-…`.
    pub name: &'static str,
    /// The suffix of host names.
    pub dns_suffix: &'static str,
    /// The suffix of host names with IPv4 and IPv6.
    pub dual_stack_dns_suffix: &'static str,
    /// Whether there are endpoints that comply with FIPS 140.
    pub(super) supports_fips: bool,
    /// Whether there are endpoints with IPv4 and IPv6.
    pub supports_dual_stack: bool,
    /// The region in which global services sign.
    pub(super) implicit_global_region: &'static str,
    /// What the names of regions begin with, up to the last but one dash: `us` in `us-east-1`.
    prefixes: &'static [&'static str],
    /// Regions without one of the prefixes.
    regions: &'static [&'static str],
}

impl Partition {
    /// Whether a region is named `prefix-word-number`, with a prefix of this partition.
    #[cfg_attr(debug_assertions, inline)]
    fn looks_like(&self, region: &str) -> bool {
        let mut parts = region.rsplitn(3, '-');
        let (Some(number), Some(word), Some(prefix)) = (parts.next(), parts.next(), parts.next())
        else {
            return false;
        };
        let is_word = |c: char| c == '_' || c.is_alphanumeric();
        self.prefixes.contains(&prefix)
            && !word.is_empty()
            && word.chars().all(is_word)
            && !number.is_empty()
            && number.bytes().all(|digit| digit.is_ascii_digit())
    }
}

/// The partition that a region belongs to; `aws` for a region that fits none.
#[cfg_attr(debug_assertions, inline)]
pub fn of_region(region: &str) -> &'static Partition {
    PARTITIONS
        .iter()
        .find(|partition| partition.regions.contains(&region))
        .or_else(|| {
            PARTITIONS
                .iter()
                .find(|partition| partition.looks_like(region))
        })
        .unwrap_or(&PARTITIONS[0])
}

/// In the order in which they are tried; the first is for regions that fit none.
static PARTITIONS: [Partition; 8] = [AWS, CN, EUSC, ISO, ISO_B, ISO_E, ISO_F, US_GOV];

const AWS: Partition = Partition {
    name: "aws",
    dns_suffix: "amazonaws.com",
    dual_stack_dns_suffix: "api.aws",
    supports_fips: true,
    supports_dual_stack: true,
    implicit_global_region: "us-east-1",
    prefixes: &["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"],
    regions: &["aws-global"],
};

const CN: Partition = Partition {
    name: "aws-cn",
    dns_suffix: "amazonaws.com.cn",
    dual_stack_dns_suffix: "api.amazonwebservices.com.cn",
    supports_fips: true,
    supports_dual_stack: true,
    implicit_global_region: "cn-northwest-1",
    prefixes: &["cn"],
    regions: &["aws-cn-global"],
};

const EUSC: Partition = Partition {
    name: "aws-eusc",
    dns_suffix: "amazonaws.eu",
    dual_stack_dns_suffix: "api.amazonwebservices.eu",
    supports_fips: true,
    supports_dual_stack: true,
    implicit_global_region: "eusc-de-east-1",
    prefixes: &["eusc-de"],
    regions: &[],
};

const ISO: Partition = Partition {
    name: "aws-iso",
    dns_suffix: "c2s.ic.gov",
    dual_stack_dns_suffix: "api.aws.ic.gov",
    supports_fips: true,
    supports_dual_stack: true,
    implicit_global_region: "us-iso-east-1",
    prefixes: &["us-iso"],
    regions: &["aws-iso-global"],
};

const ISO_B: Partition = Partition {
    name: "aws-iso-b",
    dns_suffix: "sc2s.sgov.gov",
    dual_stack_dns_suffix: "api.aws.scloud",
    supports_fips: true,
    supports_dual_stack: true,
    implicit_global_region: "us-isob-east-1",
    prefixes: &["us-isob"],
    regions: &["aws-iso-b-global"],
};

const ISO_E: Partition = Partition {
    name: "aws-iso-e",
    dns_suffix: "cloud.adc-e.uk",
    dual_stack_dns_suffix: "api.cloud-aws.adc-e.uk",
    supports_fips: true,
    supports_dual_stack: true,
    implicit_global_region: "eu-isoe-west-1",
    prefixes: &["eu-isoe"],
    regions: &["aws-iso-e-global"],
};

const ISO_F: Partition = Partition {
    name: "aws-iso-f",
    dns_suffix: "csp.hci.ic.gov",
    dual_stack_dns_suffix: "api.aws.hci.ic.gov",
    supports_fips: true,
    supports_dual_stack: true,
    implicit_global_region: "us-isof-south-1",
    prefixes: &["us-isof"],
    regions: &["aws-iso-f-global"],
};

const US_GOV: Partition = Partition {
    name: "aws-us-gov",
    dns_suffix: "amazonaws.com",
    dual_stack_dns_suffix: "api.aws",
    supports_fips: true,
    supports_dual_stack: true,
    implicit_global_region: "us-gov-west-1",
    prefixes: &["us-gov"],
    regions: &["aws-us-gov-global"],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_find_their_partition() {
        for (region, partition) in [
            ("us-east-1", "aws"),
            ("ap-southeast-12", "aws"),
            ("aws-global", "aws"),
            ("cn-north-1", "aws-cn"),
            ("us-gov-west-1", "aws-us-gov"),
            ("aws-us-gov-global", "aws-us-gov"),
            ("us-iso-east-1", "aws-iso"),
            ("us-isob-east-1", "aws-iso-b"),
            ("eu-isoe-west-1", "aws-iso-e"),
            ("us-isof-south-1", "aws-iso-f"),
            ("eusc-de-east-1", "aws-eusc"),
            ("cn-1", "aws"),
            ("cn-north-x", "aws"),
            ("nowhere", "aws"),
            ("", "aws"),
        ] {
            assert_eq!(of_region(region).name, partition, "{region}");
        }
    }
}
