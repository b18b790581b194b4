"""The heading of a contact block in another language, on an English page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.residue.lines import lines
from qa.finding import Level, Match
from qa.patterns import later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

# What themes call "our location", "opening hours", "contact us", "our address", "call us".
_LABELS = {
    "Dutch": (
        "onze locatie", "onze locaties", "locatie", "ons adres", "openingstijden", "openingsuren",
        "neem contact op", "neem contact met ons op", "bel ons", "volg ons", "contactgegevens",
        "onze kliniek",
    ),
    "German": (
        "unser standort", "unsere standorte", "unsere adresse", "standort", "öffnungszeiten",
        "sprechzeiten", "kontaktieren sie uns", "kontakt aufnehmen", "rufen sie uns an",
        "folgen sie uns", "so finden sie uns", "unsere praxis",
    ),
    "Spanish": (
        "nuestra ubicación", "nuestra ubicacion", "nuestras ubicaciones", "ubicación",
        "nuestra dirección", "horario de atención", "horario de apertura", "horarios",
        "contáctanos", "contáctenos", "llámanos", "síguenos", "dónde estamos", "nuestra clínica",
    ),
    "French": (
        "notre emplacement", "nos emplacements", "notre adresse", "notre localisation",
        "heures d'ouverture", "horaires d'ouverture", "nos horaires", "contactez-nous",
        "appelez-nous", "suivez-nous", "où nous trouver", "nos coordonnées", "notre clinique",
    ),
    "Italian": (
        "la nostra sede", "la nostra posizione", "le nostre sedi", "il nostro indirizzo",
        "orari di apertura", "orario di apertura", "contattaci", "chiamaci", "seguici",
        "dove siamo", "dove trovarci",
    ),
    "Portuguese": (
        "nossa localização", "a nossa localização", "nossa localizacao", "nosso endereço",
        "a nossa morada", "horário de funcionamento", "horário de atendimento",
        "entre em contato", "entre em contacto", "ligue para nós", "siga-nos", "onde estamos",
    ),
    "Polish": (
        "nasza lokalizacja", "nasz adres", "godziny otwarcia", "skontaktuj się z nami",
        "zadzwoń do nas",
    ),
    "Swedish": (
        "vår plats", "vår adress", "öppettider", "kontakta oss", "ring oss", "följ oss",
        "hitta hit",
    ),
    "Danish": (
        "vores placering", "vores adresse", "åbningstider", "kontakt os", "ring til os", "følg os",
    ),
    "Norwegian": (
        "vår beliggenhet", "vår adresse", "åpningstider", "ring oss", "følg oss",
    ),
    "Turkish": (
        "konumumuz", "adresimiz", "çalışma saatleri", "bize ulaşın", "bizi arayın",
        "bizi takip edin",
    ),
    "Romanian": (
        "locația noastră", "adresa noastră", "program de lucru", "contactați-ne", "contactează-ne",
    ),
}  # fmt: skip
_LANGUAGE = {label: language for language, labels in _LABELS.items() for label in labels}
_LONGEST = max(map(len, _LANGUAGE))
_TRIM = later(r"^[\W_]+|[\W_]+$")
_ENGLISH = ("the", "and", "of", "to", "in", "is", "are", "for", "or")
_ENGLISH_SHARE = 0.10
_OTHERS = (
    "het", "een", "der", "die", "und", "ist", "el", "los", "las", "una", "del", "les", "des",
    "est", "une", "il", "che", "della", "uma", "não", "och", "att", "og", "jest", "nie", "ve",
    "și",
)  # fmt: skip
_OTHERS_SHARE = 0.02


@rule(
    "residue.foreign-label",
    level=Level.WARNING,
    message="'%s' is %s on an English page, as a theme or a translation program leaves it: write it"
    " in English or take it out.",
    why="Readers cannot read it, and it tells them that the page was put together by a machine.",
    sources=[
        "WCAG 2.2, 3.1.2 Language of Parts",
        "Astra and Elementor starter templates, contact block ('Our Location'), translated",
    ],
    examples=[
        Example(
            bad="Unser Standort\n\nThe clinic is in the centre of the town and is open to all.",
            good="Our location\n\nThe clinic is in the centre of the town and is open to all.",
        ),
        Example(
            bad="## Horario de atención\n\nCall the desk in the morning, and ask for a nurse.",
            good="Unser Standort\n\nDie Praxis ist in der Mitte der Stadt, und der Eingang ist"
            " neben der Post.",
        ),
        Example(
            bad="The nurse is in on all days of the week.\n\nNeem contact op",
            good="In the Dutch leaflet, 'Neem contact op' is the name of the page to look for.",
        ),
    ],
    words=sorted(_LANGUAGE),
)
def check(page: Page) -> Iterator[Match]:
    """Yield each line that is nothing but such a label."""
    if not _in_english(page):
        return
    for block in page.blocks:
        for start, end in lines(page.document, block):
            if end - start > _LONGEST + 4:
                continue
            part = block.folded[start:end]
            label = _TRIM.sub("", part)
            if (language := _LANGUAGE.get(label)) is not None:
                at = start + part.index(label)
                span = block.source_span(at, at + len(label))
                yield Match(span, (block.text[at : at + len(label)], language))


def _in_english(page: Page) -> bool:
    language = (page.document.language or "en").lower()
    total = sum(page.words.values()) or 1
    english = sum(page.words[word] for word in _ENGLISH)
    others = sum(page.words[word] for word in _OTHERS)
    return (
        language.startswith("en")
        and english / total >= _ENGLISH_SHARE
        and others / total <= _OTHERS_SHARE
    )
