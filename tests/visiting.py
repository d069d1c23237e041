"""Visiting every address of the house as one reader, and what each answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from uuid import uuid4

from django.db import models
from django.test import Client
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

from tests.canaries import LANGUAGES, models_of_the_house, words_in

PLACEHOLDER = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")
LINK = re.compile(r"""(?:href|src|action)=["'](?P<url>/[^"'#]*)|<(?:loc|id)>(?:https?://[^/<]+)(?P<loc>/[^<]*)""")
MADE_UP = ("nothing-of-that-name", str(uuid4()))


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered. `kind` is the name of the address in the URLconf."""

    method: str
    address: str
    kind: str
    status: int
    headers: dict[str, str]
    cookies: tuple[str, ...]
    body: str

    def words(self) -> set[str]:
        """The canaries in body and headers that the visitor had not typed into the address."""
        told = f"{self.body}\n{self.headers}"
        return words_in(told) - words_in(self.address)


def routes(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[str]:
    """Every route of the URLconf with its placeholders; those that others write as regular expressions are left out."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry, route)
        elif isinstance(entry, URLPattern) and not route.rpartition("/")[2].startswith("^") and "(?P" not in route:
            yield route


def slugs() -> list[str]:
    """Every readable address that a record has, public or not."""
    found: list[str] = []
    for model in models_of_the_house():
        if any(column.name == "slug" for column in model._meta.concrete_fields):
            found += [slug for slug in model._default_manager.values_list("slug", flat=True) if slug]
    return found


def ids(model: type[models.Model], most: int = 1) -> list[str]:
    return [str(pk) for pk in model._default_manager.order_by("pk").values_list("pk", flat=True)[:most]]


def one_id_of_each() -> list[str]:
    """An id of every kind of record that has a random one."""
    rows = [model for model in models_of_the_house() if isinstance(model._meta.pk, models.UUIDField)]
    return [one for model in rows for one in ids(model)]


def addresses(route: str, *, texts: Iterable[str], known_ids: Iterable[str]) -> Iterator[str]:
    """The addresses of a route: every language, every slug that exists and some that do not, every id given.

    All ids of one address are the same: what an address with two ids shows is decided by the first.
    """
    values = {
        "language": LANGUAGES,
        "slug": (*texts, *MADE_UP),
        "str": (*texts, *MADE_UP),
        "path": MADE_UP[:1],
        "uuid": (*known_ids, MADE_UP[1]),
        "int": ("1",),
    }
    kinds = list(dict.fromkeys(kind or "str" for kind, _name in PLACEHOLDER.findall(route)))
    for chosen in product(*(values[kind] for kind in kinds)):
        given = dict(zip(kinds, chosen, strict=True))
        yield "/" + PLACEHOLDER.sub(lambda found, given=given: given[found["kind"] or "str"], route)


def ask(client: Client, address: str, method: str = "GET") -> Answer:
    """Visit one address."""
    response = client.generic(method, address)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return Answer(
        method,
        address,
        kind_of(address),
        response.status_code,
        dict(response.headers),
        tuple(response.cookies),
        body.decode(errors="replace"),
    )


def kind_of(address: str) -> str:
    try:
        return resolve(address.partition("?")[0]).view_name
    except Resolver404:
        return ""


def links_in(answer: Answer) -> set[str]:
    """The addresses of the house that a page names."""
    found = {match["url"] or match["loc"] for match in LINK.finditer(answer.body)}
    return {one for one in found if one and not one.startswith(("//", "/static/", "/media/"))}


def visit(client: Client, starts: Iterable[str], *, also_follow: bool = True) -> list[Answer]:
    """Visit every address, and those that the answers name."""
    waiting, answers, seen = list(dict.fromkeys(starts)), [], set()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = ask(client, address)
        answers.append(answer)
        if also_follow:
            waiting += sorted(links_in(answer) - seen)
    return answers
