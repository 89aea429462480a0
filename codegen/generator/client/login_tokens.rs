//! Login tokens for databases: their types, which the crate shows as its module `auth_token`.

pub(crate) mod for_cluster;
pub(crate) mod for_user;
pub(crate) mod token;
