"""A small city as a folder of CSV files that a test can break in one place."""

from __future__ import annotations

from pathlib import Path

SHEETS = {
    "agencies": """\
agency,name,staff,attendance,part_of,area_m2,visitors_per_day,meeting_load,move_cost,current,requires,allowed,forbidden
DLH,Dinas Lingkungan,100,0.8,,,50,1,20,G1,,,
PUPR,Dinas PU,60,,,600,,2,,G2,counter,,G3
MPP,Mal Pelayanan,20,1,,300,200,,,G2,,G2;G3,
""",
    "buildings": """\
building,name,site,net_m2,gross_m2,lon,lat,zone,status,owned,posts,cleaning_rate,maintenance_rate,rent,opening_cost,desks,features,rule,min_use
G1,Gedung Satu,S1,1000,,104.75,-2.99,,existing,,2,0.1,0.2,,,,counter,,
G2,Gedung Dua,S1,2000,2600,104.751,-2.991,,,yes,1,0.1,0.2,,,300,counter; archive,,0.2
G3,Gedung Tiga,,,1333.3,,,Ulu,leased,,1,0.1,0.2,500,,,,,
""",
    "sites": "site,gate_posts,grounds_cost,rooms,meter\nS1,2,100,3,site\n",
    "lots": "lot,car_spaces,motorcycle_spaces,reserved_car\nP1,50,200,5\nP2,20,80,\n",
    "lot_serves": "lot,building,site,walk_minutes\nP1,,S1,2\nP2,G3,,\nP2,G1,,6\n",
    "zones": """\
zone,name,district,bank,population,lon,lat
Ilir,Ilir Satu,Ilir Barat,ilir,6000,104.74,-2.98
Ulu,Ulu Satu,,ulu,4000,104.76,-3.01
""",
    "visitors": "agency,zone,share\nDLH,Ilir,0.25\nDLH,Ulu,0.75\n",
    "homes": "agency,zone,share\n*,Ilir,0.5\n*,Ulu,0.5\n",
    "minutes": """\
from,to,minutes,mode
Ilir,G1,10,
Ilir,G2,12,
Ilir,G3,30,
Ulu,G1,25,
Ulu,G2,26,
Ulu,G3,8,
Ilir,G3,20,motorcycle
G1,G3,22,
""",
    "trips": "agency,other,trips_per_day\nDLH,PUPR,4\nPUPR,DLH,1\n",
    "joint_visits": "agency,other,persons_per_day\nDLH,MPP,3\n",
    "profiles": "slot,hours,staff_presence,visitor_presence\n08:00,2,1,0.1\n10:00,5,0.9,0.2\n",
    "modes": """\
who,mode,share,occupancy
staff,car,0.25,1
staff,motorcycle,0.75,
visitor,car,0.5,2
visitor,motorcycle,0.5,1.2
""",
    "tariff": "limit_kwh,fixed,rate\n100000,1,0.0017\n,2,0.0015\n",
    "rules": """\
rule,agency,other,building,site,value,what,limit,level,price,note
Together,DLH,PUPR,,,,site,,soft,5,one roof
AtMost,,,,,3,,,,,
Within,*,,,,0.8,,45,soft,0.1,
""",
    "weights": "term,price,note\nvisitor_travel,0.04,wage\n",
    "parameters": "name,value,unit,source,year,status\ndays,235,days/year,calendar,2026,official\n",
    "staffing": "agency,rank,persons\nDLH,head,1\nDLH,staff,99\n",
    "standards": "rank,net_m2,source,year,status\nhead,41,handbook,2006,official\nstaff,6,,,assumed\n",
    "special_rooms": "agency,room,net_m2\nDLH,archive,65\n",
    "plans": "plan,agency,building\nmayor,DLH,G2\nmayor,PUPR,G2\nmayor,MPP,G3\n",
}
"""Every sheet once, without an error."""


def folder(path: Path, **sheets: str | bytes | None) -> Path:
    """Write the small city to ``path``, with ``sheets`` in place of its own; None leaves one out."""
    path.mkdir(exist_ok=True)
    for name, text in (SHEETS | sheets).items():
        if text is not None:
            content = text if isinstance(text, bytes) else text.encode()
            (path / f"{name}.csv").write_bytes(content)
    return path


def with_cell(sheet: str, row: int, column: str, value: str) -> str:
    """Return a sheet of the small city with one cell changed; headings are row 1."""
    lines = [line.split(",") for line in SHEETS[sheet].splitlines()]
    lines[row - 1][lines[0].index(column)] = value
    return "".join(",".join(line) + "\n" for line in lines)


def with_row(sheet: str, **cells: str) -> str:
    """Return a sheet of the small city with one row more."""
    headings = SHEETS[sheet].splitlines()[0].split(",")
    return SHEETS[sheet] + ",".join(cells.get(name, "") for name in headings) + "\n"


def same(one: object, two: object) -> bool:
    """Whether two cities say the same, leaving out where the numbers came from."""
    from siting.city.store import to_dict

    left, right = to_dict(one), to_dict(two)  # type: ignore[arg-type]
    for data in (left, right):
        for origin in ("name", "files", "locale", "assumptions"):
            del data[origin]
        del data["minutes"]["origin"]
    return left == right
