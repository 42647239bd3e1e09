//! The plotters backend: what plotters draws becomes elements with classes.
//!
//! plotters knows colours only, so each class travels as a marker colour and is looked up here. Text is not drawn
//! through plotters: it would measure it in the browser.

use std::convert::Infallible;

use plotters::style::{RGBColor, ShapeStyle};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::svg::Svg;

/// The classes that plotters' elements can have.
const CLASSES: [&str; 10] =
    ["grid", "axis", "curve", "limit", "over", "series-1", "series-2", "series-3", "series-4", "beside"];

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// The style that carries a class; an unknown one is drawn as grid.
pub(super) fn style(class: &str) -> ShapeStyle {
    let marker = CLASSES.iter().position(|known| *known == class).unwrap_or(0);
    ShapeStyle::from(RGBColor(u8::try_from(marker).unwrap_or(0), 0, 0)).filled()
}

fn class<S: BackendStyle>(style: &S) -> &'static str {
    let (marker, _, _) = style.color().rgb;
    CLASSES.get(usize::from(marker)).copied().unwrap_or("grid")
}

/// Writes to a drawing whose coordinates are tenths.
pub(super) struct Backend<'a> {
    svg: &'a mut Svg,
    size: (u32, u32),
}

impl<'a> Backend<'a> {
    /// For a canvas in whole units.
    pub(super) fn new(svg: &'a mut Svg, (width, height): (i32, i32)) -> Self {
        let tenths = |units: i32| units.unsigned_abs() * 10;
        Self { svg, size: (tenths(width), tenths(height)) }
    }
}

impl DrawingBackend for Backend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    /// Nothing here is drawn by pixels.
    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.svg.path(class(style), [from, to].into_iter());
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        _: bool,
    ) -> Drawn {
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
        self.svg.polygon(class(style), corners.into_iter());
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.svg.path(class(style), path.into_iter());
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        _: bool,
    ) -> Drawn {
        self.svg.circle(class(style), center, i32::try_from(radius).unwrap_or(0));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        self.svg.polygon(class(style), corners.into_iter());
        Ok(())
    }

    /// Text is the frame's: see the module.
    fn draw_text<T: BackendTextStyle>(&mut self, _: &str, _: &T, _: BackendCoord) -> Drawn {
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        _: &str,
        _: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        Ok((0, 0))
    }
}
