"""What the directory holds on a person, for their file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from overture.foundation.access.viewer import Viewer
from overture.foundation.local_text import in_language
from overture.foundation.registry import Held, HeldFact, HeldRow

from . import rules
from .careshapes import changes_wished
from .models import ContactPoint, Lowering, NameAnswer, PairAnswer, Person, Post, Representation, Stance, Tie
from .rowshapes import when_in_words


class DirectoryHolds:
    """Fills ``registry.personal_data``."""

    covers = (
        "directory.Name.person",
        "directory.Identifier.person",
        "directory.Post.person",
        "directory.ContactPoint.person",
        "directory.Stance.person",
        "directory.Tie.person",
        "directory.Tie.other",
        "directory.Tie.told_by",
        "directory.Signature.person",
        "directory.Representation.person",
        "directory.NameAnswer.person",
        "directory.PairAnswer.person",
        "directory.PairAnswer.other_person",
        "directory.Lowering.person",
    )

    def held_on(self, viewer: Viewer, person: Any, *, at: dt.datetime) -> Iterable[Held]:
        """The record itself, names, numbers, posts, ways to reach, views, ties, accounts, answers and requests."""
        if not rules.can_see_file(viewer):
            return
        while_listed = _("As long as the person is in the record; asked again each year.")
        with_record = _("Erased with the record.")
        yield Held("person", _("The record"), _ground(person), while_listed, (_record(person),))
        yield Held("names", _("Names"), _("To find the person in every script."), while_listed, _names(person))
        yield Held("identifiers", _("Numbers in registers"), _("Public registers."), while_listed, _numbers(person))
        yield Held("posts", _("Posts"), _("To know who holds which office."), while_listed, _posts(person))
        yield Held("contact_points", _("Ways to reach"), _("To write or call."), while_listed, _points(person))
        yield Held(
            "stances", _("Declared views"), _("Said in public or to us."), while_listed, _stances(person, viewer)
        )
        yield Held("ties", _("Who knows whom"), _("Told by those named with each."), while_listed, _ties(person))
        yield Held("signatures", _("Names under texts"), _("Given by the person."), with_record, _signatures(person))
        yield Held("accounts", _("Accounts"), _("To speak for an organisation."), with_record, _accounts(person))
        yield Held("answers", _("Is it the same person?"), _("Answers of colleagues."), with_record, _answers(person))
        yield Held("requests", _("Requests to protect less"), _("Kept with both names."), with_record, _asked(person))


def _ground(person: Person) -> str:
    basis, source = person.basis or _("not said yet"), person.source_note or _("not said")
    return _("Why: %(basis)s. Where from: %(source)s.") % {"basis": basis, "source": source}


def _row(title: Any, *facts: tuple[str, Any, Any], url: str = "") -> HeldRow:
    """A row without the values that nobody filled."""
    return HeldRow(title, tuple(HeldFact(key, label, _said(value)) for key, label, value in facts if value), url)


def _said(value: Any) -> Any:
    if value is True:
        return _("yes")
    if isinstance(value, dt.datetime):
        return formats.date_format(timezone.localtime(value), "j F Y H:i")
    return formats.date_format(value, "j F Y") if isinstance(value, dt.date) else value


def _record(person: Person) -> HeldRow:
    next_check = person.checked_on + dt.timedelta(days=settings.OVERTURE_ASK_AGAIN_DAYS)
    return _row(
        person.name,
        ("id", _("Id"), str(person.pk)),
        ("standing", _("Side"), person.get_standing_display()),
        ("language", _("Language"), _language(person.language)),
        ("pronoun", _("Addressed as"), person.pronoun),
        ("protection", _("Protection"), person.get_protection_display()),
        ("public_name_form", _("Named in public"), person.get_public_name_form_display()),
        ("other_public_name", _("Name to use in public"), person.other_public_name),
        ("mark", _("Mark"), person.get_mark_display()),
        ("mark_why", _("Why it is marked"), person.mark_why),
        ("marked_by", _("Marked by"), person.marked_by if person.mark_why else ""),
        ("marked_at", _("Marked on"), person.marked_at),
        ("basis", _("Why kept"), person.basis),
        ("source_note", _("Where from"), person.source_note),
        ("notice", _("Notice"), person.get_notice_display()),
        ("notice_sent", _("Notice sent on"), person.notice_sent),
        ("notice_why", _("Why no notice is needed"), person.notice_why),
        ("objected_at", _("Objected"), person.objected_at),
        ("made_at", _("In the record since"), person.made_at),
        ("changed_at", _("Last changed"), person.changed_at),
        ("checked_on", _("Last confirmed"), person.checked_on),
        ("ask_again_on", _("Asked again on"), next_check),
        ("public_address", _("Public address"), person.slug),
    )


def _language(code: str) -> Any:
    return dict(settings.LANGUAGES).get(code, code)


def _names(person: Person) -> tuple[HeldRow, ...]:
    rows = person.names.order_by("pk")
    return tuple(
        _row(
            name.text,
            ("kind", _("Kind"), name.get_kind_display()),
            ("language", _("Language"), _language(name.language)),
        )
        for name in rows
    )


def _numbers(person: Person) -> tuple[HeldRow, ...]:
    return tuple(_row(str(number)) for number in person.identifiers.order_by("scheme", "value"))


def _posts(person: Person) -> tuple[HeldRow, ...]:
    posts = Post.objects.filter(person=person).select_related("organisation").order_by("made_at", "pk")
    return tuple(
        _row(
            post.role or _("Role not known"),
            ("organisation", _("Organisation"), post.organisation.name),
            ("when", _("When"), when_in_words(post.started, post.ended)),
            ("is_public_office", _("Public office"), post.is_public_office),
            ("is_spokesperson", _("Named spokesperson"), post.is_spokesperson),
            url=reverse("desk:organisation-page", args=[post.organisation_id]),
        )
        for post in posts
    )


def _points(person: Person) -> tuple[HeldRow, ...]:
    points = ContactPoint.objects.filter(person=person).order_by("medium", "made_at")
    return tuple(
        _row(
            point.get_medium_display(),
            ("value", _("Contact"), point.value),
            ("note", _("Note"), point.note),
            ("made_at", _("Kept since"), point.made_at),
            ("checked_on", _("Last confirmed"), point.checked_on),
        )
        for point in points
    )


def _stances(person: Person, viewer: Viewer) -> tuple[HeldRow, ...]:
    stances = Stance.objects.filter(person=person).select_related("topic", "initiative", "proposal")
    return tuple(
        _row(
            in_language(one.topic.name, viewer.language).text if one.topic else str(one.initiative or one.proposal),
            ("position", _("Position"), one.get_position_display()),
            ("source", _("Source"), one.source),
            ("declared", _("Declared"), one.declared.in_words() if one.declared else ""),
        )
        for one in stances.order_by("made_at", "pk")
    )


def _ties(person: Person) -> tuple[HeldRow, ...]:
    about = Q(person=person) | Q(other=person) | Q(told_by=person)
    ties = Tie.objects.filter(about).select_related("person", "other", "told_by", "told_by_account")
    return tuple(
        _row(
            f"{tie.person.name} – {tie.other.name}",
            ("what", _("How"), tie.get_what_display()),
            ("how_well", _("How well"), tie.get_how_well_display()),
            ("said_by", _("Who says so"), str(tie.told_by or tie.told_by_account or tie.said_by)),
            ("said", _("Said on"), tie.said.in_words() if tie.said else ""),
            ("note", _("Note"), tie.note),
        )
        for tie in ties.order_by("made_at", "pk")
    )


def _signatures(person: Person) -> tuple[HeldRow, ...]:
    rows = person.signatures.select_related("version_signed__proposal").order_by("pk")
    return tuple(
        _row(str(one.version_signed.proposal), ("signed", _("Signed"), one.signed.in_words() if one.signed else ""))
        for one in rows
    )


def _accounts(person: Person) -> tuple[HeldRow, ...]:
    rows = Representation.objects.filter(person=person).select_related("user", "organisation").order_by("made_at")
    return tuple(
        _row(
            str(one.user),
            ("email", _("E-mail"), one.user.email),
            ("organisation", _("Speaks for"), one.organisation.name),
            ("since", _("Since"), one.made_at),
            ("ended_at", _("Ended"), one.ended_at),
        )
        for one in rows
    )


def _answers(person: Person) -> tuple[HeldRow, ...]:
    spellings = [
        _row(one.spelling, ("answer", _("Answer"), _("The same") if one.is_same else _("Somebody else")))
        for one in NameAnswer.objects.filter(person=person).order_by("pk")
    ]
    pairs = PairAnswer.objects.filter(Q(person=person) | Q(other_person=person)).select_related(
        "person", "other_person"
    )
    for pair in pairs.order_by("made_at"):
        other = pair.second if pair.first == person else pair.first
        spellings.append(_row(other.name, ("answer", _("Answer"), pair.get_answer_display())))
    return tuple(spellings)


def _asked(person: Person) -> tuple[HeldRow, ...]:
    rows = Lowering.objects.filter(person=person).order_by("made_at")
    return tuple(
        _row(
            "; ".join(
                f"{change.label}: {change.stands or '–'} → {change.wished or '–'}" for change in changes_wished(one)
            ),
            ("reason", _("Reason"), one.reason),
            ("asked_by", _("Asked by"), one.asked_by_name),
            ("asked_at", _("Asked on"), one.made_at),
            ("state", _("State"), one.get_state_display()),
            ("decided_by", _("Answered by"), one.decided_by_name),
            ("answer", _("Answer"), one.answer),
        )
        for one in rows
    )
