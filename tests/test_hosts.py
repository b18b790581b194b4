from __future__ import annotations

import pytest

from qa import hosts


@pytest.mark.parametrize(
    ("host", "kind"),
    [
        ("en.wikipedia.org", "encyclopedia"),
        ("www.amazon.co.uk", "shop"),
        ("amazon.com", "shop"),
        ("m.facebook.com", "social network"),
        ("x.com", "social network"),
        ("herbs.blogspot.co.uk", "blog"),
        ("blog.herbs.example", "blog"),
        ("Shop.Herbs.Example.", "shop"),
        ("amazon.herbs.example", ""),
        ("notwikipedia.org", ""),
        ("blogs.cdc.gov", ""),
        ("blog.example", ""),
        ("www.mayoclinic.org", ""),
    ],
)
def test_weak(host: str, kind: str) -> None:
    assert hosts.weak_kind(host) == kind
    assert hosts.is_weak(host) is (kind != "")


@pytest.mark.parametrize(
    ("host", "good"),
    [
        ("www.nice.org.uk", True),
        ("PubMed.ncbi.nlm.nih.gov", True),
        ("www.gov.uk", True),
        ("www.health.gov.au", True),
        ("doi.org", True),
        ("gov.herbs.com", False),
        ("nice.org.uk.herbs.com", False),
        ("en.wikipedia.org", False),
        ("", False),
    ],
)
def test_good(host: str, good: bool) -> None:
    assert hosts.is_good(host) is good


@pytest.mark.parametrize(
    "target",
    [
        "https://www.nice.org.uk/guidance/ng222",
        "https://example.org/study",
        "//example.org/trials/3",
        "www.example.org/trials/3",
        "https://example.org/?id=3",
        "https://www.fda.gov/products/x",
    ],
)
def test_source(target: str) -> None:
    assert hosts.is_source(target)


@pytest.mark.parametrize(
    ("target", "host"),
    [
        ("HTTPS://Www.Example.org./a", "www.example.org"),
        ("www.example.org", "www.example.org"),
        ("/a", ""),
        ("mailto:us@example.org", ""),
        ("http://[broken/page", ""),
    ],
)
def test_host_of(target: str, host: str) -> None:
    assert hosts.host_of(target) == host


@pytest.mark.parametrize(
    "target",
    [
        "https://www.nice.org.uk",
        "https://www.nice.org.uk/",
        "https://example.org/index.html",
        "https://en.wikipedia.org/wiki/Depression",
        "https://www.facebook.com/clinic/posts/3",
        "https://example.org/blog/cure",
        "https://example.org/shop/cure",
        "/conditions/depression",
        "book.html",
        "#top",
        "mailto:us@example.org",
        "http://[broken/page",
        "https://localhost/page",
    ],
)
def test_no_source(target: str) -> None:
    assert not hosts.is_source(target)
