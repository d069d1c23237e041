"""Asking the directory; `viewer` (or `audience, at`) comes first where the answer depends on who reads it."""

from .matching import (
    Candidate,
    KnownName,
    KnownParty,
    all_names,
    name_answers_for,
    same_organisation_candidates,
    same_person_candidates,
)
from .naming import DESK, MEMBERS, NAMED_READER, PUBLIC, display_name, names_shown_to, public_name, public_names
from .posts import is_office_holder_or_spokesperson, people_at, posts_on
from .seen import (
    members,
    membership_of,
    organisation_for,
    organisations_seen_by,
    people_seen_by,
    person_for,
    public_members,
)

__all__ = [
    "DESK",
    "MEMBERS",
    "NAMED_READER",
    "PUBLIC",
    "Candidate",
    "KnownName",
    "KnownParty",
    "all_names",
    "display_name",
    "is_office_holder_or_spokesperson",
    "members",
    "membership_of",
    "name_answers_for",
    "names_shown_to",
    "organisation_for",
    "organisations_seen_by",
    "people_at",
    "people_seen_by",
    "person_for",
    "posts_on",
    "public_members",
    "public_name",
    "public_names",
    "same_organisation_candidates",
    "same_person_candidates",
]
