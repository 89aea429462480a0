//! Conditions: what is written only if the item is as expected, and the error when it is not.

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::operation::put_item::PutItemError;
use aws_sdk_dynamodb::types::ReturnValuesOnConditionCheckFailure;
use steps::Steps;

use super::TABLE;
use super::values::{item, key, number, text};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("conditions");
    for step in ["put if absent", "put if absent again"] {
        let put = client
            .put_item()
            .table_name(TABLE)
            .set_item(Some(key("carl", 1)))
            .item("state", text("open"))
            .condition_expression("attribute_not_exists(customer)")
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
            .send()
            .await;
        if let Err(error) = &put {
            let what = match error.as_service_error() {
                Some(PutItemError::ConditionalCheckFailedException(failed)) => {
                    failed.item().map(item).unwrap_or_default()
                }
                Some(PutItemError::ProvisionedThroughputExceededException(_)) => "later".to_owned(),
                _ => "something else".to_owned(),
            };
            steps.seen("what is there instead", what);
        }
        steps.step(step, put, |output| output.attributes().is_some());
    }
    for (step, state) in [("change if open", "open"), ("change if lost", "lost")] {
        let changed = client
            .update_item()
            .table_name(TABLE)
            .set_key(Some(key("carl", 1)))
            .update_expression("SET amount = :total")
            .condition_expression("#s = :state AND attribute_type(#s, :type)")
            .expression_attribute_names("#s", "state")
            .expression_attribute_values(":state", text(state))
            .expression_attribute_values(":type", text("S"))
            .expression_attribute_values(":total", number(10))
            .send()
            .await;
        steps.step(step, changed, |_| "");
    }
    let deleted = client
        .delete_item()
        .table_name(TABLE)
        .set_key(Some(key("carl", 1)))
        .condition_expression("amount > :most")
        .expression_attribute_values(":most", number(100))
        .send()
        .await;
    steps.step("delete if it is more", deleted, |_| "");
}
