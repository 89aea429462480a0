//! The services that stand for a program which uses several: which of their operations it calls, and where
//! their models are.

use std::path::{Path, PathBuf};

use farrier_codegen::{Request, Runtime};

use cargo_farrier::jobs::Job;
use cargo_farrier::report::{Fault, shown};

/// A slice of a service.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slice {
    /// The official crate's name, which ours has too.
    pub(crate) package: &'static str,
    /// The file of the model.
    model: &'static str,
    /// The operations.
    operations: &'static [&'static str],
}

/// What a program calls.
pub(crate) const CALLED: [Slice; 5] = [
    Slice {
        package: "aws-sdk-dynamodb",
        model: "dynamodb.json",
        operations: &[
            "BatchGetItem",
            "BatchWriteItem",
            "DeleteItem",
            "DescribeTable",
            "GetItem",
            "PutItem",
            "Query",
            "Scan",
            "TransactWriteItems",
            "UpdateItem",
        ],
    },
    Slice {
        package: "aws-sdk-lambda",
        model: "lambda.json",
        operations: &[
            "CreateFunction",
            "DeleteFunction",
            "GetFunction",
            "GetFunctionConfiguration",
            "Invoke",
            "ListFunctions",
            "ListVersionsByFunction",
            "PublishVersion",
            "UpdateFunctionCode",
            "UpdateFunctionConfiguration",
        ],
    },
    Slice {
        package: "aws-sdk-s3",
        model: "s3.json",
        operations: &[
            "CompleteMultipartUpload",
            "CopyObject",
            "CreateMultipartUpload",
            "DeleteObject",
            "DeleteObjects",
            "GetObject",
            "HeadObject",
            "ListObjectsV2",
            "PutObject",
            "UploadPart",
        ],
    },
    Slice {
        package: "aws-sdk-secretsmanager",
        model: "secrets-manager.json",
        operations: &[
            "CreateSecret",
            "DeleteSecret",
            "DescribeSecret",
            "GetRandomPassword",
            "GetSecretValue",
            "ListSecretVersionIds",
            "ListSecrets",
            "PutSecretValue",
            "RotateSecret",
            "UpdateSecret",
        ],
    },
    Slice {
        package: "aws-sdk-sqs",
        model: "sqs.json",
        operations: &[
            "ChangeMessageVisibility",
            "CreateQueue",
            "DeleteMessage",
            "DeleteMessageBatch",
            "GetQueueAttributes",
            "GetQueueUrl",
            "ListQueues",
            "ReceiveMessage",
            "SendMessage",
            "SendMessageBatch",
        ],
    },
];

/// What aws-config calls for credentials.
pub(crate) const CREDENTIALS: [Slice; 3] = [
    Slice {
        package: "aws-sdk-sso",
        model: "sso.json",
        operations: &["GetRoleCredentials"],
    },
    Slice {
        package: "aws-sdk-ssooidc",
        model: "sso-oidc.json",
        operations: &["CreateToken"],
    },
    Slice {
        package: "aws-sdk-sts",
        model: "sts.json",
        operations: &["AssumeRole", "AssumeRoleWithWebIdentity"],
    },
];

impl Slice {
    /// The newest model of the service in `../shared`, whose folders are named after months.
    ///
    /// # Errors
    /// There is none.
    pub(crate) fn model(&self) -> Result<PathBuf, Fault> {
        let models = repository().with_file_name("shared").join("models");
        let cannot = |error| Fault::io(format!("cannot read `{}`", models.display()), &error);
        let mut months = Vec::new();
        for entry in std::fs::read_dir(&models).map_err(cannot)? {
            months.push(entry.map_err(cannot)?.path());
        }
        months.sort();
        let mut found = months.iter().rev().map(|month| month.join(self.model));
        found.find(|model| model.is_file()).ok_or_else(|| {
            Fault::new(format!(
                "there is no `{}` in `{}`",
                self.model,
                models.display()
            ))
        })
    }

    /// The job that generates the client into a folder.
    ///
    /// # Errors
    /// There is no model.
    pub(crate) fn job(&self, dir: PathBuf, runtime: Runtime) -> Result<Job, Fault> {
        let operations = self.operations.iter().map(|it| (*it).to_owned());
        Ok(Job {
            shown: shown(&dir),
            dir,
            models: vec![self.model()?],
            request: Request {
                name: Some(self.package.to_owned()),
                operations: operations.collect(),
                runtime,
                ..Request::default()
            },
            asked: Vec::new(),
        })
    }
}

/// The folder of the repository.
pub(crate) fn repository() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}
