"""Links to files, images and places on disk."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest

from qa.config import Config
from qa.inspection import inspect_page
from qa.pipeline import Request, run
from qa.settings import InspectionSettings, LinkSettings
from qa.site import Site
from qa.sources import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qa.report import Report
    from qa.rulebook import Rulebook

ONLY_LINKS = InspectionSettings(select=("links",), grammar="none")
SECTION = "# Doses\n\n## How much to take\n\nOne a day.\n"


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "doses.md").write_text(SECTION, encoding="utf-8")
    (tmp_path / "help").mkdir()
    (tmp_path / "help" / "index.html").write_text("<h1 id='call'>Help</h1>", encoding="utf-8")
    (tmp_path / "picture.svg").write_text("<svg/>", encoding="utf-8")


def checked(text: str, *paths: str) -> Report:
    Path("page.md").write_text(text, encoding="utf-8")
    config = Config(select=("links",), ignore=("links.bare-url",), offline=True, grammar="none")
    return run(Request(paths=("page.md", *paths), use_cache=False), config)


@pytest.mark.parametrize(
    "target",
    [
        "doses.md", "doses", "./doses.md", "doses.md#how-much-to-take", "doses.html", "help/",
        "help/#call", "help", "#here", "#top", "/about", "mailto:desk@larkfieldhealth.org",
        "tel:+441134960000", "{{ site.url }}/x.md", "doses.md?print=1", "doses.md#:~:text=One",
        "data:text/plain,x", "help/../doses.md",
    ],
)  # fmt: skip
def test_a_link_that_leads_somewhere_is_left_alone(target: str) -> None:
    assert checked(f"# Here\n\nRead [about doses]({target}) first.\n").findings == ()


def test_a_link_to_the_top_says_so() -> None:
    assert checked("# Here\n\nGo [back to the top](#) now.\n").findings == ()


@pytest.mark.parametrize(
    ("link", "rule"),
    [
        ("[doses](#)", "links.missing-target"),
        ("[doses](dose.md)", "links.missing-file"),
        ("[doses](doses.md#how-much)", "links.missing-anchor"),
        ("[help](help/#write)", "links.missing-anchor"),
        ("[below](#below)", "links.missing-anchor"),
        ("![A chart](chart.png)", "links.missing-image"),
        ("[doses](help/doses.md)", "links.missing-file"),
    ],
)
def test_a_link_that_leads_nowhere_is_found_at_its_place(link: str, rule: str) -> None:
    (finding,) = checked(f"# Here\n\nRead {link} first.\n").findings
    assert (finding.rule, finding.match, finding.start) == (rule, link, (3, 6))


def test_pages_of_the_run_are_not_read_again() -> None:
    text = "Read [about doses](doses.md#how-much-to-take).\n"
    assert checked(text, "doses.md").findings == ()


def test_a_picture_that_is_there() -> None:
    assert checked("![A pill](picture.svg)\n").findings == ()


def test_a_name_that_no_disk_can_hold() -> None:
    (finding,) = checked(f"Read [this leaflet]({'a' * 5000}.md).\n").findings
    assert finding.rule == "links.missing-file"


def test_standard_input_has_no_folder() -> None:
    config = Config(select=("links",), offline=True, grammar="none")
    request = Request(paths=("-",), stdin=b"Read [about doses](dose.md).\n", use_cache=False)
    assert run(request, config).findings == ()


def test_files_outside_the_folder_are_not_looked_at(tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside.md"
    outside.write_text("# Secret\n", encoding="utf-8")
    links = (
        f"Read [the plan](../{outside.name}#wrong) and [the leaflet](../{tmp_path.name}-gone.md).\n"
    )
    assert checked(links).findings == ()


def rules(
    book: Rulebook,
    text: str,
    links: Mapping[str, Any] = MappingProxyType({}),
    name: str = "page.md",
) -> list[str]:
    """Return the rules that speak of the links of one page, with the site's settings for them."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")
    page = inspect_page(load(name), book, ONLY_LINKS)
    faults = Site([page], LinkSettings(**links)).link_faults(page)
    return [fault.rule.removeprefix("links.") for fault in faults if fault.level is None]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("Doses.md", "wrong-case"),
        ("DOSES.md#how-much-to-take", "wrong-case"),
        ("Help/", "wrong-case"),
        ("help/Index.html", "wrong-case"),
        ("Doses", "wrong-case"),
        ("doses.md/", "missing-file"),
        ("help/index.html/", "missing-file"),
        ("help/index.html#Call", "missing-anchor"),
    ],
)
def test_what_a_server_takes_as_another_name(book: Rulebook, target: str, said: str) -> None:
    assert rules(book, f"Read [about doses and help]({target}) first.\n") == [said]


