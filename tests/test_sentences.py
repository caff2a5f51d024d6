"""Whatever is said to people is said in both languages: catalogues, errors, and what raises them."""

import ast
import pickle
import pkgutil
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

import siting
from siting import errors, locale
from siting.city.findings import Finding
from siting.errors import AuditError, DataError, Infeasible, OptionError, UnknownName, unknown
from siting.locale import Text, listed
from siting.locale.counts import count
from siting.locale.errors import ERRORS
from siting.locale.names import likely
from siting.locale.terms import unit
from siting.locale.usage import fault
from siting.locale.views import city_name

HOUSE = Path(siting.__file__).parent
SOURCES = sorted(HOUSE.rglob("*.py"))
CATALOGUES = [
    import_module(found.name)
    for found in pkgutil.walk_packages(locale.__path__, f"{locale.__name__}.")
]
KINDS = {
    name
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.SitingError) and kind is not DataError
}


def texts(value):
    """All sentences in a catalogue, in dictionaries and in named tuples."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, dict):
        yield from (text for inner in value.values() for text in texts(inner))
    elif isinstance(value, tuple):
        yield from (text for inner in value for text in texts(inner))


def blanks(text):
    return sorted((name, how or "") for _, name, how, _ in Formatter().parse(text) if name)


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda module: module.__name__)
def test_every_sentence_fills_in_the_same_in_both_languages(catalogue):
    own = [value for name, value in vars(catalogue).items() if not name.startswith("__")]
    for text in (text for value in own for text in texts(value)):
        assert bool(text.en) == bool(text.id)
        assert blanks(text.en) == blanks(text.id)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_an_error_carries_a_sentence_in_both_languages(path):
    made = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if _is_error(node)]
    bare = [ast.unparse(node) for node in made if not _is_sentence(node.args)]
    assert bare == []


def _is_error(node):
    return isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in KINDS


def _is_sentence(given):
    """Whether the first argument is an entry of a catalogue: no literal text, no ``.say()``."""
    return bool(given) and isinstance(given[0], ast.Subscript)


def test_no_sentence_about_errors_is_left_over():
    code = "".join(path.read_text("utf-8") for path in SOURCES if path.parent.name != "locale")
    near = (HOUSE / "locale" / "names.py").read_text("utf-8")
    assert [key for key in ERRORS if f'"{key}"' not in code + near] == []


def test_an_error_is_english_as_text_and_indonesian_when_asked():
    error = OptionError(ERRORS["price"], name="rent", value=-1)
    assert str(error) == "the price of rent is -1; expected a number of at least 0"
    assert error.say("id") == "harga rent adalah -1; diharapkan bilangan paling sedikit 0"
    assert error.say() == str(error)


def test_a_plain_text_is_said_as_it_is():
    assert str(AuditError("so {and} so")) == AuditError("so {and} so").say("id") == "so {and} so"


def test_an_error_survives_a_process_pool_in_both_languages():
    error = Infeasible(Text("no plan", "tidak ada rencana"))
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.say("id")) == (
        Infeasible,
        "no plan",
        "tidak ada rencana",
    )


def test_findings_are_said_in_the_language_asked_for():
    finding = Finding("error", "agencies.csv", "agencies", None, None, None, "missing_path")
    error = DataError([finding, finding])
    assert error.say("id").count("berkas atau folder tidak ada") == 2
    assert str(error).count("no such file or folder") == 2


def test_an_unknown_name_brings_the_likely_one():
    error = unknown("term", "Rnet", ["rent", "moving"])
    assert isinstance(error, UnknownName)
    assert str(error) == "no term is called 'Rnet'; did you mean 'rent'?"
    assert error.say("id") == "tidak ada komponen bernama 'Rnet'; apakah maksudnya 'rent'?"


def test_far_from_every_name_a_few_are_listed():
    assert likely("x", "abc").en == "; known are a, b, c"
    assert likely("x", "abcdefghi").id == "; yang dikenal: a, b, c, d, e, f …"
    assert likely("x", []) == ("", "")


def test_a_value_is_said_in_the_language_of_its_sentence():
    text = Text("{who} here", "{who} di sini").filled(who=count(2, "agencies"))
    assert text == ("2 agencies here", "2 OPD di sini")
    assert listed([text, text]).id == "2 OPD di sini; 2 OPD di sini"


def test_one_is_counted_in_the_singular():
    assert count(1, "buildings") == ("1 building", "1 gedung")
    assert count("1,000", "buildings") == ("1,000 buildings", "1,000 gedung")
    assert unit("buildings", after="1") == "building"
    assert unit("buildings", after="2") == "buildings"
    assert unit("buildings", "id", after="1") == "gedung"


def test_a_folder_in_small_letters_becomes_a_name():
    assert city_name("palembang") == "Palembang"
    assert city_name("aceh_tengah") == "Aceh Tengah"
    assert city_name("Kota X-ray") == "Kota X-ray"


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        ("argument --gap: expected one argument", "argumen --gap: diharapkan satu nilai"),
        ("the following arguments are required: PATH", "argumen berikut wajib ada: PATH"),
        ("invalid choice: 'x' (choose from 'a', 'b')", "pilihan 'x' tidak ada (pilih dari 'a', 'b')"),
        ("invalid choice: 'x', maybe you meant 'a'? (choose from a, b)",
         "pilihan 'x' tidak ada (pilih dari a, b)"),
        ("ignored explicit argument '3'", "pilihan ini tidak menerima nilai '3'"),
        ("invalid whole value: '9'", "nilai '9' tidak sah"),
        ("something new", "something new"),
    ],
)  # fmt: skip
def test_what_argparse_says_is_said_in_indonesian(english, indonesian):
    assert fault(english, "id") == indonesian
