//! Links to the web, each address once.

/// The longest address that word processors follow.
const LONGEST: usize = 2000;

/// The links of one part of a file.
#[derive(Debug, Default)]
pub struct Links {
    addresses: Vec<String>,
    ids: std::collections::BTreeMap<String, usize>,
}

impl Links {
    /// The id by which the part names an address, or nothing if no word processor would follow it.
    pub fn id(&mut self, href: &str) -> Option<String> {
        let address = encoded(href)?;
        let next = self.addresses.len();
        let n = *self.ids.entry(address.clone()).or_insert(next);
        if n == next {
            self.addresses.push(address);
        }
        Some(format!("rIdLink{}", n + 1))
    }

    /// Ids with their addresses.
    pub fn all(&self) -> impl Iterator<Item = (String, &str)> {
        self.addresses.iter().enumerate().map(|(n, a)| (format!("rIdLink{}", n + 1), a.as_str()))
    }
}

/// The address in the characters that RFC 3986 allows, the others percent-encoded: some word processors refuse a whole
/// file for one address that is not a URI.
fn encoded(href: &str) -> Option<String> {
    if !(href.starts_with("https://") || href.starts_with("http://")) || href.len() > LONGEST {
        return None;
    }
    let mut out = String::with_capacity(href.len());
    let mut fragment = false;
    for (n, byte) in href.bytes().enumerate() {
        let follows = |k: usize| href.as_bytes().get(n + k).is_some_and(u8::is_ascii_hexdigit);
        let plain = match byte {
            b'#' => !std::mem::replace(&mut fragment, true),
            b'%' => follows(1) && follows(2),
            b if b.is_ascii_alphanumeric() => true,
            b => b"-._~:/?@!$&'()*+,;=".contains(&b),
        };
        if plain {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_keep_to_what_a_uri_may_hold() {
        let of = |href| encoded(href).unwrap();
        assert_eq!(of("https://zan.gov.kz/client/#!/doc/1/rus"), "https://zan.gov.kz/client/#!/doc/1/rus");
        assert_eq!(of("https://a.kz/ё#a#b%2F%zz[1]"), "https://a.kz/%D1%91#a%23b%2F%25zz%5B1%5D");
        assert_eq!(encoded("file:///etc/passwd"), None);
        assert_eq!(encoded(&format!("https://a.kz/{}", "a".repeat(2000))), None);
    }

    #[test]
    fn an_address_has_one_id() {
        let mut links = Links::default();
        assert_eq!(links.id("https://a.kz"), links.id("https://a.kz"));
        assert_ne!(links.id("https://b.kz"), links.id("https://a.kz"));
        assert_eq!(links.all().count(), 2);
    }
}
