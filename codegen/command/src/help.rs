//! What stands at the end of the help texts: examples, and what exit codes mean.

/// Of the command as a whole.
pub const ALL: &str = "\
Exit codes: 0 all is well; 1 something is out of date, or the answer is no; 2 bad input, nothing was written.

Options are also in `cargo farrier COMMAND --help`; the keys of `farrier.toml` are in the README of cargo-farrier.";

/// Of `adopt`.
pub const ADOPT: &str = "\
Examples:
  cargo farrier adopt --dry-run
      Show what would be adopted, and write nothing.
  cargo farrier adopt
      Every client of the workspace.
  cargo farrier adopt s3 sqs --models ../api-models
      Two clients, with models from a folder.

Exit codes: 0 adopted; 2 it could not be done, and everything is as it was.";

/// Of `sync`.
pub const SYNC: &str = "\
Examples:
  cargo farrier sync
      After the code has changed: add the operations that it calls.
  cargo farrier sync --prune
      And drop those that it no longer calls.

Exit codes: 0 done; 2 it could not be done, and everything is as it was.";

/// Of `add`.
pub const ADD: &str = "\
Examples:
  cargo farrier add s3 CopyObject
      One operation more.

Exit codes: 0 done; 2 it could not be done, and everything is as it was.";

/// Of `remove`.
pub const REMOVE: &str = "\
Examples:
  cargo farrier remove
      Put all official crates back, once you have said yes.
  cargo farrier remove s3 CopyObject
      Take an operation out of a crate.

Exit codes: 0 done; 2 it could not be done, and everything is as it was.";

/// Of `generate`.
pub const GENERATE: &str = "\
Examples:
  cargo farrier generate
      Write every crate of the nearest `farrier.toml`.
  cargo farrier generate --model sqs.json --operation SendMessage --out sdk/sqs
      Write a crate of one operation of any model.

Exit codes: 0 written, or up to date; 2 bad input, nothing was written.";

/// Of `check`.
pub const CHECK: &str = "\
Examples:
  cargo farrier check
      In CI: fail with a diff when a crate is not what its model says.
  cargo farrier check --used
      Fail as well when it has not just the operations that are used.

Exit codes: 0 up to date; 1 out of date; 2 bad input.";

/// Of `update`.
pub const UPDATE: &str = "\
Examples:
  cargo farrier update
      What newer models change for what is used. Nothing is written.
  cargo farrier update --accept --format markdown > update.md
      Take them; the text is for a pull request.
  cargo farrier update s3 --models ../api-models --fail-on behaviour
      One crate, with models from a folder.

Exit codes: 0 nothing breaks, or it was accepted; 1 something breaks; 2 it could not be done, and everything is as it was.";

/// Of `diff`.
pub const DIFF: &str = "\
Examples:
  cargo farrier diff old.json new.json --operation GetObject --operation PutObject
      What changes for who calls two operations.
  cargo farrier diff --models ../api-models --format github
      What changes for the configured crates, as annotations of a workflow.

Exit codes: 0 nothing breaks; 1 something breaks, or what `--fail-on` says; 2 bad input, nothing was compared.";

/// Of `why`.
pub const WHY: &str = "\
Examples:
  cargo farrier why types::AttributeValue
      The shortest way of each generated operation to a type.
  cargo farrier why 'com.amazonaws.sqs#Message$Body' --all
      Every way to a member. `operation::receive_message::ReceiveMessageOutput::messages` names one in Rust.
  cargo farrier why Tag --model dynamodb.json --message-format json
      The same of any model, for programs.

Exit codes: 0 a generated operation reaches it; 1 none does; 2 there is no such shape, or bad input.";

/// Of `cost`.
pub const COST: &str = "\
Examples:
  cargo farrier cost
      What each operation of each configured crate brings; `-v` lists the types too.
  cargo farrier cost dynamodb --html cost.html
      One crate, and a page with a treemap.
  cargo farrier cost --model s3.json --operation GetObject --operation PutObject --build check
      What a slice would be.

Exit codes: 0 done; 2 bad input, nothing was written.";
