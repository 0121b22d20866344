//! What a client may speak to, held before any connection is made.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
};

use reqwest::{
    Url,
    blocking::ClientBuilder,
    dns::{Name, Resolve, Resolving},
};

use crate::{domain::trouble::Trouble, text::clean};

/// The most characters of a refused address that are told; more would fill the screen.
const LONGEST_SHOWN: usize = 200;

/// The only addresses a client may speak to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// One port of this machine and nothing else: the practice world.
    Loopback(SocketAddr),
    /// The national server.
    National {
        /// Its address, as [`Reach::national`] found it good: no slash at the end, no `/api`.
        base: String,
    },
}

impl Reach {
    /// Reads a server's address as a person types or pastes it.
    ///
    /// Without a scheme it is HTTPS; what a browser's address line has after the server's own path is
    /// cut off.
    ///
    /// # Errors
    /// [`Trouble::NotEncrypted`] for HTTP to another machine; [`Trouble::AddressForbidden`] when it
    /// is no address.
    pub fn national(typed: &str) -> Result<Self, Trouble> {
        let typed = typed.trim();
        let forbidden = || Trouble::AddressForbidden {
            address: without_secrets(typed),
        };
        let full = if typed.contains("://") {
            typed.to_owned()
        } else {
            format!("https://{typed}")
        };
        let mut url = Url::parse(&full).map_err(|_| forbidden())?;
        if url.host_str().is_none() || !url.username().is_empty() || url.password().is_some() {
            return Err(forbidden());
        }
        match url.scheme() {
            "https" => {}
            "http" if is_this_machine(&url) => {}
            "http" => {
                return Err(Trouble::NotEncrypted {
                    address: without_secrets(typed),
                });
            }
            _ => return Err(forbidden()),
        }
        url.set_query(None);
        url.set_fragment(None);
        // A user and a password behind a mistyped scheme are read as a path.
        if url.path().contains('@') {
            return Err(forbidden());
        }
        let own: Vec<&str> = url
            .path()
            .split('/')
            .filter(|part| !part.is_empty())
            .take_while(|part| {
                !matches!(*part, "api" | "login" | "apps" | "index.html")
                    && !part.starts_with("dhis-web-")
            })
            .collect();
        let own = own.join("/");
        url.set_path(&own);
        Ok(Self::National {
            base: url.as_str().trim_end_matches('/').to_owned(),
        })
    }

    /// Returns the address everything stands below.
    pub(super) fn base(&self) -> Result<Url, Trouble> {
        let text = match self {
            Self::Loopback(address) => format!("http://{address}"),
            Self::National { base } => base.clone(),
        };
        let url = Url::parse(&text).map_err(|_| Trouble::AddressForbidden {
            address: text.clone(),
        })?;
        self.permits(&url)?;
        Ok(url)
    }

    /// Tells whether an address may be spoken to.
    pub(super) fn permits(&self, url: &Url) -> Result<(), Trouble> {
        let forbidden = || Trouble::AddressForbidden {
            address: url.origin().ascii_serialization(),
        };
        match self {
            Self::Loopback(address) => {
                let is_ours = url.scheme() == "http"
                    && address.ip().is_loopback()
                    && ip_of(url) == Some(address.ip())
                    && url.port_or_known_default() == Some(address.port());
                if is_ours { Ok(()) } else { Err(forbidden()) }
            }
            Self::National { base } => {
                let base = Url::parse(base).map_err(|_| forbidden())?;
                if url.origin() != base.origin() {
                    return Err(forbidden());
                }
                let is_safe =
                    url.scheme() == "https" || url.scheme() == "http" && is_this_machine(url);
                if is_safe {
                    Ok(())
                } else {
                    Err(Trouble::NotEncrypted {
                        address: url.origin().ascii_serialization(),
                    })
                }
            }
        }
    }

    /// Takes from a client what this reach must not have.
    pub(super) fn guard(&self, builder: ClientBuilder) -> ClientBuilder {
        match self {
            // No certificates are read either: there is nothing they could vouch for.
            Self::Loopback(_) => builder
                .no_proxy()
                .dns_resolver(Arc::new(NoNames))
                .tls_certs_only([]),
            Self::National { base } => {
                let here = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
                let builder = builder.resolve("localhost", here);
                // A proxy would be handed the credentials in the clear.
                if base.starts_with("http://") {
                    builder.no_proxy()
                } else {
                    builder.https_only(true)
                }
            }
        }
    }
}

/// Returns a typed address as it may be shown and logged: without the user, the password and the query.
///
/// It need not be a sound address, so it is not read as one: with a slash in the password, the password
/// would be the path. All up to the last `@` goes, and all from the first `?` on.
pub fn without_secrets(typed: &str) -> String {
    let (scheme, rest) = match typed.split_once("://") {
        Some((scheme, rest)) if !scheme.contains('@') => (format!("{scheme}://"), rest),
        _ => (String::new(), typed),
    };
    let rest = rest.rsplit_once('@').map_or(rest, |(_, after)| after);
    let rest = rest.split('?').next().unwrap_or_default();
    clean(&(scheme + rest), LONGEST_SHOWN)
}

/// Knows no name at all.
struct NoNames;

impl Resolve for NoNames {
    fn resolve(&self, _: Name) -> Resolving {
        Box::pin(std::future::ready(Err(
            "names are not looked up in the practice world".into(),
        )))
    }
}

