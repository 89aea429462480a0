//! Takes times: of the processor, and of one phase of a call.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    AfterDeserializationInterceptorContextRef, BeforeDeserializationInterceptorContextRef,
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextRef,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use rustix::time::{ClockId, clock_gettime};

/// The time that this process was on a processor, in seconds.
#[must_use]
pub fn processor_time() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// A phase of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// From the input to the request.
    Serialize,
    /// From the reply to the output.
    Parse,
}

/// An interceptor that takes the time of one phase. The two times it reads of the clock are about
/// 50 ns, which is little beside bodies of some KB.
#[derive(Clone, Debug)]
pub struct Stopwatch {
    phase: Phase,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    since: Option<Instant>,
    total: Duration,
}

impl Stopwatch {
    pub(crate) fn new(phase: Phase) -> Self {
        let state = Arc::default();
        Self { phase, state }
    }

    /// The seconds taken since this was asked last.
    pub(crate) fn take(&self) -> f64 {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut state.total).as_secs_f64()
    }

    fn start(&self, phase: Phase) {
        if phase == self.phase {
            let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            state.since = Some(Instant::now());
        }
    }

    fn stop(&self, phase: Phase) {
        if phase == self.phase {
            let now = Instant::now();
            let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            let since = state.since.take();
            state.total += since.map_or(Duration::ZERO, |since| now - since);
        }
    }
}

#[dyn_dispatch_hint]
impl Intercept for Stopwatch {
    fn name(&self) -> &'static str {
        "Stopwatch"
    }

    fn read_before_serialization(
        &self,
        _: &BeforeSerializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.start(Phase::Serialize);
        Ok(())
    }

    fn read_after_serialization(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.stop(Phase::Serialize);
        Ok(())
    }

    fn read_before_deserialization(
        &self,
        _: &BeforeDeserializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.start(Phase::Parse);
        Ok(())
    }

    fn read_after_deserialization(
        &self,
        _: &AfterDeserializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.stop(Phase::Parse);
        Ok(())
    }
}
