//! What is read and sent: bodies of any size, all alike.

use std::collections::HashMap;

use bytes::Bytes;

use crate::floor::{Batch, Demographic, Endpoint, Location, Page, Run, Status, User};

/// The ID of an application that is not there.
pub const APPLICATION: &str = "0123456789abcdef0123456789abcdef";
/// The reply to what is sent.
pub const ACCEPTED: &str = r#"{"Message":"Accepted","RequestID":"1"}"#;

/// The numbers of runs whose pages are of about 180 bytes, 30 KB and 760 KB.
pub const RUNS: [usize; 3] = [1, 197, 5_016];
/// The numbers of endpoints whose batches are of about 30 KB and 760 KB.
pub const ENDPOINTS: [usize; 2] = [56, 1_390];

/// A page of runs, as JSON.
#[must_use]
pub fn page(runs: usize) -> Bytes {
    let status = [
        Status::Completed,
        Status::Running,
        Status::Scheduled,
        Status::Cancelled,
    ];
    let item = (0..runs)
        .zip(status.into_iter().cycle())
        .map(|(number, status)| Run {
            creation_time: Some("2026-04-01T10:11:12.345Z".to_owned()),
            last_update_time: Some("2026-04-01T11:12:13.456Z".to_owned()),
            run_id: Some(format!("{number:032x}")),
            status: Some(status),
        });
    let page = Page {
        item: item.collect(),
        next_token: None,
    };
    // Structures of strings cannot fail to be written.
    serde_json::to_vec(&page).unwrap_or_default().into()
}

/// Endpoints to be sent.
#[must_use]
pub fn batch(endpoints: usize) -> Batch {
    Batch {
        item: (0..endpoints).map(endpoint).collect(),
    }
}

fn endpoint(number: usize) -> Endpoint {
    let several = |values: &[&str]| values.iter().map(|&value| value.to_owned()).collect();
    Endpoint {
        address: format!("someone.{number}@example.com"),
        attributes: HashMap::from([
            (
                "interests".to_owned(),
                several(&["music", "travel", "food"]),
            ),
            ("plan".to_owned(), several(&["yearly"])),
        ]),
        channel_type: "EMAIL".to_owned(),
        demographic: Demographic {
            app_version: "4.2.1".to_owned(),
            locale: "en_GB".to_owned(),
            make: "Acme".to_owned(),
            platform: "android".to_owned(),
            timezone: "Europe/London".to_owned(),
        },
        effective_date: "2026-04-01T10:11:12.345Z".to_owned(),
        id: format!("endpoint-{number:08}"),
        location: Location {
            city: "London".to_owned(),
            country: "GB".to_owned(),
            latitude: 51.507_351,
            longitude: -0.127_758,
        },
        metrics: HashMap::from([("visits".to_owned(), 42.0), ("score".to_owned(), 0.75)]),
        opt_out: "NONE".to_owned(),
        user: User {
            user_attributes: HashMap::from([(
                "note".to_owned(),
                several(&["said \"hello\"\nand left"]),
            )]),
            user_id: format!("user-{number:08}"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_have_the_sizes_that_they_are_said_to_have() {
        let about = |size: usize, wanted: usize| size.abs_diff(wanted) * 20 <= wanted;
        for (runs, size) in RUNS.into_iter().zip([180, 30_000, 760_000]) {
            assert!(
                about(page(runs).len(), size),
                "{runs}: {}",
                page(runs).len()
            );
        }
        for (endpoints, size) in ENDPOINTS.into_iter().zip([30_000, 760_000]) {
            let json = serde_json::to_vec(&batch(endpoints)).unwrap();
            assert!(about(json.len(), size), "{endpoints}: {}", json.len());
        }
    }
}
