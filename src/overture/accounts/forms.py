"""Forms of accounts and of the desk's settings: input to clean values; `save` is one operation."""

from __future__ import annotations

import zoneinfo
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from overture.foundation.access.viewer import Viewer

from . import operations
from .errors import AccountsError
from .logos import MOST_BYTES, data_address
from .models import Desk, Invitation, Role, User
from .queries import organisations_to_speak_for


def zones() -> list[tuple[str, str]]:
    """Every time zone with a place in its name, and UTC."""
    places = sorted(name for name in zoneinfo.available_timezones() if "/" in name and not name.startswith("Etc/"))
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in places)]


class DeskForm(forms.Form):
    """The desk's settings. Texts in several languages are a field for each language."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    name_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=200, required=False)
    name_ar = forms.CharField(label=gettext_lazy("Name in Arabic"), max_length=200, required=False)
    name_he = forms.CharField(label=gettext_lazy("Name in Hebrew"), max_length=200, required=False)
    short_name = forms.CharField(
        label=gettext_lazy("Short name"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Stands in the title of each page."),
    )
    about_en = forms.CharField(
        label=gettext_lazy("About us in English"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )
    about_ar = forms.CharField(
        label=gettext_lazy("About us in Arabic"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )
    about_he = forms.CharField(
        label=gettext_lazy("About us in Hebrew"), max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )
    accent = forms.CharField(
        label=gettext_lazy("Accent colour"),
        widget=forms.TextInput({"type": "color"}),
        validators=[
            RegexValidator(r"^#[0-9A-Fa-f]{6}$", gettext_lazy("Write the colour as # and six digits, such as #0D5861."))
        ],
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"), choices=settings.LANGUAGES, widget=forms.CheckboxSelectMultiple
    )
    default_language = forms.ChoiceField(label=gettext_lazy("Default language"), choices=settings.LANGUAGES)
    zone = forms.ChoiceField(label=gettext_lazy("Time zone"), choices=zones)
    country = forms.CharField(
        label=gettext_lazy("Country"),
        required=False,
        max_length=2,
        help_text=gettext_lazy("Two letters, such as NO."),
        validators=[RegexValidator(r"^[A-Za-z]{2}$", gettext_lazy("Write the country as two letters, such as NO."))],
    )
    controller = forms.CharField(
        label=gettext_lazy("Who is responsible for the data"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("The name and address that a privacy notice must give."),
    )
    privacy_contact = forms.EmailField(label=gettext_lazy("Privacy contact"), required=False)
    contact_email = forms.EmailField(
        label=gettext_lazy("Public contact"), required=False, help_text=gettext_lazy("Shown on the public site.")
    )
    from_address = forms.EmailField(label=gettext_lazy("Mail comes from"), required=False)
    reply_to = forms.EmailField(label=gettext_lazy("Replies go to"), required=False)

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        kwargs["initial"] = desk_initial(desk)
        super().__init__(*args, **kwargs)
        self.desk = desk
        for code, _name in settings.LANGUAGES:
            for field in (f"name_{code}", f"about_{code}"):
                self.fields[field].widget.attrs["lang"] = code

    def clean_country(self) -> str:
        return str(self.cleaned_data["country"]).upper()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(cleaned.get(f"name_{code}") for code, _name in settings.LANGUAGES):
            self.add_error("name_en", _("Write the name in at least one language."))
        if cleaned.get("languages") and cleaned.get("default_language") not in cleaned["languages"]:
            self.add_error("default_language", _("Choose one of the languages that are ticked above."))
        return cleaned

    def values(self) -> operations.DeskValues:
        """The whole of the form as the operation takes it."""
        cleaned = self.cleaned_data
        texts: dict[str, Any] = {
            name: {code: cleaned[f"{name}_{code}"] for code, _n in settings.LANGUAGES if cleaned[f"{name}_{code}"]}
            for name in ("name", "about")
        }
        rest: dict[str, Any] = {name: cleaned[name] for name in operations.DESK_FIELDS if name not in texts}
        return operations.DeskValues(**texts, **rest)

    def save(self, *, by: Viewer) -> Desk:
        return operations.change_desk(self.desk, values=self.values(), version=self.cleaned_data["version"], by=by)


def desk_initial(desk: Desk) -> dict[str, Any]:
    """The desk's values by the names of the form's fields."""
    initial = {name: getattr(desk, name) for name in operations.DESK_FIELDS if name not in ("name", "about")}
    for code, _name in settings.LANGUAGES:
        initial[f"name_{code}"] = desk.name.get(code, "")
        initial[f"about_{code}"] = desk.about.get(code, "")
    return {**initial, "version": desk.version}


class LogoForm(forms.Form):
    """Another logo, or none."""

    logo = forms.FileField(
        label=gettext_lazy("Logo"),
        required=False,
        widget=forms.FileInput({"accept": "image/png"}),
        help_text=gettext_lazy("A PNG picture of at most 200 kB."),
    )
    remove = forms.BooleanField(label=gettext_lazy("Take the logo away"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        file = cleaned.get("logo")
        if not file and not cleaned.get("remove"):
            self.add_error("logo", _("Choose a picture first."))
        elif file:
            try:
                cleaned["address"] = data_address(file.read(MOST_BYTES + 1))
            except AccountsError as error:
                self.add_error("logo", str(error))
        return cleaned

    def save(self, desk: Desk, *, by: Viewer) -> Desk:
        return operations.change_logo(desk, logo=self.cleaned_data.get("address", ""), by=by)


class InviteForm(forms.Form):
    """Who is invited, to what, and in which language the mail is written."""

    email = forms.EmailField(label=gettext_lazy("Email"))
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    role = forms.ChoiceField(
        label=gettext_lazy("Role"), choices=Role.choices, initial=Role.EDITOR, widget=forms.RadioSelect
    )
    organisation_id = forms.ChoiceField(
        label=gettext_lazy("Speaks for"), required=False, help_text=gettext_lazy("Only for a member representative.")
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the mail"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.id, one.name) for one in organisations_to_speak_for()]
        self.fields["organisation_id"].choices = [("", _("Nobody")), *choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        represents = cleaned.get("role") == Role.REPRESENTATIVE
        if represents and not cleaned.get("organisation_id"):
            self.add_error("organisation_id", _("Choose the organisation that this person speaks for."))
        if not represents:
            cleaned["organisation_id"] = ""
        return cleaned

    def save(self, *, by: Viewer) -> Invitation:
        return operations.invite(**self.cleaned_data, by=by)


class AcceptForm(forms.Form):
    """The name that colleagues will see, and a password."""

    name = forms.CharField(
        label=gettext_lazy("Your name"), max_length=200, widget=forms.TextInput({"autocomplete": "name"})
    )
    password = forms.CharField(
        label=gettext_lazy("Password"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text=gettext_lazy("At least 12 characters. A sentence of your own is easy to keep in mind."),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        try:
            validate_password(cleaned.get("password", ""), User(email=self.email, name=cleaned.get("name", "")))
        except forms.ValidationError as error:
            self.add_error("password", error)
        return cleaned

    def save(self, token: str, *, by: Viewer) -> User:
        return operations.accept_invitation(token, **self.cleaned_data, by=by)


class RolesForm(forms.Form):
    """The roles of one account."""

    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Roles"), choices=Role.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    def save(self, user: User, *, by: Viewer) -> User:
        return operations.set_roles(user, roles=set(self.cleaned_data["roles"]), by=by)


class TokenForm(forms.Form):
    """What an API token is for, and as whom it acts."""

    label = forms.CharField(label=gettext_lazy("What it is for"), max_length=100)
    user = forms.ModelChoiceField(
        label=gettext_lazy("Acts as"), queryset=User.objects.none(), empty_label=gettext_lazy("Choose an account")
    )

    def __init__(self, *args: Any, accounts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = accounts.filter(is_active=True)  # type: ignore[attr-defined]

    def save(self, *, by: Viewer) -> operations.NewToken:
        return operations.make_token(self.cleaned_data["user"], label=self.cleaned_data["label"], by=by)
