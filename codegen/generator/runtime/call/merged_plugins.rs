//! Merges the plugins of a client that are the same at every call, when the client is made.
//!
//! The orchestrator merges the components and the configuration of all plugins at each call. Most
//! plugins give the same each time: they are merged here, once.

use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::{
    Order, RuntimePlugin, RuntimePlugins, SharedRuntimePlugin, StaticRuntimePlugin,
};

/// A plugin of a client, and whether it may be merged with others.
#[derive(Clone, Debug)]
pub(super) struct Plugin {
    plugin: SharedRuntimePlugin,
    mergeable: bool,
}

impl Plugin {
    /// A plugin that gives the same at each call. One that wraps the components of others still has to
    /// see those of each call.
    #[cfg_attr(debug_assertions, inline)]
    pub(super) fn fixed(plugin: impl RuntimePlugin + 'static) -> Self {
        let mergeable = plugin.order() != Order::NestedComponents;
        let plugin = SharedRuntimePlugin::new(plugin);
        Self { plugin, mergeable }
    }

    /// A plugin that may give something else at each call.
    #[cfg_attr(debug_assertions, inline)]
    pub(super) fn asked_anew(plugin: impl RuntimePlugin + 'static) -> Self {
        let plugin = SharedRuntimePlugin::new(plugin);
        let mergeable = false;
        Self { plugin, mergeable }
    }
}

/// The plugins in the orchestrator's order, neighbours that may be merged as one. The user's plugins
/// come after the others of the same order, and are not merged.
#[cfg_attr(debug_assertions, inline)]
pub(super) fn arrange(
    plugins: impl Iterator<Item = Plugin>,
    user_plugins: &[SharedRuntimePlugin],
) -> RuntimePlugins {
    let user_plugins = user_plugins.iter().cloned().map(Plugin::asked_anew);
    let mut plugins: Vec<Plugin> = plugins.chain(user_plugins).collect();
    plugins.sort_by_key(|plugin| plugin.plugin.order());
    plugins
        .chunk_by(|left, right| left.mergeable && right.mergeable)
        .fold(RuntimePlugins::new(), |arranged, run| match run {
            [alone] => arranged.with_client_plugin(alone.plugin.clone()),
            run => merge(arranged, run),
        })
}

/// Adds the merged plugins: their components as those of a single one. Their configuration stays in
/// layers, which have a plugin each, since values of several layers are not always alternatives.
#[cfg_attr(debug_assertions, inline)]
fn merge(arranged: RuntimePlugins, run: &[Plugin]) -> RuntimePlugins {
    let order = run.first().map_or(Order::Defaults, |it| it.plugin.order());
    let components = RuntimeComponentsBuilder::new("ClientPlugins");
    let components = run.iter().fold(components, |components, it| {
        let next = it.plugin.runtime_components(&components);
        components.merge_from(&next)
    });
    let fixed = || StaticRuntimePlugin::new().with_order(order);
    let mut last = fixed().with_runtime_components(components);
    let mut layers: Vec<_> = run.iter().filter_map(|it| it.plugin.config()).collect();
    if let Some(layer) = layers.pop() {
        last = last.with_config(layer);
    }
    layers
        .into_iter()
        .map(|layer| fixed().with_config(layer))
        .chain([last])
        .fold(arranged, RuntimePlugins::with_client_plugin)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use aws_smithy_types::config_bag::{
        ConfigBag, FrozenLayer, Layer, Storable, StoreAppend, StoreReplace,
    };

    use super::*;

    #[derive(Debug)]
    struct Name(&'static str);

    impl Storable for Name {
        type Storer = StoreReplace<Self>;
    }

    #[derive(Debug)]
    struct Trace(&'static str);

    impl Storable for Trace {
        type Storer = StoreAppend<Self>;
    }

    fn layer(name: &'static str) -> FrozenLayer {
        let mut layer = Layer::new(name);
        layer.store_put(Name(name));
        layer.store_append(Trace(name));
        layer.freeze()
    }

    fn fixed(name: &'static str, order: Order) -> StaticRuntimePlugin {
        let plugin = StaticRuntimePlugin::new().with_order(order);
        plugin.with_config(layer(name))
    }

    fn applied(plugins: &RuntimePlugins) -> (&'static str, Vec<&'static str>) {
        let mut cfg = ConfigBag::base();
        plugins
            .apply_client_configuration(&mut cfg)
            .expect("it cannot fail");
        let mut trace: Vec<_> = cfg.load::<Trace>().map(|it| it.0).collect();
        trace.reverse(); // the newest came first
        (cfg.load::<Name>().map_or("", |it| it.0), trace)
    }

    #[test]
    fn layers_keep_the_order_of_their_plugins() {
        let ours = [
            Plugin::fixed(fixed("settings", Order::Overrides)),
            Plugin::fixed(fixed("first default", Order::Defaults)),
            Plugin::fixed(fixed("second default", Order::Defaults)),
            Plugin::fixed(fixed("wrapper", Order::NestedComponents)),
        ];
        let users = [
            SharedRuntimePlugin::new(fixed("user", Order::Overrides)),
            SharedRuntimePlugin::new(fixed("user default", Order::Defaults)),
        ];
        let expected = [
            "first default",
            "second default",
            "user default",
            "settings",
            "user",
            "wrapper",
        ];
        let (name, trace) = applied(&arrange(ours.into_iter(), &users));
        assert_eq!(name, "wrapper");
        assert_eq!(trace, expected);
    }

    #[test]
    fn only_what_cannot_change_is_asked_once() {
        #[derive(Debug, Default)]
        struct Counting(AtomicUsize);

        impl RuntimePlugin for &'static Counting {
            fn config(&self) -> Option<FrozenLayer> {
                self.0.fetch_add(1, Ordering::Relaxed);
                None
            }
        }

        static FIXED: Counting = Counting(AtomicUsize::new(0));
        static ANEW: Counting = Counting(AtomicUsize::new(0));
        let ours = [
            Plugin::fixed(&FIXED),
            Plugin::fixed(fixed("other", Order::Overrides)),
        ];
        let plugins = arrange(ours.into_iter(), &[SharedRuntimePlugin::new(&ANEW)]);
        applied(&plugins);
        applied(&plugins);
        assert_eq!(FIXED.0.load(Ordering::Relaxed), 1);
        assert_eq!(ANEW.0.load(Ordering::Relaxed), 2);
    }
}
