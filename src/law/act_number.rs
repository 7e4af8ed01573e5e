/// Whether two numbers of acts are one: «240-VІ ЗРК» and «240-VI» are (a Cyrillic «І» counts as the Roman numeral, the
/// trailing mark of the publisher is left out). An empty number is the same as none.
pub fn same_number(a: &str, b: &str) -> bool {
    let a = plain_number(a);
    !a.is_empty() && a == plain_number(b)
}

/// A number of an act in one spelling: `240-VI`.
pub fn plain_number(number: &str) -> String {
    let first = number.split_whitespace().next().unwrap_or("");
    first.chars().map(|c| if c == 'І' { 'I' } else { c }).collect()
}
