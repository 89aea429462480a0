//! The calls to the operations of the whole service, a line or a structure each: what they send
//! with every kind of member set. A name up to its comma is the operation's in the model. A map gets
//! one entry: the order of more would be chance.

mod creates;
mod labels;
mod messages;
mod updates;

use super::super::sdk::types as sdk_types;
use super::{Call, Observation, call, run, watch};
use crate::samples::Samples;
use crate::settings;

/// A structure: its type, then calls to the setters of its builder.
macro_rules! make {
    ($type:ident: $($setter:ident($($value:expr),*))*) => {
        super::sdk_types::$type::builder()$(.$setter($($value),*))*.build()
    };
}

/// Calls: the name, the client's function, then calls to setters.
macro_rules! calls {
    ($($name:literal: $operation:ident $($setter:ident($($value:expr),*))*;)*) => {
        vec![$(call($name, |client| {
            watch(client.$operation()$(.$setter($($value),*))*.send())
        })),*]
    };
}

use {calls, make};

/// Every call.
fn all() -> Vec<Call> {
    let parts = [
        creates::calls(),
        labels::calls(),
        messages::calls(),
        updates::calls(),
    ];
    parts.into_iter().flatten().collect()
}

/// Makes each call with an ordinary reply, and once for each other reply that its operation can have.
///
/// # Errors
/// A call's operation is not in the model.
pub(crate) async fn observe(samples: &Samples) -> Result<Vec<Observation>, String> {
    let usual = settings::usual();
    let mut observations = Vec::new();
    for call in all() {
        for reply in samples.replies(call.name)? {
            let case = format!("whole: {}, {}", call.name, reply.name);
            observations.push(run(case, &call, &usual, reply.script).await);
        }
    }
    Ok(observations)
}
