//! Which addresses may be fetched from: a link of an article must not lead to this machine, or to others
//! behind the same router.

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// How far a request may reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Anywhere: the person has named the URL.
    All,
    /// Public addresses only, also after redirects: an article has named it.
    Public,
}

/// Names that mean this machine or its network, and the ends of such names.
const LOCAL_NAMES: &[&str] = &["localhost", "local", "internal", "lan", "home.arpa", "localdomain"];

/// Whether a host, perhaps with a port, is a name or an address of this machine or its network.
pub(super) fn is_local_name(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or(""),
        None => host.split(':').next().unwrap_or(""),
    };
    if let Ok(address) = name.parse::<IpAddr>() {
        return !is_public(address);
    }
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    let ends = |local: &&str| name == **local || name.ends_with(&format!(".{local}"));
    name.is_empty() || LOCAL_NAMES.iter().any(ends)
}

/// Whether an address is one of the public network (the registries of IANA for special purposes).
pub(super) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let special = match address.octets() {
        [0 | 240..=255, ..] => true,
        // Between a provider and its customers, protocols, tests of devices.
        [100, 64..=127, ..] | [192, 0, 0, _] | [198, 18 | 19, ..] => true,
        _ => false,
    };
    !(special
        || address.is_loopback()
        || address.is_private()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_documentation())
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    if let Some(inner) = address.to_ipv4_mapped() {
        return is_public_v4(inner);
    }
    let [first, second, third, .., seventh, eighth] = address.segments();
    let v4 = |high: u16, low: u16| Ipv4Addr::from(u32::from(high) << 16 | u32::from(low));
    match (first, second) {
        // Addresses of version 4 inside: translated, and 6to4.
        (0x64, 0xff9b) => is_public_v4(v4(seventh, eighth)),
        (0x2002, high) => is_public_v4(v4(high, third)),
        (0x2001, 0 | 0xdb8) => false,
        // Global unicast.
        (0x2000..=0x3fff, _) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_addresses_are_not_public() {
        for address in [
            "127.0.0.1",
            "127.1.2.3",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001:db8::1",
            "2001::1",
        ] {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
        for address in
            ["1.1.1.1", "93.184.216.34", "172.32.0.1", "2606:4700::1111", "64:ff9b::101:101"]
        {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn near_names_are_known() {
        for host in [
            "localhost",
            "LOCALHOST.:80",
            "a.localhost",
            "printer.local",
            "x.internal",
            "[::1]:8",
            "10.0.0.1:80",
            "",
        ] {
            assert!(is_local_name(host), "{host}");
        }
        for host in
            ["example.org", "local.example.org", "mylocalhost", "[2606:4700::1111]", "1.1.1.1"]
        {
            assert!(!is_local_name(host), "{host}");
        }
    }
}
