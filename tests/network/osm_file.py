"""Small OpenStreetMap files, written where a test wants them."""

from xml.sax.saxutils import quoteattr

STEP = 0.001
"""Degrees between neighbouring nodes of ``grid``; about 111 m at the equator."""


def osm(path, nodes, ways, relations=(), node_tags=None):
    """Write nodes {id: (lon, lat)}, ways [(id, node ids, tags)], relations [(id, members, tags)]."""
    node_tags = node_tags or {}
    lines = ['<?xml version="1.0"?>', '<osm version="0.6">']
    for node, (lon, lat) in nodes.items():
        lines.append(f'<node id="{node}" lon="{lon}" lat="{lat}">')
        lines += [*tags(node_tags.get(node, {})), "</node>"]
    for way, refs, said in ways:
        lines.append(f'<way id="{way}">')
        lines += [f'<nd ref="{ref}"/>' for ref in refs]
        lines += [*tags(said), "</way>"]
    for relation, members, said in relations:
        lines.append(f'<relation id="{relation}">')
        lines += [
            f'<member type="{kind}" ref="{ref}" role="{role}"/>' for kind, ref, role in members
        ]
        lines += [*tags(said), "</relation>"]
    path.write_text("\n".join([*lines, "</osm>"]), "utf-8")
    return path


def tags(said):
    return [f"<tag k={quoteattr(k)} v={quoteattr(v)}/>" for k, v in said.items()]


def grid(columns, rows):
    """Nodes 11, 12 … in the lowest row, 21, 22 … above it."""
    return {
        10 * (row + 1) + column + 1: (column * STEP, row * STEP)
        for row in range(rows)
        for column in range(columns)
    }
