//! Crate docs on addicts
//! continue here.

/// Doc for `addict` about drunks.
fn main() { /* inner */ }
