"""What sweeps and other explorations of a problem say."""

from siting.locale import Text

EXPLORE = {
    "sweep": Text(
        en="{runs} of {cases} cases run, {failed} failed",
        id="{runs} dari {cases} kasus dijalankan, {failed} gagal",
    ),
    "jobs": Text(
        en="jobs is {value!r}; at least 1 run has to be under way",
        id="jobs bernilai {value!r}; sedikitnya 1 perhitungan harus berjalan",
    ),
}
