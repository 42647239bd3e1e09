//! The tools that have a page of their own for a frame.

/// The tool that is the whole of the app, with its start screen.
pub const ALL: &str = "all";

/// Every tool, by the name that addresses and attributes have for it.
pub const TOOLS: [&str; 8] =
    ["readiness", "on-call", "error-budget", "dependencies", "alerts", "forecast", "time", ALL];
