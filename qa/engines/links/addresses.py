"""Which addresses may be asked at all, and in which form they are sent."""

from __future__ import annotations

import ipaddress
import re
import socket
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

import requests

from qa.engines.links.trouble import NoAnswerError

if TYPE_CHECKING:
    from requests import PreparedRequest

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

_NUMBER = re.compile(r"[0-9]+|0[xX][0-9A-Fa-f]*")


def prepared(url: str, what: str) -> PreparedRequest:
    """Return a GET of the address as it is sent: host name in ASCII, odd characters escaped.

    Raises NoAnswerError for what is no web address; `what` is "link" or "redirect".
    """
    if not url.lower().startswith(("http:", "https:")):
        raise NoAnswerError(f"The {what} leads to no web page (http or https).")
    try:
        request = requests.Request("GET", url).prepare()
        host = urlsplit(request.url or "").hostname or ""
        host.encode("idna")
        literal(host)
    except ValueError as error:  # requests.InvalidURL and UnicodeError are ValueErrors as well
        raise NoAnswerError(f"The {what} leads to a malformed address.") from error
    return request


def literal(host: str) -> Address | None:
    """Return the IP address that a host is written as; None if it is a name.

    2130706433, 0x7f.1 and 017700000001 are 127.0.0.1 to browsers and resolvers, so to us too.
    """
    if ":" in host:
        return ipaddress.IPv6Address(host)
    last = host.rstrip(".").rpartition(".")[2]
    if not _NUMBER.fullmatch(last):
        return None
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host.rstrip(".")))
    except OSError as error:
        raise ValueError(f"{host} is no IP address") from error


NAT64 = ipaddress.IPv6Network("64:ff9b::/96")

NOT_PUBLIC = tuple(
    ipaddress.ip_network(network)
    for network in (
        "168.63.129.16/32",  # Azure's metadata server, in the midst of public addresses
        "192.88.99.0/24",  # 6to4 relays
        "::/96",  # IPv4-compatible IPv6
        "64:ff9b:1::/48",  # NAT64 inside a network
        "2001::/23",  # Teredo and other protocols
        "fec0::/10",  # site-local
    )
)


def is_public(address: Address) -> bool:
    """Whether an address is somebody's server on the Internet, not a part of our own network."""
    if isinstance(address, ipaddress.IPv6Address) and (inner := embedded(address)):
        return is_public(inner)
    if any(address in network for network in NOT_PUBLIC):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


def embedded(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that an IPv6 address stands for."""
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
