"""An organisation's place in a network, coalition, working group or official body."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from overture.foundation.access.viewer import Viewer
from overture.foundation.partial_dates import PartialDateFormField

from .. import operations
from ..errors import (
    DirectoryError,
    LeftBeforeJoined,
    LeftButLive,
    LeftToCome,
    MemberAlready,
    MemberOfItself,
    NotFound,
    NotYetJoined,
)
from ..given import MembershipGiven
from ..models import Membership, Organisation
from .fields import OrganisationChoices
from .rows import FormWithRows

FIELDS = ("member_class", "status", "joined", "left")
FIELD_OF_ERROR: dict[type[DirectoryError], str] = {
    LeftBeforeJoined: "left",
    LeftButLive: "left",
    LeftToCome: "left",
    NotYetJoined: "joined",
    MemberAlready: "other",
    MemberOfItself: "other",
}


class MembershipForm(FormWithRows):
    """A membership, begun from one of its ends; the other end is chosen once and stays."""

    other = forms.ChoiceField(error_messages={"required": _("Choose an organisation.")})
    member_class = forms.ChoiceField(label=_("Class"), choices=Membership.Class.choices)
    status = forms.ChoiceField(label=_("Status"), choices=Membership.Status.choices)
    joined = PartialDateFormField(label=_("Joined"), required=False)
    left = PartialDateFormField(label=_("Left"), required=False, help_text="")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        organisation: Organisation,
        organisations: OrganisationChoices,
        membership: Membership | None = None,
        is_of_members: bool = False,
        **kwargs: Any,
    ) -> None:
        self.organisation, self.organisations = organisation, organisations
        self.membership, self.is_of_members = membership, is_of_members
        values: dict[str, Any] = {"member_class": Membership.Class.FULL, "status": Membership.Status.ACTIVE}
        if membership is not None:
            values = {name: getattr(membership, name) for name in (*FIELDS, "version")}
        kwargs["initial"] = values | (kwargs.get("initial") or {})
        super().__init__(data, **kwargs)
        if membership is not None:
            del self.fields["other"]
        else:
            self.fields["other"].label = _("Member") if is_of_members else _("Member of")
            own = str(organisation.pk)
            self.fields["other"].choices = [one for one in organisations.choices if one[0] != own]  # type: ignore[attr-defined]

    def save(self, *, by: Viewer) -> Membership | None:
        """Add or change the membership; None when it was refused, with the reason at its field.

        Raises:
            StaleVersion: when somebody saved a newer version since.
        """
        values = {name: self.cleaned_data[name] for name in FIELDS}
        try:
            if self.membership is not None:
                version = self.cleaned_data["version"] or 0
                return operations.change_membership(self.membership, version=version, by=by, **values)
            other = self.organisations.get(self.cleaned_data["other"])
            if other is None:
                raise NotFound
            ends = (other, self.organisation) if self.is_of_members else (self.organisation, other)
            return operations.add_membership(ends[0], network=ends[1], by=by, given=MembershipGiven(**values))
        except DirectoryError as error:
            field = FIELD_OF_ERROR.get(type(error))
            self.add_error(field if field in self.fields else None, str(error))
            return None
