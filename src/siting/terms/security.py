"""Security: guard posts of used buildings, gate posts of used sites."""

from __future__ import annotations

from dataclasses import dataclass

from siting.city.city import City
from siting.parts import Open, Part
from siting.terms.term import MONEY, Term


@dataclass(frozen=True)
class Security(Term):
    """Guards:  sum_used j posts_j * post_cost  +  sum_used s gate_posts_s * post_cost."""

    name = "security"
    unit = MONEY

    def parts(self, city: City) -> tuple[Part, ...]:
        """Return one opening cost a building and one a site."""
        post_cost = city.value("post_cost")
        return (
            Open.each(city.buildings.posts * post_cost),
            Open(city.site_of, city.sites.gate_posts * post_cost),
        )