@pytest.mark.parametrize(
    ("target", "settings", "said"),
    [
        ("/doses.md", {}, []),
        ("/doses.md", {"root": "."}, []),
        ("/dose.md", {"root": "."}, ["missing-file"]),
        ("/help/index.html", {"root": "help"}, ["missing-file"]),
        ("/", {"root": "help"}, []),
        ("/index.html#call", {"root": "help"}, []),
        ("/#write", {"root": "help"}, ["missing-anchor"]),
        ("/../../../etc/passwd", {"root": "help"}, []),
        ("doses", {"default_extensions": ("html",)}, ["missing-file"]),
        ("doses", {"default_extensions": (".md",)}, []),
        ("help/", {"index_files": ("start.html",)}, ["missing-file"]),
        ("help/", {"index_files": ("index.html",)}, []),
        ("https://x.org/dose", {"root": ".", "base_url": "https://x.org/"}, ["missing-file"]),
        ("https://x.org/doses", {"root": ".", "base_url": "https://x.org"}, []),
        ("https://x.org.uk/dose", {"root": ".", "base_url": "https://x.org"}, []),
        (
            "https://old.org/dose",
            {"root": ".", "remap": {"^https://old.org": ""}},
            ["missing-file"],
        ),
        ("/en/doses", {"root": ".", "remap": {"^/(en|es)/": "/"}}, []),
        ("/old/doses.md", {"root": ".", "remap": {"/old/(\\w+)\\.md": "/$1"}}, []),
    ],
)
def test_the_rules_of_a_site_say_where_a_link_leads(
    book: Rulebook, target: str, settings: dict[str, object], said: list[str]
) -> None:
    assert rules(book, f"Read [about doses and help]({target}) first.\n", settings) == said


@pytest.mark.parametrize(
    ("host", "settings", "said"),
    [
        ("www.shop.com", {"deny_domains": ("shop.com",)}, ["denied-host"]),
        ("myshop.com", {"deny_domains": ("shop.com",)}, []),
        ("www.nhs.uk", {"allow_domains": ("nhs.uk",)}, []),
        ("www.shop.com", {"allow_domains": ("*.nhs.uk",)}, ["host-not-allowed"]),
        (
            "a.nhs.uk",
            {"allow_domains": ("nhs.uk",), "deny_domains": ("a.nhs.uk",)},
            ["denied-host"],
        ),
        ("x.org", {"allow_domains": ("nhs.uk",)}, ["host-not-allowed"]),
        ("own.org", {"allow_domains": ("nhs.uk",), "base_url": "https://own.org/a"}, []),
    ],
)
def test_a_site_says_where_its_pages_may_link_to(
    book: Rulebook, host: str, settings: dict[str, object], said: list[str]
) -> None:
    text = f"Read [the page on doses](https://{host}/doses) and PMID 1234567.\n"
    assert rules(book, text, settings) == said


def test_style_sheets_are_looked_for_where_the_root_is_known(book: Rulebook) -> None:
    text = "<html lang=en><head><link rel=stylesheet href='a.css'></head><p>Hello.</p></html>"
    assert rules(book, text, name="a/page.html") == []
    assert rules(book, text, {"root": "."}, "a/page.html") == ["missing-file"]


def test_a_picture_in_several_sizes_is_a_picture(book: Rulebook) -> None:
    text = "Look: <img src='picture.svg' srcset='small.svg 1x, picture.svg 2x' alt='A pill'>\n"
    assert rules(book, text) == ["missing-image"]


