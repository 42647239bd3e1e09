//! A link as a QR code, for a slide or a phone.
//!
//! `qrcodegen` adds about 4,800 bytes to the download (brotli), `fast_qr` would add 8,800 and `qrcode` 12,800.

use super::drawing::Drawing;
use super::svg::{Point, Svg, Tenths};
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// Light modules around the code; scanners rely on four (ISO/IEC 18004).
const QUIET: i32 = 4;
/// Up to 117 modules on a side: more can't be told apart by a phone's camera in front of a screen.
const LARGEST: u8 = 25;
/// The canvas in units a module, so that the quiet zone and the code stand on whole units.
const UNIT: i32 = 10;

/// Draws a text; `None` if it is too long for a code that a camera can read (about 1,000 bytes).
#[must_use]
pub fn draw(text: &str) -> Option<Drawing> {
    let segments = [QrSegment::make_bytes(text.as_bytes())];
    let code = QrCode::encode_segments_advanced(
        &segments,
        QrCodeEcc::Medium,
        Version::MIN,
        Version::new(LARGEST),
        None,
        true,
    )
    .ok()?;
    let side = (code.size() + 2 * QUIET) * UNIT;
    let mut svg = Svg::new("qr", (side, side));
    svg.polygon("qr-light", rectangle(0, 0, side * 10, side * 10));
    let rows = (0..code.size()).flat_map(|y| runs(&code, y));
    svg.polygons("qr-dark", rows);
    Some(svg.finish())
}

/// The dark modules of a row, those beside each other as one rectangle.
fn runs(code: &QrCode, y: i32) -> impl Iterator<Item = impl Iterator<Item = Point>> {
    // A module outside of the code is light.
    let dark = move |x: i32| code.get_module(x, y);
    let tenths = |modules: i32| modules * UNIT * 10;
    (0..code.size()).filter(move |x| dark(*x) && !dark(x - 1)).map(move |from| {
        let to = (from..).find(|x| !dark(*x)).unwrap_or(from);
        rectangle(tenths(from + QUIET), tenths(y + QUIET), tenths(to - from), tenths(1))
    })
}

fn rectangle(x: Tenths, y: Tenths, width: Tenths, height: Tenths) -> impl Iterator<Item = Point> {
    [(x, y), (x + width, y), (x + width, y + height), (x, y + height)].into_iter()
}
