"""Every sentence for people, in English and Indonesian side by side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

LANGUAGES = ("en", "id")


class Text(NamedTuple):
    """One sentence in both languages; ``{name}`` marks what is filled in."""

    en: str
    id: str

    def say(self, lang: str = "en", /, **values: object) -> str:
        """Return the sentence in ``lang`` (``en`` or ``id``) with ``values`` filled in.

        A value that is a ``Text`` is said in the same language.
        """
        text = self.id if lang == "id" else self.en
        said = {k: v.say(lang) if isinstance(v, Text) else v for k, v in values.items()}
        return text.format(**said) if said else text

    def filled(self, /, **values: object) -> Text:
        """Return the sentence with ``values`` filled in, still in both languages."""
        return Text(*(self.say(lang, **values) for lang in LANGUAGES))


def listed(texts: Iterable[Text], by: str = "; ") -> Text:
    """Return several sentences as one, with ``by`` between them."""
    several = list(texts)
    return Text(*(by.join(text.say(lang) for text in several) for lang in LANGUAGES))