def test_places_that_the_template_makes_are_no_faults(book: Rulebook) -> None:
    made = "[get care](#get) [manage care](#manage) [see more of it](#more)"
    assert rules(book, f"# Here\n\n{made}\n") == []
    assert rules(book, "# Here\n\n[the part above](#here) and [get care](#get)\n") == [
        "missing-anchor"
    ]


def test_a_list_of_contents_around_the_text_names_a_place_that_is_not_there(book: Rulebook) -> None:
    parts = "".join(f"<h2 id={name}>The {name}</h2><p>Words on it.</p>" for name in "abc")

    def nav(*names: str) -> str:
        links = "".join(f"<li><a href='#{name}'>The {name}</a></li>" for name in names)
        return f"<main><h1>Gout</h1><nav><ul>{links}</ul></nav>{parts}</main>"

    assert rules(book, nav("a", "b", "c", "costs"), name="page.html") == ["missing-anchor"]
    assert rules(book, nav("a", "b", "c", "open-menu"), name="page.html") == []
    assert rules(book, nav("a", "costs", "drugs", "end"), name="page.html") == []
    assert rules(book, nav("a", "costs"), name="page.html") == []


@pytest.mark.parametrize(
    "place",
    [
        "1-how-much", "how-much", "how-much-1", "how-much_1", "version-25", "version-2.5", "own",
        "named", "user-content-own", "own:~:text=How", "fn:1", "fnref:1", "/route", "!route",
        "Version-25",
    ],
)  # fmt: skip
def test_a_heading_is_found_under_every_name_that_generators_give_it(
    book: Rulebook, place: str
) -> None:
    text = (
        "## 1. How much\n\n## How much\n\n## How much\n\n## Version 2.5\n\n## Other {#own}\n\n"
        f"More.[^1]\n{{: #named}}\n\nRead [all about it](#{place}).\n\n[^1]: A note.\n"
    )
    assert rules(book, text) == []


def test_what_is_asked_of_the_web(book: Rulebook) -> None:
    def asked(target: str, **links: Any) -> str | None:
        Path("page.md").write_text(f"Read [a](<{target}>).\n", encoding="utf-8")
        page = inspect_page(load("page.md"), book, ONLY_LINKS)
        return Site([page], LinkSettings(**links)).asked(page.links[0])

    assert asked("https://x.org/a") == "https://x.org/a"
    assert asked("//x.org/a") == "https://x.org/a"
    assert asked("a.md") is None
    assert asked("mailto:a@x.org") is None
    assert asked("/a", base_url="https://x.org/") == "https://x.org/a"
    assert asked("/a", base_url="https://x.org/", root=".") is None
    assert asked("https://x.org/a", remap={"x.org": "y.org"}) == "https://y.org/a"
    assert asked("https://x.org/{{ page }}") is None


def test_what_is_wrong_with_a_sites_navigation_is_said_once(book: Rulebook) -> None:
    text = (
        "<nav><a href='gone.html'>Home</a> <a href='#menu'>Menu</a></nav>"
        "<main><h1>Gout</h1><p>It hurts. See <a href='lost.html'>more on gout</a>.</p></main>"
    )
    for name in ("one.html", "two.html"):
        Path(name).write_text(text, encoding="utf-8")
    pages = [inspect_page(load(name), book, ONLY_LINKS) for name in ("one.html", "two.html")]
    site = Site(pages)
    said = [[fault.link.target for fault in site.link_faults(page)] for page in pages]
    assert said == [["lost.html", "gone.html"], ["lost.html"]]


@pytest.mark.parametrize(
    "target",
    ["a/" * 2000 + "b.md", "A/" * 300 + "b.md", "x" * 300 + "/b.md", "a%00b/c.md", "%2e%2e/" * 99],
)
def test_hostile_paths_cost_nothing(book: Rulebook, target: str) -> None:
    assert rules(book, f"Read [about it]({target}) first.\n") in (["missing-file"], [])
