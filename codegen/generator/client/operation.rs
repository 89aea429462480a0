//! What the marker types of operations implement.

/// Implements `RuntimePlugin` for the marker type of an operation.
macro_rules! operation_plugin {
    ($name:ident, $table:expr) => {
        impl ::aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin for $name {
            #[inline]
            fn config(
                &self,
            ) -> ::std::option::Option<::aws_smithy_types::config_bag::FrozenLayer> {
                $crate::runtime::call::plugins::of_operation($table).config()
            }

            #[inline]
            fn runtime_components(
                &self,
                current: &::aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder,
            ) -> ::std::borrow::Cow<
                '_,
                ::aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder,
            > {
                $crate::runtime::call::plugins::of_operation($table).runtime_components(current)
            }
        }
    };
}

pub(crate) use operation_plugin;
