"""What decides which styles speak on which pages, and how pages are taken apart for them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StyleSettings:
    """The part of a configuration that is about Vale styles; empty where none are asked for."""

    folders: tuple[str, ...] = ()
    """Folders of rules, one a style, such as `styles/Google`."""
    paths: tuple[str, ...] = ()
    """Folders that hold styles and `config`, in which `extends: Style.Rule` and assets are looked
    for, the first first."""
    files: tuple[str, ...] = ()
    """Rules taken one by one out of styles that are not on: "path/Style/Rule.yml"."""
    alone: bool = False
    """Whether no rules but those of styles are run, as Vale would."""
    word_template: str = ""
    """What stands around the words of rules, with `%s` for them; "" for word boundaries."""
    skipped_scopes: tuple[str, ...] = ()
    """HTML elements that are not looked at; empty for those that Vale skips."""
    ignored_scopes: tuple[str, ...] = ()
    """Inline HTML elements whose text is masked; empty for those that Vale masks."""
    ignored_classes: tuple[str, ...] = ()
    """CSS classes that are not looked at, beside those of Vale."""
    accepted: tuple[str, ...] = ()
    """Terms of the vocabularies: exceptions to every rule that does not say `vocab: false`."""
    rejected: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Return whether any style is asked for."""
        return bool(self.folders or self.files or self.alone)
