"""Asks the servers behind external links whether the pages are still there.

Only proof makes a link dead: a 404 or 410, or a host name that does not exist, at two different
times; or failures in run after run for weeks. A server that keeps programs out is "blocked", and
everything else that goes wrong is "unverified", because a merge must not wait for somebody else's
server. What a page links to is untrusted, so a link reaches no private address, costs at most
`deadline` seconds and `max_body` bytes an answer, and carries nobody's password.

    asking                  all links of a run: begin to read here
    verdicts                what can be found out, with the evidence
    choice, credentials     what a site has set
    urls, addresses         what an address is, and whose may be called
    names, line             how a server is reached
    manners, robots, crew   whose turn it is
    trip, inquiry           one link on its way, one request at a time
    answer, marks, judge    what a server says, and what it means
    places                  what is on a page, where that is asked for
    history, recall         what was seen when, and what it means today
    ledger                  what is passed on and stored
"""

from qa.engines.links.asking import Interrupted, check_links
from qa.engines.links.history import History, own_history
from qa.engines.links.verdicts import LinkResult, LinkVerdict

__all__ = ["History", "Interrupted", "LinkResult", "LinkVerdict", "check_links", "own_history"]
