//! Tests of the comparison, each with the smallest models that show a rule.
