"""Python sessions of a page: run in the folder of its example, with what Python must answer."""

import doctest

from docs.examples import example
from docs.pages import blocks

FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.REPORT_NDIFF


def run(page, folder):
    """Run all sessions of a page as one, and return what went otherwise than the page says.

    The page's first example lies in ``folder`` as the city ``offices``.
    """
    shown = [block for block in blocks("example", under=page) if block.page == page]
    if shown:
        example(shown[0].text).write(folder / "offices")
    text = "\n".join(block.text for block in blocks("pycon", under=page) if block.page == page)
    session = doctest.DocTestParser().get_doctest(text, {}, page, page, 0)
    said = []
    doctest.DocTestRunner(optionflags=FLAGS).run(session, out=said.append)
    return "".join(said)
