//! Pictures.
//!
//! Each file draws one picture from the domain's numbers and says nothing of its own: values and limits come from
//! [`crate::domain`], words from [`crate::text`], colours from `style/full/chart.css`. A chart has no name either: it
//! is hidden from screen readers, and the figure around it carries the takeaway, the name and the table.
//!
//! No text is ever measured in a browser: [`svg`] estimates widths from above, so that labels keep inside the
//! canvas in any font.

pub mod alerts;
mod backend;
pub mod bars;
pub mod burn_down;
pub mod distribution;
pub mod drawing;
pub mod dumbbell;
mod frame;
pub mod heat;
mod label;
pub mod on_call;
pub mod outages;
pub mod qr;
pub mod radar;
pub mod rota;
mod svg;
pub mod tornado;
pub mod tree;

/// The width that a chart is drawn for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// For a container of 288 to 340 px, a phone.
    Narrow,
    /// For a container of 620 px or more.
    Wide,
}

impl Form {
    /// Width and height of the canvas.
    #[must_use]
    pub const fn size(self) -> (i32, i32) {
        match self {
            Self::Narrow => (340, 300),
            Self::Wide => (720, 360),
        }
    }

    /// `narrow` or `wide`, also the class of the drawing.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Narrow => "narrow",
            Self::Wide => "wide",
        }
    }

    /// The larger number for the wide form.
    const fn choose(self, narrow: u64, wide: u64) -> u64 {
        match self {
            Self::Narrow => narrow,
            Self::Wide => wide,
        }
    }
}
