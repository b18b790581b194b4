"""How fast a site wants programs to come, from its robots.txt.

`Crawl-delay` is honoured. `Disallow` is not asked for: a link check follows no links and indexes
nothing. It opens, once, the addresses that a person put on a page, as each reader of that page
will; to leave those unchecked would leave readers with dead links and spare the site nothing.
"""

from __future__ import annotations

from urllib.robotparser import RobotFileParser

NAME = "medcopy-qa"


def crawl_delay(text: str) -> float:
    """Return the seconds between two requests that a robots.txt asks of us; 0 for none."""
    parser = RobotFileParser()
    parser.parse(text.splitlines())
    delay = parser.crawl_delay(NAME)
    return float(delay) if delay else 0.0
