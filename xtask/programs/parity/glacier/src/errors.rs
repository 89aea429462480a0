//! Errors that the service sends.

use transport::{Cases, Reply};

use crate::{client, error, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("errors");
    let codes = [
        (404, "ResourceNotFoundException"),
        (400, "MissingParameterValueException"),
        (400, "PolicyEnforcedException"),
        (403, "AccessDeniedException"),
    ];
    for (status, code) in codes {
        cases
            .case(code, [error(status, code)], async |config| {
                let call = client(&config).initiate_job().vault_name("v");
                match call.send().await {
                    Ok(output) => Ok(format!("{output:?}")),
                    Err(error) => match error.as_service_error() {
                        Some(inner) if inner.is_resource_not_found_exception() => {
                            Ok(format!("{inner:?}"))
                        }
                        _ => Err(error),
                    },
                }
            })
            .await;
    }
    let header = json(400, "{\"message\":\"m\"}");
    let header = header.header("x-amzn-errortype", "LimitExceededException");
    cases
        .case("the type in a header", [header], async |config| {
            client(&config).create_vault().vault_name("v").send().await
        })
        .await;
    let bodies = [
        ("no body", 404, ""),
        ("a page", 403, "<html/>"),
        ("no object", 400, "\"a\""),
    ];
    for (name, status, body) in bodies {
        cases
            .case(name, [Reply::new(status).body(body)], async |config| {
                client(&config).list_vaults().send().await
            })
            .await;
    }
}
