"""What the columns of a sheet can mean, by kind of sheet; and the guess from their headings, in three languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from overture_names.folding import fold

from . import values
from .models import SheetKind
from .values import Read

Label = str | Promise
IGNORED = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One meaning of a column.

    Attributes:
        key: its name in a mapping.
        words: headings that mean it, in English, Arabic and Hebrew; compared folded.
        read: makes a value of a cell, or raises `values.Unclear`.
        is_needed: whether every row needs it.
    """

    key: str
    label: Label
    words: str
    read: Read = values.short_text
    is_needed: bool = False


ID = Column(
    "id", _("Number in your own list"), "id; number; no; ref; reference; uid; رقم; معرف; מספר; מזהה", values.short_id
)
NAME_WORDS = "name; full name; الاسم; الاسم الكامل; שם; שם מלא"
OTHER_NAMES = Column(
    "other_names",
    _("Other names"),
    "other names; also known as; aka; alias; aliases; name in arabic; name in hebrew; arabic name; hebrew name; "
    "أسماء أخرى; الاسم بالعربية; الاسم بالعبرية; שמות נוספים; שם בערבית; שם בעברית",
    values.short_texts,
)
SIDE = Column("standing", _("Side"), "side; ours or theirs; standing; الجانب; الطرف; צד", values.standing)
EMAIL = Column(
    "email",
    _("E-mail"),
    'email; e-mail; mail; email address; البريد; البريد الإلكتروني; بريد; דוא"ל; דואל; מייל; אימייל',
    values.emails,
)
PHONE = Column(
    "phone",
    _("Phone"),
    "phone; telephone; mobile; tel; cell; هاتف; الهاتف; جوال; رقم الهاتف; טלפון; נייד; סלולרי",
    values.phones,
)
ORGANISATION_WORDS = (
    "organisation; organization; org; employer; company; institution; body; department; party; "
    "المؤسسة; المنظمة; الجهة; الجمعية; ארגון; מוסד; גוף; עמותה; מקום עבודה"
)
ROLE = Column(
    "role",
    _("Role"),
    "role; position; title; job title; post; function; المنصب; الوظيفة; الصفة; תפקיד; משרה",
    values.short_text,
)
FROM = Column(
    "started",
    pgettext_lazy("column of dates", "From"),
    "from; start; since; start date; started; من; منذ; بداية; מ; מתאריך; החל מ; התחלה",
    values.date,
)
UNTIL = Column(
    "ended",
    pgettext_lazy("column of dates", "Until"),
    "until; to; end; end date; ended; حتى; إلى; نهاية; עד; עד תאריך; סיום",
    values.date,
)
LANGUAGE = Column("language", _("Language"), "language; lang; اللغة; שפה", values.language)
PERSON = Column("person", _("Person"), f"person; {NAME_WORDS}; الشخص; אדם", is_needed=True)

