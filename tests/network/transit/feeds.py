"""Feeds as tables in the hand: one dict of rows a file, written to a zip or a folder."""

import zipfile

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WORKDAYS = dict.fromkeys(WEEK[:5], 1) | dict.fromkeys(WEEK[5:], 0)


def stop(name, east, north=0.0):
    """A stop so many degrees from 100 E on the equator."""
    lon = 100.0 + east if isinstance(east, float) else east
    return {"stop_id": name, "stop_name": f"Stop {name}", "stop_lat": north, "stop_lon": lon}


def trip(name, service="work"):
    return {"route_id": "r", "service_id": service, "trip_id": name}


def halts(name, *calls):
    """Rows of a trip from (stop, time) or (stop, arrival, departure)."""
    return [
        {
            "trip_id": name,
            "stop_id": call[0],
            "stop_sequence": n,
            "arrival_time": call[1],
            "departure_time": call[-1],
        }
        for n, call in enumerate(calls)
    ]


def service(name="work", **days):
    return (
        {"service_id": name} | WORKDAYS | {"start_date": "20260302", "end_date": "20260313"} | days
    )


def town(**changes):
    """Two lines that cross at B; 0.01 degrees are 1.1 km, so nobody walks between other stops.

    The bus goes A 8:00, B 8:10, C 8:20; the tram leaves B at 8:15 and is at D at 8:30.
    """
    tables = {
        "stops": [stop("A", 0.0), stop("B", 0.1), stop("C", 0.2), stop("D", 0.1, 0.1)],
        "trips": [trip("bus"), trip("tram")],
        "stop_times": halts("bus", ("A", "08:00:00"), ("B", "08:10:00"), ("C", "08:20:00"))
        + halts("tram", ("B", "08:15:00"), ("D", "08:30:00")),
        "calendar": [service()],
    }
    return tables | changes


def text(rows):
    if not rows:
        return ""
    headings = list(dict.fromkeys(key for row in rows for key in row))
    lines = [",".join(str(row.get(key, "")) for key in headings) for row in rows]
    return "\n".join((",".join(headings), *lines)) + "\n"


def write(path, tables, inside=""):
    """Write a feed as a zip, or as a folder where the path has no ending; None leaves a file out."""
    contents = {f"{name}.txt": text(rows) for name, rows in tables.items() if rows is not None}
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in contents.items():
                archive.writestr(inside + name, content)
    else:
        path.mkdir()
        for name, content in contents.items():
            (path / name).write_text(content, "utf-8")
    return path
