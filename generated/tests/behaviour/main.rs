//! How the generated client behaves towards a real HTTP server on loopback: what it sends, what it
//! makes of every kind of reply, and when it tries again. What the model's own protocol and endpoint
//! tests say is tested elsewhere, by emitted code.

mod client;
mod errors;
mod faults;
mod fixtures;
mod hostile;
mod older_http;
mod outputs;
mod pages;
mod presigned;
mod requests;
mod retries;
mod server;
mod signature;
mod sigv4;
mod verifier;
