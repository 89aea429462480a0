//! The published crates that emitted crates are built on: a table with the oldest version of each that
//! works. Which of them a crate needs is told by [`super::requirements`].
//!
//! `cargo xtask minimal-versions` builds crates of every protocol with just these versions. The
//! repository's own lock file has newer ones, with which everything is tested.

/// A published crate.
#[derive(Debug, PartialEq, Eq)]
pub struct Dependency {
    /// Its name.
    pub name: &'static str,
    /// The oldest version that works.
    pub version: &'static str,
    /// Whether its default features are on.
    pub default_features: bool,
    /// The features that emitted code makes use of, whatever the service.
    pub features: &'static [&'static str],
    /// The published crate's name, if emitted code has another name for it.
    pub package: Option<&'static str>,
    /// Whether it is there with a Cargo feature of emitted crates alone, which has its name.
    pub is_optional: bool,
}

/// Declares dependencies as statics, and a list of all of them.
macro_rules! dependencies {
    ($($ident:ident = $name:literal $version:literal $([$($feature:literal),*])? $(default $default:literal)?
        $(of $package:literal $is_optional:ident)?;)*) => {
        $(
            #[doc = concat!("`", $name, "`")]
            pub static $ident: Dependency = Dependency {
                name: $name,
                version: $version,
                default_features: true $(&& $default)?,
                features: &[$($($feature),*)?],
                package: dependencies!(@package $($package)?),
                is_optional: dependencies!(@is $($is_optional)?),
            };
        )*

        /// Every dependency that an emitted crate can have.
        pub static ALL: &[&Dependency] = &[$(&$ident),*];
    };
    (@package) => { None };
    (@package $package:literal) => { Some($package) };
    (@is) => { false };
    (@is optional) => { true };
}

dependencies! {
    AWS_CREDENTIAL_TYPES = "aws-credential-types" "1.3.1";
    AWS_RUNTIME = "aws-runtime" "1.10.2";
    AWS_SIGV4 = "aws-sigv4" "1.6.2";
    AWS_SMITHY_ASYNC = "aws-smithy-async" "1.3.1";
    AWS_SMITHY_CBOR = "aws-smithy-cbor" "0.64.1";
    AWS_SMITHY_CHECKSUMS = "aws-smithy-checksums" "0.65.0";
    AWS_SMITHY_COMPRESSION = "aws-smithy-compression" "0.2.0";
    AWS_SMITHY_HTTP = "aws-smithy-http" "0.64.3";
    AWS_SMITHY_JSON = "aws-smithy-json" "0.65.1";
    AWS_SMITHY_OBSERVABILITY = "aws-smithy-observability" "0.3.1";
    AWS_SMITHY_QUERY = "aws-smithy-query" "0.64.0";
    AWS_SMITHY_RUNTIME = "aws-smithy-runtime" "1.16.2" ["client"];
    AWS_SMITHY_RUNTIME_API = "aws-smithy-runtime-api" "1.20.0" ["client", "http-1x"];
    AWS_SMITHY_SCHEMA = "aws-smithy-schema" "1.2.0";
    AWS_SMITHY_TYPES = "aws-smithy-types" "1.9.3" ["http-body-1-x"];
    AWS_SMITHY_XML = "aws-smithy-xml" "0.64.1";
    AWS_TYPES = "aws-types" "1.7.0";
    FASTRAND = "fastrand" "2.3.0";
    HTTP = "http" "1.3.1";
    HTTP_02X = "http-02x" "0.2.12" of "http" optional;
    HTTP_BODY = "http-body" "1.0.1";
    MD_5 = "md-5" "0.11.0";
    TRACING = "tracing" "0.1.44" ["std"] default false;
}

#[cfg(test)]
mod tests;
