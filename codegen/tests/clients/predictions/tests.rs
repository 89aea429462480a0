//! A service with an endpoint for each of its models. The model has the shape IDs that the rows of
//! customizations name.

use predictions::error::{DisplayErrorContext, SdkError};

use crate::fixtures::client;
use crate::server::{Reply, Server};

#[tokio::test]
async fn a_request_goes_to_the_endpoint_in_its_input() {
    let general = Server::start([]).await.expect("a loopback server");
    let replies = [
        Reply::json(500, "{}"),
        Reply::json(200, r#"{"Label": "horse"}"#),
    ];
    let own = Server::start(replies).await.expect("a loopback server");
    let client = client!(predictions, general);
    let predict = |endpoint: &str| {
        let predict = client.predict().ml_model_id("m");
        predict.predict_endpoint(endpoint).send()
    };
    let found = predict(own.url()).await.expect("a prediction");
    assert_eq!(found.label(), Some("horse"));
    for request in own.received() {
        let host = own.url().strip_prefix("http://");
        assert_eq!(request.header("host"), host);
        assert_eq!(request.target, "/");
        let authorization = request.header("authorization").unwrap_or_default();
        assert!(authorization.contains("/eu-central-1/machinelearning/"));
    }
    assert_eq!(own.received().len(), 2);
    let error = predict("nowhere").await.expect_err("no URL");
    assert!(!matches!(error, SdkError::ServiceError(_)), "{error:?}");
    let error = DisplayErrorContext(&error).to_string();
    assert!(error.contains("no URL of a server: `nowhere`"), "{error}");
    assert!(general.received().is_empty());
}
