use super::*;

#[test]
fn the_length_is_known_from_the_first_bytes() {
    let bytes = write(&Assessment::default());
    assert_eq!(length(&bytes), Some(bytes.len()));
    assert_eq!(length(&[]), None);
}