fn ip_of(url: &Url) -> Option<IpAddr> {
    let host = url.host_str()?;
    host.trim_start_matches('[')
        .trim_end_matches(']')
        .parse()
        .ok()
}

fn is_this_machine(url: &Url) -> bool {
    url.host_str() == Some("localhost") || ip_of(url).is_some_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn national(typed: &str) -> Result<String, Trouble> {
        Reach::national(typed).map(|reach| match reach {
            Reach::National { base } => base,
            Reach::Loopback(_) => unreachable!("an address was typed"),
        })
    }

    #[test]
    fn an_address_is_taken_as_people_paste_it() {
        for (typed, base) in [
            ("hmis.example.org", "https://hmis.example.org"),
            (" https://hmis.example.org/ ", "https://hmis.example.org"),
            ("https://example.org/epi/api/", "https://example.org/epi"),
            (
                "https://example.org/epi/dhis-web-dashboard/#/x",
                "https://example.org/epi",
            ),
            (
                "https://example.org:8443/login/",
                "https://example.org:8443",
            ),
            ("http://localhost:8080", "http://localhost:8080"),
            ("http://127.0.0.1:8080/dhis", "http://127.0.0.1:8080/dhis"),
            ("http://[::1]:8080", "http://[::1]:8080"),
        ] {
            assert_eq!(national(typed).as_deref(), Ok(base), "{typed}");
        }
    }

    #[test]
    fn credentials_never_travel_in_the_clear() {
        for typed in [
            "http://hmis.example.org",
            "http://10.0.0.5:8080",
            "http://127.0.0.1.example.org",
        ] {
            assert!(
                matches!(national(typed), Err(Trouble::NotEncrypted { .. })),
                "{typed}"
            );
        }
        let smuggled = Reach::National {
            base: "http://hmis.example.org".into(),
        };
        assert!(smuggled.base().is_err());
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for typed in [
            "",
            "ftp://example.org",
            "https://",
            "https://a:b@example.org",
            "file:///etc",
        ] {
            assert!(
                matches!(national(typed), Err(Trouble::AddressForbidden { .. })),
                "{typed}"
            );
        }
    }

    #[test]
    fn a_password_in_the_address_is_never_told() {
        for (typed, address) in [
            ("https://admin:district@host", "https://host"),
            ("http://admin:district@host/epi", "http://host/epi"),
            ("admin:district@host", "host"),
            ("https://admin:dis@tr/district@host", "https://host"),
            ("https:admin:district@host", "host"),
            ("https:\\\\admin:district@host", "host"),
            ("ftp://admin:district@host", "ftp://host"),
            ("https://admin:district@", "https://"),
            ("http://host/?password=district", "http://host/"),
            ("http://host/\u{1b}[2J", "http://host/"),
        ] {
            let trouble = national(typed).unwrap_err();
            let (Trouble::AddressForbidden { address: told }
            | Trouble::NotEncrypted { address: told }) = &trouble
            else {
                panic!("{trouble:?}");
            };
            assert_eq!(told, address, "{typed:?}");
            // What the log says of a trouble.
            let logged = format!("{trouble:?}");
            assert!(!logged.contains("district"), "{typed}: {logged}");
            assert!(!logged.contains("admin"), "{typed}: {logged}");
        }
    }

    #[test]
    fn the_practice_world_reaches_one_port_and_nothing_else() {
        let reach = Reach::Loopback("127.0.0.1:4711".parse().unwrap());
        assert_eq!(
            reach.permits(&Url::parse("http://127.0.0.1:4711/api/me").unwrap()),
            Ok(())
        );
        for other in [
            "http://127.0.0.1:4712/api/me",
            "http://127.0.0.2:4711/api/me",
            "http://localhost:4711/api/me",
            "https://127.0.0.1:4711/api/me",
            "http://192.0.2.1:4711/api/me",
            "http://hmis.example.org/api/me",
            "http://[::1]:4711/api/me",
        ] {
            assert!(
                matches!(
                    reach.permits(&Url::parse(other).unwrap()),
                    Err(Trouble::AddressForbidden { .. })
                ),
                "{other}"
            );
        }
        let outside = Reach::Loopback("192.0.2.1:80".parse().unwrap());
        assert!(outside.base().is_err());
    }

    #[test]
    fn the_practice_world_looks_up_no_name_and_follows_none() {
        // Even asked behind the back of `permits`, the connector finds no address for a name.
        let reach = Reach::Loopback("127.0.0.1:4711".parse().unwrap());
        drop(rustls::crypto::ring::default_provider().install_default());
        let http = reach.guard(ClientBuilder::new()).build().unwrap();
        for name in ["http://localhost:4711/", "http://hmis.example.org/"] {
            let error = http.get(name).send().unwrap_err();
            assert!(error.is_connect(), "{error:?}");
            assert!(format!("{error:?}").contains("names are not looked up"));
        }
    }

    #[test]
    fn another_server_may_not_be_reached_from_the_national_one() {
        let reach = Reach::national("https://hmis.example.org/epi").unwrap();
        for other in [
            "https://evil.example.org/epi/api/me",
            "http://hmis.example.org/epi/api/me",
            "https://hmis.example.org:444/epi/api/me",
        ] {
            assert!(
                reach.permits(&Url::parse(other).unwrap()).is_err(),
                "{other}"
            );
        }
    }
}
