//! The same bodies with serde_json and derived implementations: what reading and writing them costs
//! when nothing else is asked of it.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

/// A page of the runs of a journey.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Page {
    /// The runs.
    pub item: Vec<Run>,
    /// Where the next page starts.
    pub next_token: Option<String>,
}

/// A run of a journey.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs)]
pub struct Run {
    pub creation_time: Option<String>,
    pub last_update_time: Option<String>,
    pub run_id: Option<String>,
    pub status: Option<Status>,
}

/// How far a run has come.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[allow(missing_docs)]
pub enum Status {
    Scheduled,
    Running,
    Completed,
    Cancelled,
}

/// Endpoints to be sent.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Batch {
    /// The endpoints.
    pub item: Vec<Endpoint>,
}

/// An endpoint.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs)]
pub struct Endpoint {
    pub address: String,
    pub attributes: HashMap<String, Vec<String>>,
    pub channel_type: String,
    pub demographic: Demographic,
    pub effective_date: String,
    pub id: String,
    pub location: Location,
    pub metrics: HashMap<String, f64>,
    pub opt_out: String,
    pub user: User,
}

/// What an endpoint is.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs)]
pub struct Demographic {
    pub app_version: String,
    pub locale: String,
    pub make: String,
    pub platform: String,
    pub timezone: String,
}

/// Where an endpoint is.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs)]
pub struct Location {
    pub city: String,
    pub country: String,
    pub latitude: f64,
    pub longitude: f64,
}

/// Whose an endpoint is.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
#[allow(missing_docs)]
pub struct User {
    pub user_attributes: HashMap<String, Vec<String>>,
    pub user_id: String,
}
