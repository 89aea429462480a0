//! The error for endpoint parameters from which no endpoint can be found.

use std::fmt;

use crate::runtime::endpoint::functions::is_valid_host_label;

/// Invalid endpoint parameters: a required one is missing, or one has an invalid value.
#[derive(Debug)]
pub struct InvalidParams {
    field: &'static str,
    fault: Option<&'static str>,
}

impl InvalidParams {
    /// A required parameter without a value.
    #[cfg_attr(debug_assertions, inline)]
    pub fn missing(field: &'static str) -> Self {
        Self { field, fault: None }
    }

    /// A parameter with an invalid value, and what is wrong with it.
    #[cfg_attr(debug_assertions, inline)]
    pub fn invalid_value(field: &'static str, fault: &'static str) -> Self {
        Self {
            field,
            fault: Some(fault),
        }
    }

    /// Checks that a region can be part of a host name.
    ///
    /// # Errors
    /// The region cannot.
    #[cfg_attr(debug_assertions, inline)]
    pub fn check_region(field: &'static str, region: Option<&str>) -> Result<(), Self> {
        match region {
            Some(region) if !is_valid_host_label(region, true) => {
                Err(Self::invalid_value(field, "must be a valid host label"))
            }
            _ => Ok(()),
        }
    }
}

impl fmt::Display for InvalidParams {
    #[cfg_attr(debug_assertions, inline)]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.fault {
            None => write!(f, "a required field was missing: `{}`", self.field),
            Some(fault) => write!(f, "invalid value for field: `{}` - {fault}", self.field),
        }
    }
}

impl std::error::Error for InvalidParams {}
