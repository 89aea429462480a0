//! Tests of the forms of output and of the exit codes.
