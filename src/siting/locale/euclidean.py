"""Sentences about points: what they must be so that a straight line between them has a length."""

from __future__ import annotations

from siting.locale import Text

EUCLIDEAN = {
    "not numbers": Text(
        en="{argument} holds something that is not a number; expected one row of coordinates a point",
        id="{argument} memuat sesuatu yang bukan angka; diharapkan satu baris koordinat per titik",
    ),
    "shape": Text(
        en="{argument} has shape {found}; expected one row for each point and one column for each "
        "dimension, for instance (n, 2)",
        id="{argument} berbentuk {found}; diharapkan satu baris per titik dan satu kolom per dimensi, "
        "misalnya (n, 2)",
    ),
    "not finite": Text(
        en="{argument} is {found} in row {row}; expected finite coordinates",
        id="{argument} adalah {found} pada baris {row}; diharapkan koordinat terhingga",
    ),
    "dimensions": Text(
        en="a has {one} coordinates a point and b has {other}; expected the same number",
        id="a punya {one} koordinat per titik dan b punya {other}; diharapkan sama banyak",
    ),
    "rounding": Text(
        en='rounding is {value!r}; expected "floor" or None',
        id='rounding adalah {value!r}; diharapkan "floor" atau None',
    ),
    "degrees": Text(
        en="the points look like degrees of longitude and latitude, from ({low}) to ({high}); a degree "
        "is no unit of length: project them to metres, or hand over minutes from siting.network; "
        "planar=True if they are lengths all the same",
        id="titik-titik ini tampak seperti derajat bujur dan lintang, dari ({low}) sampai ({high}); "
        "derajat bukan satuan panjang: proyeksikan ke meter, atau berikan menit dari siting.network; "
        "planar=True bila memang panjang",
    ),
}
