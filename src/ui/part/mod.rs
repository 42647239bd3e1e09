//! What two or more screens use. A part that one screen needs lives in that screen's file.

pub mod copy_link;
pub mod field;
pub mod figure;
pub mod result;
pub mod table;
