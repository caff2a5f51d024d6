"""A town of two agencies and three buildings as tables, and the command run in this process."""

from siting.cli import main

SHEETS = {
    "agencies": """\
agency,staff,area_m2,move_cost,current
DLH,30,300,10,G1
PUPR,20,200,10,G2
""",
    "buildings": """\
building,site,net_m2,rent,lon,lat
G1,S,600,100,104.75,-2.99
G2,S,400,50,104.76,-2.98
G3,,600,500,104.77,-2.97
""",
    "rules": """\
rule,agency,other,building,level,price
Together,DLH,PUPR,,soft,5
Open,,,G3,soft,0.5
""",
    "plans": """\
plan,agency,building
mayor,DLH,G3
mayor,PUPR,G3
""",
    "zones": "zone,population,lon,lat\nZ,1000,104.755,-2.985\n",
    "parameters": "name,value\nlocale,en\n",
}  # fmt: skip


def write_town(folder, **changes):
    """Write the tables, some of them changed, and return the folder as a word of a command."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (SHEETS | changes).items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return str(folder)


def run(capsys, *words):
    """Run a command; return its exit code, what it answered, and what it remarked."""
    try:
        code = main([str(word) for word in words])
    except SystemExit as leaving:
        code = leaving.code
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    return code, said.out, said.err


NO_ROOM = {"rules": "rule,what,value\nCap,rent,60\n"}
"""A cap on rent that only G2 keeps, which is 100 m2 too small for both agencies."""
