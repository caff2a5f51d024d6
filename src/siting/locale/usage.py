"""What is wrong with the words of a command, as argparse finds it."""

from __future__ import annotations

import re

from siting.locale import Text

USAGE = {
    "usage": Text(en="usage: ", id="pemakaian: "),
    "argument": Text(en="argument {name}: {rest}", id="argumen {name}: {rest}"),
    "required": Text(
        en="the following arguments are required: {names}", id="argumen berikut wajib ada: {names}"
    ),
    "choice": Text(
        en="invalid choice: {value} (choose from {choices})",
        id="pilihan {value} tidak ada (pilih dari {choices})",
    ),
    "one": Text(en="expected one argument", id="diharapkan satu nilai"),
    "no value": Text(
        en="ignored explicit argument {value}", id="pilihan ini tidak menerima nilai {value}"
    ),
    "ambiguous": Text(
        en="ambiguous option: {value} could match {names}",
        id="pilihan {value} tidak jelas: dapat berarti {names}",
    ),
    "invalid": Text(en="invalid value: {value}", id="nilai {value} tidak sah"),
}

_SAID = {
    "argument": r"argument (?P<name>[^:]+): (?P<rest>.+)",
    "required": r"the following arguments are required: (?P<names>.+)",
    "choice": r"invalid choice: (?P<value>.+?)(, maybe you meant .+)? \(choose from (?P<choices>.+)\)",
    "one": r"expected one argument",
    "no value": r"ignored explicit argument (?P<value>.+)",
    "ambiguous": r"ambiguous option: (?P<value>.+) could match (?P<names>.+)",
    "invalid": r"invalid \w+ value: (?P<value>.+)",
}
"""How argparse says each of them; it has no Indonesian of its own."""


def fault(said: str, lang: str = "en") -> str:
    """Return in ``lang`` what argparse says; what it is not known to say stays as it is."""
    for key, pattern in _SAID.items():
        found = re.fullmatch(pattern, said, flags=re.DOTALL)
        if found is not None:
            values = found.groupdict()
            if "rest" in values:
                values["rest"] = fault(values["rest"], lang)
            return USAGE[key].say(lang, **values)
    return said
