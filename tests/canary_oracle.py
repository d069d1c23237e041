"""What the public may read, as a plain table: record and field → the addresses (by name) that may show it.

Written apart from the views, from the table "who sees what" and the promises of the house. What is not named here is
forbidden everywhere; what is named must be found on one of its addresses at least.
"""

from __future__ import annotations

Places = frozenset[str]
Table = dict[tuple[str, str], Places]

EVERYWHERE: Places = frozenset({"*"})
TELLING: Places = frozenset({"site:roundup", "site:feed", "api:round-up"})
TELLING_AND_ASKS: Places = TELLING | {"site:ask-list"}
MEMBER: Places = frozenset({"site:member-list", "site:member", "api:members", "site:sitemap"})
ROUND_UPS: Places = frozenset({"site:front", "site:roundup-list", "api:round-ups", "site:sitemap"})

PERSON = ("directory.Person.given", "directory.Person.family")
TYPED = tuple(f"engagements.Engagement.{name}" for name in ("summary", "place", "occasion"))
TITLE, ROLE = "engagements.Engagement.title", "engagements.Participant.role"
ASK = ("engagements.Ask.text", "engagements.Ask.answer")
BODY, OTHER_NAME = "directory.Organisation.name", "directory.Organisation.other_public_name"
WORDS = "voices.Wording.text"
LISTED = tuple(f"directory.Organisation.{name}" for name in ("description", "website", "slug"))

TOLD_IN_FULL = ("published", "cancelled")
"""On the record, its day come, no embargo, nobody's alone."""

TOLD_IN_SUBSTANCE = ("chatham",)
NOT_TOLD = (
    "unpublished",
    "shared",
    "to come",
    "chatham unpublished",
    "off record",
    "undecided",
    "embargoed",
    "restricted",
)
WORDS_MAY_LEAVE = (*TOLD_IN_FULL, "published, talkative", "unpublished", "shared", "to come")
"""Engagements whose words may be quoted under a name, given a consent: those on the record without embargo."""

SPEAKER_STAYS_UNNAMED = (
    "no name",
    "at risk",
    "without public name",
    "objected",
    "anonymous",
    "said at chatham",
    "said at chatham unpublished",
    "said at chatham, talkative",
)
CLOSED_QUOTES = (
    "without consent",
    "members only",
    "desk only",
    "ended",
    "starts later",
    "withdrawn",
    "story on public record",
    "at risk on public record",
    "chatham on public record",
    *(f"said at {state}" for state in ("off record", "undecided", "embargoed", "restricted")),
)


def public_table() -> Table:
    """The whole table."""
    table: Table = {}
    for part in (_desk(), _engagements(), _people_and_bodies(), _members(), _quotes(), _round_ups()):
        for key, places in part.items():
            table[key] = table.get(key, frozenset()) | places
    return table


def _desk() -> Table:
    shown = ("name", "short_name", "contact_email", "about")
    return {("desk", f"accounts.Desk.{name}"): EVERYWHERE for name in shown}


def _engagements() -> Table:
    table: Table = {}
    for state in TOLD_IN_FULL:
        table |= {(state, key): TELLING for key in (*TYPED, ROLE)}
        table[state, TITLE] = TELLING_AND_ASKS | {"site:member"}
    for state in (*TOLD_IN_FULL, "published, talkative"):
        table |= _table_of(state)
    for state in (*TOLD_IN_SUBSTANCE, "chatham, talkative"):
        table |= {(f"{state}: public ask", key): TELLING_AND_ASKS for key in ASK}
        table[f"{state}: body", BODY] = TELLING_AND_ASKS
    table |= {("chatham", key): TELLING for key in TYPED}
    table["published, talkative: body", BODY] = TELLING_AND_ASKS | {"site:member"}
    return table


def _table_of(state: str) -> Table:
    """Who sat there, and what was asked, at an engagement that is told in full."""
    table: Table = {(f"{state}: public ask", key): TELLING_AND_ASKS for key in ASK}
    table |= {(f"{state}: {who}", key): TELLING for who in ("ours", "theirs") for key in PERSON}
    table |= {(f"{state}: {who}: translation", "directory.Name.text"): TELLING for who in ("ours", "theirs")}
    table |= {(f"{state}: {who}", ROLE): TELLING for who in ("ours", "body", "group")}
    table |= {(f"{state}: {who}", BODY): TELLING for who in ("office", "body", "member")}
    table[state, ROLE] = TELLING
    table[f"{state}: group", "engagements.Participant.group"] = TELLING
    table[f"{state}: member", "directory.Organisation.slug"] = TELLING
    return table


def _people_and_bodies() -> Table:
    """At the table of the published engagement: each by the form that they chose, protection before form."""
    table: Table = {("person full", key): TELLING for key in PERSON}
    table["person first", PERSON[0]] = TELLING
    table["person other", "directory.Person.other_public_name"] = TELLING
    table |= {(f"person {form}: translation", "directory.Name.text"): TELLING for form in ("full", "first")}
    table |= {(f"person {form}", ROLE): TELLING for form in ("full", "first", "other")}
    table |= {("body full", BODY): TELLING, ("body other", OTHER_NAME): TELLING}
    return table


def _members() -> Table:
    """Everybody who is a member now, chose to be listed and may be named."""
    states = (*TOLD_IN_FULL, *TOLD_IN_SUBSTANCE, *NOT_TOLD, "published, talkative", "chatham, talkative")
    listed = ["member listed", "body full", *(f"{state}: member" for state in states)]
    quotes = (*CLOSED_QUOTES, *NAMED_QUOTES, "other name", "first name", *SPEAKER_STAYS_UNNAMED, "public record")
    listed += [f"quote {quote}: member" for quote in quotes]
    table: Table = {(record, key): MEMBER for record in listed for key in (BODY, *LISTED)}
    table |= {("body other", key): MEMBER for key in (OTHER_NAME, "directory.Organisation.description")}
    return table


NAMED_QUOTES = ("consent", *(f"said at {state}" for state in WORDS_MAY_LEAVE))


def _quotes() -> Table:
    table: Table = {}
    for quote in (*NAMED_QUOTES, "public record"):
        table |= _speaker(quote, PERSON)
    table |= _speaker("first name", PERSON[:1])
    for quote in (*SPEAKER_STAYS_UNNAMED, "other name"):
        table[f"quote {quote}", WORDS] = TELLING
    table["quote other name", "voices.Consent.shown_as"] = TELLING
    table["quote public record", "voices.PublicRecord.source"] = TELLING | {"site:member"}
    return table


def _speaker(quote: str, names: tuple[str, ...]) -> Table:
    """Words under a name stand with their organisation, and on its page."""
    places = TELLING | {"site:member"}
    table: Table = {(f"quote {quote}: speaker", name): places for name in names}
    table[f"quote {quote}", WORDS] = places
    table[f"quote {quote}: speaker: translation", "directory.Name.text"] = places
    table[f"quote {quote}: member", BODY] = places
    return table


def _round_ups() -> Table:
    """What was published, in the languages that are ready."""
    table: Table = {("round-up published", "newsroom.RoundUp.slug"): TELLING | ROUND_UPS}
    for language in ("en", "ar"):
        record = f"round-up published: {language}"
        table |= {(record, f"newsroom.Text.{name}"): TELLING | ROUND_UPS for name in ("title", "standfirst")}
        table[record, "newsroom.Block.text"] = TELLING
    return table
