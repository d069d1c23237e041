"""``overture setup``: make a real desk, with its umbrella and its first coordinator."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from . import DID_NOT_WORK, DONE, WRONG_USAGE
from .desk import on_the_desk, parser_of, prepare

LANGUAGES = ("en", "ar", "he")


@dataclass(frozen=True, slots=True)
class Answers:
    """What a desk begins with."""

    umbrella: str
    name: str
    email: str
    password: str
    language: str


class NotAnswered(Exception):
    """An answer is missing or cannot be used; the message says which."""


def parser() -> argparse.ArgumentParser:
    made = parser_of("setup", "Make a real desk. What is not given as an option is asked for.")
    made.add_argument("--umbrella", metavar="NAME", help="what the umbrella organisation is called")
    made.add_argument("--name", help="the first coordinator's name; they are the administrator as well")
    made.add_argument("--email", help="the address they sign in with")
    made.add_argument("--password-file", type=Path, metavar="FILE", help="a file whose first line is their password")
    made.add_argument("--language", choices=LANGUAGES, default="en", help="the desk's first language (default: en)")
    return made


@on_the_desk
def main(arguments: Sequence[str]) -> int:
    chosen = parser().parse_args(arguments)
    prepare()
    if is_set_up():
        print("overture: this desk is set up already. Invite more people in its settings.", file=sys.stderr)
        return DID_NOT_WORK
    try:
        answers = ask(chosen)
    except NotAnswered as error:
        print(f"overture setup: {error}", file=sys.stderr)
        return WRONG_USAGE
    begin(answers)
    print(f"The desk of {answers.umbrella} is ready. Start it with `overture run`, then sign in as {answers.email}.")
    return DONE


def is_set_up() -> bool:
    """Whether the desk has its umbrella or any account."""
    from overture.accounts.models import Desk, User

    return Desk.objects.exists() or User.objects.exists()


def begin(answers: Answers) -> None:
    """Make the desk, its first account, and the umbrella as an organisation that members can belong to."""
    from overture.accounts.operations import name_network, set_up
    from overture.directory.models import OrganisationKind, Standing
    from overture.directory.operations import add_organisation
    from overture.foundation.access import Viewer

    desk, _user = set_up(
        desk_name=answers.umbrella,
        email=answers.email,
        name=answers.name,
        password=answers.password,
        language=answers.language,
        by=Viewer.system(),
    )
    network = add_organisation(
        name=answers.umbrella, kind=OrganisationKind.NETWORK, standing=Standing.NETWORK, by=Viewer.system()
    )
    name_network(desk, organisation_id=network.pk, by=Viewer.system())


def ask(chosen: argparse.Namespace) -> Answers:
    """The options, and the answers to what they leave open.

    Raises:
        NotAnswered: when an answer is missing or cannot be used.
    """
    umbrella = chosen.umbrella or asked("What is the umbrella organisation called?", "--umbrella")
    name = chosen.name or asked("What is the first coordinator's name?", "--name")
    email = valid_email(chosen.email or asked("Which address do they sign in with?", "--email"))
    password = valid_password(password_of(chosen), name=name, email=email)
    return Answers(umbrella=umbrella, name=name, email=email, password=password, language=chosen.language)


def asked(question: str, option: str) -> str:
    """The answer to a question on the terminal."""
    if not sys.stdin.isatty():
        raise NotAnswered(f"{option} is missing, and there is no terminal to ask on.")
    answer = input(f"{question} ").strip()
    if not answer:
        raise NotAnswered(f"{option} cannot be empty.")
    return answer


def password_of(chosen: argparse.Namespace) -> str:
    """The password, from the file or the terminal; it is never an option, which others could read."""
    if chosen.password_file:
        try:
            return str(chosen.password_file.read_text(encoding="utf8").partition("\n")[0].rstrip("\r"))
        except (OSError, UnicodeDecodeError) as error:
            raise NotAnswered(f"{chosen.password_file} cannot be read: {error}.") from error
    if not sys.stdin.isatty():
        raise NotAnswered("--password-file is missing, and there is no terminal to ask on.")
    first = getpass.getpass("Password (at least 12 characters): ")
    if first != getpass.getpass("The same once more: "):
        raise NotAnswered("the two passwords are not the same.")
    return first


def valid_email(address: str) -> str:
    """The address, when it can be one."""
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    try:
        validate_email(address)
    except ValidationError as error:
        raise NotAnswered(f"{address!r} is no e-mail address.") from error
    return address.strip().lower()


def valid_password(password: str, *, name: str, email: str) -> str:
    """The password, when it is long and rare enough."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from overture.accounts.models import User

    try:
        validate_password(password, User(email=email, name=name))
    except ValidationError as error:
        raise NotAnswered(" ".join(error.messages)) from error
    return password
