"""A person or body as a row of a list: names in every script kept apart from the direction of the sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from overture.foundation.access.viewer import Viewer
from overture.foundation.local_text import ShownText
from overture.foundation.partial_dates import PartialDate
from overture.foundation.ui.shapes import Row, Tag
from overture.foundation.ui.templatetags.ui import bdi, tag

from . import queries, rules
from .models import Mark, Name, Organisation, Person, Post, Protection, PublicNameForm
from .scripts import language_of

BREAK = mark_safe("<br>")
SHOWN_KINDS = (Name.Kind.OFFICIAL, Name.Kind.TRANSLATION, Name.Kind.ACRONYM)


def in_bdi(shown: ShownText) -> SafeString:
    """A name with its own direction and language."""
    return bdi(shown.text, shown.language)


def other_names(party: Person | Organisation, shown: str) -> SafeString:
    """The party's own names, translations and acronyms but the one shown; never wrong or former ones."""
    main = [] if party.name == shown else [(party.name, language_of(party.name))]
    rows = sorted((name for name in party.names.all() if name.kind in SHOWN_KINDS), key=lambda name: name.pk)
    rest = [(name.text, name.language or language_of(name.text)) for name in rows if name.text != shown]
    return format_html_join(" · ", "{}", ((bdi(text, language),) for text, language in (*main, *rest)))


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body in the stakeholders' tree, as its template shows it. `above` is where it stands in a flat list."""

    url: str
    name: SafeString
    mark: Tag | None
    others: SafeString
    kind: str
    above: SafeString | str
    people: int
    people_url: str
    last_met: str
    depth: int
    open_asks: int = 0


def body_row(
    row: queries.BodyInTree, *, people: int, last: PartialDate | None, viewer: Viewer, asks: int = 0
) -> BodyRow:
    body, language = row.organisation, viewer.language
    shown = queries.display_name(body, language)
    is_above_seen = body.parent is not None and rules.can_see_organisation(viewer, body.parent)
    above = in_bdi(queries.display_name(body.parent, language)) if body.parent and is_above_seen else ""
    return BodyRow(
        url=reverse("desk:organisation-page", args=[body.pk]),
        name=in_bdi(shown),
        mark=mark_tag(body),
        others=other_names(body, shown.text),
        kind=body.get_kind_display(),
        above=above,
        people=people,
        people_url=f"{reverse('desk:stakeholder-people')}?organisation={body.pk}",
        last_met=date_in_words(last),
        depth=row.depth,
        open_asks=asks,
    )


def date_in_words(date: PartialDate | None) -> str:
    """A date no more precise than it is known; empty for none."""
    return date.in_words() if date else ""


def member_row(member: Organisation, *, people: int, last: PartialDate | None, language: str) -> Row:
    shown = queries.display_name(member, language)
    place = next(iter(member.in_our_network), None)  # type: ignore[attr-defined]
    joined = place.joined.in_words() if place and place.joined else ""
    cells = [
        with_mark(in_bdi(shown), member),
        other_names(member, shown.text),
        place.get_member_class_display() if place else "",
        joined,
        date_in_words(last),
        people or "",
    ]
    return Row(reverse("desk:organisation-page", args=[member.pk]), cells)


def person_row(person: Person, *, last: PartialDate | None, viewer: Viewer) -> Row:
    shown = queries.display_name(person, viewer.language)
    posts = seen_posts(viewer, queries.posts_on(person, timezone.localdate()))
    cells = [
        with_mark(in_bdi(shown), person),
        other_names(person, shown.text),
        format_html_join(BREAK, "{}", ((post_in_words(post, viewer.language),) for post in posts)),
        date_in_words(last),
        public_tag(person),
    ]
    return Row(reverse("desk:person-page", args=[person.pk]), cells)


def seen_posts(viewer: Viewer, posts: Iterable[Post]) -> list[Post]:
    """Posts without those in organisations that this viewer may not know of."""
    return [post for post in posts if rules.can_see_organisation(viewer, post.organisation)]


def post_in_words(post: Post, language: str) -> SafeString:
    """A role and where: the role in the reader's language where somebody wrote it."""
    role = post.role_translations.get(language) or post.role
    body = in_bdi(queries.display_name(post.organisation, language))
    if not role:
        return body
    return format_html(_("{role}, {organisation}"), role=format_html("<bdi>{}</bdi>", role), organisation=body)


def public_tag(party: Person | Organisation) -> SafeString:
    """How somebody may be named in public, as a word with a shape."""
    state, words = public_state(party)
    return tag(state, words)


def public_state(party: Person | Organisation) -> tuple[str, Any]:
    """The state and words of that tag: protection and objection come before the form."""
    if party.protection == Protection.AT_RISK:
        return "sealed", Protection.AT_RISK.label
    if getattr(party, "objected_at", None):
        return "refused", _("Objected")
    if party.protection == Protection.NO_PUBLIC_NAME:
        return "off", Protection.NO_PUBLIC_NAME.label
    form = PublicNameForm(party.public_name_form)
    return ("off" if form == PublicNameForm.NONE else "line", form.label)


MARK_STATES = {Mark.CARE: "check", Mark.DO_NOT_CONTACT: "refused"}


def mark_tag(party: Person | Organisation) -> Tag | None:
    """How a party is treated, as a word with a shape; None when nothing is said. Why is on their page alone."""
    return Tag(MARK_STATES[Mark(party.mark)], party.get_mark_display()) if party.mark else None


def with_mark(shown: SafeString, party: Person | Organisation) -> SafeString:
    """A name with the party's mark behind it, for lists."""
    found = mark_tag(party)
    return format_html("{} {}", shown, tag(found.state, found.text)) if found else shown


@dataclass(frozen=True, slots=True)
class HolderShown:
    """Somebody who holds or held a post."""

    url: str
    name: SafeString
    when: str
    mark: Tag | None


@dataclass(frozen=True, slots=True)
class RoleShown:
    """A role in a body with those who held it on the day, and the others."""

    role: str
    held: tuple[HolderShown, ...]
    others: tuple[HolderShown, ...]


def role_shown(role: queries.RoleHeld, viewer: Viewer) -> RoleShown:
    """A role in the reader's language, with its holders."""
    first = (*role.held, *role.others)[0]
    words = first.role_translations.get(viewer.language) or role.role
    return RoleShown(words, _holders(role.held, viewer), _holders(role.others, viewer))


def _holders(posts: Iterable[Post], viewer: Viewer) -> tuple[HolderShown, ...]:
    return tuple(
        HolderShown(
            url=reverse("desk:person-page", args=[post.person_id]),
            name=in_bdi(queries.display_name(post.person, viewer.language)),
            when=when_in_words(post.started, post.ended),
            mark=mark_tag(post.person),
        )
        for post in posts
    )


def when_in_words(started: PartialDate | None, ended: PartialDate | None) -> str:
    """From and until, each as precise as it is known, and said where it is not."""
    if started and ended:
        return _("%(first)s until %(last)s") % {"first": started.in_words(), "last": ended.in_words()}
    if started:
        return _("since %(first)s") % {"first": started.in_words()}
    if ended:
        return _("until %(last)s, begin not known") % {"last": ended.in_words()}
    return _("dates not known")