PEOPLE = (
    Column("name", _("Name"), NAME_WORDS + "; person; contact; contact name; جهة الاتصال; איש קשר", is_needed=True),
    Column("first_name", _("First name"), "first name; given name; forename; firstname; الاسم الأول; שם פרטי"),
    Column("last_name", _("Family name"), "last name; family name; surname; lastname; اسم العائلة; اللقب; שם משפחה"),
    ID,
    OTHER_NAMES,
    Column("organisation", _("Organisation"), ORGANISATION_WORDS),
    ROLE,
    FROM,
    UNTIL,
    EMAIL,
    PHONE,
    SIDE,
    LANGUAGE,
    Column("source_note", _("Where from"), "source; where from; how we know; المصدر; מקור"),
)
ORGANISATIONS = (
    Column("name", _("Name"), f"{NAME_WORDS}; {ORGANISATION_WORDS}; member; العضو; חבר", is_needed=True),
    ID,
    OTHER_NAMES,
    Column("kind", _("Kind"), "kind; type; category; sector; النوع; الفئة; סוג; קטגוריה", values.organisation_kind),
    SIDE,
    Column(
        "parent", _("Part of"), "part of; parent; parent organisation; parent body; تابع ل; الجهة الأم; חלק מ; ארגון אם"
    ),
    Column(
        "website",
        _("Website"),
        "website; web; url; site; web site; الموقع; الموقع الإلكتروني; אתר; אתר אינטרנט",
        values.url,
    ),
    Column("country", _("Country, two letters"), "country; country code; البلد; الدولة; מדינה; ארץ", values.country),
    Column(
        "register",
        _("Number in a register"),
        "register number; registration number; registration; charity number; company number; "
        "رقم التسجيل; מספר עמותה; מספר רישום",
        values.identifier,
    ),
    EMAIL,
    PHONE,
    Column(
        "member_class",
        _("Our member: class"),
        "class; membership; member class; membership type; العضوية; نوع العضوية; חברות; סוג חברות",
        values.member_class,
    ),
    Column(
        "joined",
        _("Our member since"),
        "joined; member since; joining date; تاريخ الانضمام; הצטרפות; תאריך הצטרפות",
        values.date,
    ),
)
POSTS = (
    PERSON,
    Column("organisation", _("Organisation"), ORGANISATION_WORDS, is_needed=True),
    ROLE,
    ID,
    FROM,
    UNTIL,
    Column("is_public_office", _("Public office"), "public office; official; منصب عام; תפקיד ציבורי", values.yes_or_no),
    Column(
        "is_spokesperson",
        _("Named spokesperson"),
        "spokesperson; spokesman; المتحدث; ناطق; דובר; דוברת",
        values.yes_or_no,
    ),
)
MEMBERSHIPS = (
    Column("member", _("Member"), f"member; {ORGANISATION_WORDS}; {NAME_WORDS}; العضو; חבר", is_needed=True),
    Column(
        "network",
        _("Belongs to"),
        "network; coalition; belongs to; group; working group; alliance; "
        "الشبكة; التحالف; الائتلاف; רשת; קואליציה; ברית",
        is_needed=True,
    ),
    ID,
    Column(
        "member_class",
        _("Class"),
        "class; membership; member class; membership type; نوع العضوية; סוג חברות",
        values.member_class,
    ),
    Column("status", _("Status"), "status; state; الحالة; סטטוס; מצב", values.member_status),
    Column("joined", _("Joined"), "joined; since; from; member since; تاريخ الانضمام; منذ; הצטרפות; מ", values.date),
    Column("left", pgettext_lazy("column of dates", "Left"), "left; until; to; end; حتى; غادر; עזב; עד", values.date),
)
ENGAGEMENTS = (
    Column(
        "title",
        _("Title"),
        "title; subject; name; what; meeting; event; العنوان; الموضوع; الاجتماع; כותרת; נושא; פגישה; שם",
        is_needed=True,
    ),
    Column("when", _("When"), "date; when; day; on; التاريخ; متى; تاريخ; תאריך; מתי", values.date, is_needed=True),
    ID,
    Column("kind", _("Kind"), "kind; type; format; النوع; סוג", values.engagement_kind),
    Column(
        "confidentiality",
        _("Record"),
        "confidentiality; record; on record; السرية; חיסיון; סודיות",
        values.confidentiality,
    ),
    Column("status", _("Status"), "status; state; الحالة; סטטוס; מצב", values.engagement_status),
    Column("how", _("How"), "how; channel; medium; الطريقة; איך; אופן", values.how),
    Column("place", _("Where"), "place; where; location; venue; المكان; أين; מקום; היכן; מיקום"),
    Column(
        "their_people",
        _("Their people"),
        "met; met with; stakeholder; stakeholders; their people; contact; contacts; with; "
        "التقينا; مع; الحاضرون من طرفهم; עם; נפגשנו עם; נציגיהם",
        values.short_texts,
    ),
    Column(
        "their_organisations",
        _("Their organisations"),
        f"their organisation; their organisations; stakeholder organisation; {ORGANISATION_WORDS}",
        values.short_texts,
    ),
    Column(
        "our_people",
        _("Our people"),
        "our people; who; by; attended by; staff; من طرفنا; حضر; מטעמנו; נציגינו",
        values.short_texts,
    ),
    Column(
        "our_organisations",
        _("Our organisations"),
        "our organisations; our organisation; members; member; أعضاؤنا; الأعضاء; ארגונינו; חברים",
        values.short_texts,
    ),
    Column(
        "ask",
        _("What was asked for"),
        "ask; asks; request; requests; demand; الطلب; المطلب; בקשה; דרישה",
        values.long_text,
    ),
    Column(
        "summary",
        _("Summary"),
        "summary; notes; note; description; outcome; details; الملخص; ملاحظات; סיכום; הערות; תיאור",
        values.long_text,
    ),
)
COLUMNS: Mapping[str, tuple[Column, ...]] = {
    SheetKind.PEOPLE: PEOPLE,
    SheetKind.ORGANISATIONS: ORGANISATIONS,
    SheetKind.POSTS: POSTS,
    SheetKind.MEMBERSHIPS: MEMBERSHIPS,
    SheetKind.ENGAGEMENTS: ENGAGEMENTS,
}


def column(kind: str, key: str) -> Column:
    """A column of a kind of sheet by its key."""
    return next(one for one in COLUMNS[kind] if one.key == key)


def guessed(kind: str, headings: Sequence[str], remembered: Mapping[str, str]) -> list[str]:
    """The key that each column seems to mean, each once; `IGNORED` where none does.

    Args:
        remembered: what a folded heading meant when a person last said so.
    """
    taken: set[str] = set()
    found: list[str] = []
    known = {fold(word): one.key for one in reversed(COLUMNS[kind]) for word in one.words.split(";")}
    for heading in headings:
        folded = fold(heading)
        key = remembered.get(folded, known.get(folded, IGNORED))
        found.append(IGNORED if key in taken else key)
        taken.add(key)
    return found


def missing(kind: str, keys: Sequence[str]) -> list[Column]:
    """The columns that every row needs and that no column of the sheet means; a name may be given in two parts."""
    there = set(keys)
    if {"first_name", "last_name"} & there:
        there.add("name")
    return [one for one in COLUMNS[kind] if one.is_needed and one.key not in there]


def choices(kind: str) -> list[tuple[str, Any]]:
    """What a column may be said to mean, the needed ones first."""
    columns = sorted(COLUMNS[kind], key=lambda one: not one.is_needed)
    return [(IGNORED, _("Leave out")), *((one.key, one.label) for one in columns)]
