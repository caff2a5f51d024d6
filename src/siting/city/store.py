"""A city as plain data and back, without loss, so that a stored result can be audited later."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from typing import Any, Union, get_args, get_origin, get_type_hints

import numpy as np

from siting.city.arrays import locked
from siting.city.city import City
from siting.locale import Text

_WORDS = {"inf": np.inf, "-inf": -np.inf, "nan": np.nan}


def to_dict(city: City) -> dict[str, Any]:
    """Return everything a city holds as dicts, lists, strings, numbers, booleans and None.

    Arrays become ``{"shape": [...], "values": [...]}``; numbers that JSON does not know become the
    words ``inf``, ``-inf`` and ``nan``.
    """
    plain: dict[str, Any] = _plain(city)
    return plain


def from_dict(data: Mapping[str, Any]) -> City:
    """Return the city that ``to_dict`` was given.

    Raises
    ------
    KeyError, TypeError, ValueError
        If ``data`` was not made by ``to_dict``.
    """
    city: City = _build(City, data)
    return city


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = dataclasses.fields(value)
        return {field.name: _plain(getattr(value, field.name)) for field in fields}
    if isinstance(value, np.ndarray):
        return {"shape": list(value.shape), "values": [_plain(v) for v in value.ravel().tolist()]}
    if isinstance(value, Text):
        return {"en": value.en, "id": value.id}
    if isinstance(value, Mapping):
        return {str(key): _plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(entry) for entry in value]
    if isinstance(value, np.generic):
        return _plain(value.item())
    if isinstance(value, float) and not np.isfinite(value):
        return str(value)
    return value


def _build(role: Any, data: Any) -> Any:
    """Return ``data`` as the type that a field's annotation names."""
    origin, args = get_origin(role), get_args(role)
    if origin in (Union, types.UnionType):
        inner = next(arg for arg in args if arg is not types.NoneType)
        return None if data is None else _build(inner, data)
    if dataclasses.is_dataclass(role) and isinstance(role, type):
        hints = get_type_hints(role)
        return role(**{name: _build(hints[name], entry) for name, entry in data.items()})
    if origin is np.ndarray:
        values = [_number(v) for v in data["values"]]
        dtype = get_args(args[1])[0]
        return locked(np.array(values, dtype=dtype).reshape(data["shape"]), dtype)
    if origin is tuple:
        inner = args[:1] * len(data) if args[-1] is Ellipsis else args
        return tuple(_build(one, entry) for one, entry in zip(inner, data, strict=True))
    if origin is not None and issubclass(origin, Mapping):
        return {key: _build(args[1], entry) for key, entry in data.items()}
    if role is object and isinstance(data, Mapping):  # what fills an assumption's sentence
        return Text(**data)
    return float(_number(data)) if role is float else data


def _number(value: Any) -> Any:
    return _WORDS[value] if isinstance(value, str) else value
