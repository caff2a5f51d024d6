"""Every sentence for people, in English and Indonesian side by side."""

from __future__ import annotations

from typing import NamedTuple

LANGUAGES = ("en", "id")


class Text(NamedTuple):
    """One sentence in both languages; ``{name}`` marks what is filled in."""

    en: str
    id: str

    def say(self, lang: str = "en", /, **values: object) -> str:
        """Return the sentence in ``lang`` (``en`` or ``id``) with ``values`` filled in."""
        text = self.id if lang == "id" else self.en
        return text.format(**values) if values else text
