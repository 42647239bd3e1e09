//! QR codes, read by another program from what the drawing shows.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use cre_readiness::chart::qr::draw;
use rqrr::PreparedImage;

/// The rectangles of a class as (left, top, right, bottom) in units of the canvas.
fn rectangles(svg: &str, class: &str) -> Vec<[usize; 4]> {
    let path = svg.split(&format!("class=\"{class}\" d=\"")).nth(1).unwrap().split('"').next().unwrap();
    path.split_terminator('Z')
        .map(|area| {
            let corners: Vec<Vec<usize>> = area
                .trim_start_matches('M')
                .split('L')
                .map(|corner| corner.split(' ').map(|number| number.parse().unwrap()).collect())
                .collect();
            [corners[0][0], corners[0][1], corners[2][0], corners[2][1]]
        })
        .collect()
}

/// What a camera sees of a drawing: its side, and what is dark.
fn pixels(svg: &str) -> (usize, Vec<bool>) {
    let light = rectangles(svg, "qr-light");
    assert_eq!(light.len(), 1);
    let [left, top, side, bottom] = light[0];
    assert_eq!((left, top, bottom), (0, 0, side));
    assert!(svg.contains(&format!("viewBox=\"0 0 {side} {side}\"")), "the whole canvas is light");
    let mut dark = vec![false; side * side];
    for [left, top, right, bottom] in rectangles(svg, "qr-dark") {
        for y in top..bottom {
            dark[y * side + left..y * side + right].fill(true);
        }
    }
    (side, dark)
}

fn scan(svg: &str) -> String {
    let (side, dark) = pixels(svg);
    let mut image =
        PreparedImage::prepare_from_greyscale(side, side, |x, y| if dark[y * side + x] { 0 } else { 255 });
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1);
    grids[0].decode().unwrap().1
}

#[test]
fn a_scanner_reads_the_link() {
    for length in [0, 1, 10, 60, 120, 300, 600, 900] {
        let link = format!("https://example.org/cre-readiness/#v1.{}", "Ab3-_".repeat(length / 5 + 1));
        assert_eq!(scan(&draw(&link).unwrap().to_string()), link);
    }
}

#[test]
fn four_light_modules_stand_around_the_code() {
    let (side, dark) = pixels(&draw("https://example.org/").unwrap().to_string());
    let quiet = 4 * 10;
    let inner = quiet..side - quiet;
    let at = |x: usize, y: usize| dark[y * side + x];
    assert!((0..side).all(|y| (0..side).all(|x| !at(x, y) || inner.contains(&x) && inner.contains(&y))));
    // The corners of the code itself are dark: the light ones are no more than four.
    assert!(at(quiet, quiet) && at(side - quiet - 1, quiet) && at(quiet, side - quiet - 1));
}

#[test]
fn a_link_that_no_camera_could_read_gets_no_code() {
    assert!(draw(&"a".repeat(997)).is_some());
    assert!(draw(&"a".repeat(998)).is_none());
    assert!(draw(&"a".repeat(100_000)).is_none());
}
