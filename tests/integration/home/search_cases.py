"""An invented desk and sixty questions that its people would type, each with the record that they mean.

The list was written before the search that answers it. Every name is made up. `DISTRACTORS` fill the desk with
records that share words with the ones that are sought.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation: key, main name, kind, side, other names with their kinds."""

    key: str
    name: str
    kind: str = "ministry"
    standing: str = "stakeholder"
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person: key, main name, side, other names with their kinds."""

    key: str
    name: str
    standing: str = "stakeholder"
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Met:
    """An engagement: key, kind, date, title, who of theirs and of ours was there, what was asked, where, summary."""

    key: str
    kind: str
    when: str
    title: str
    theirs: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()
    ask: str = ""
    place: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """What is typed, the key of the record that is meant, and what the case tries."""

    typed: str
    wanted: str
    tries: str


BODIES = (
    Body("ero", "External Relations Office", names=(("ERO", "acronym"), ("Bureau of Outer Links", "former"))),
    Body("mediation", "Mediation Support Team", "team"),
    Body("committee", "Outer Links Select Committee", "committee"),
    Body("bridges", "Ministry of Bridges and Waterways"),
    Body("classrooms", "Department for Shared Classrooms", "department"),
    Body("larkfield", "Larkfield Town Council", "other"),
    Body("heron", "Heron Party", "party"),
    Body("forum", "Harbour Women's Forum", "ngo", "network"),
    Body("wells", "Open Wells Trust", "ngo", "network", (("بئر مفتوح", "translation"),)),
    Body("parallel", "Parallel Desks", "ngo", "network"),
    Body("water_ar", "وزارة المياه والجسور"),
    Body("olive_ar", "مجلس الزيتون البلدي", "other"),
    Body("women_ar", "جمعية نساء الميناء", "ngo", "network"),
    Body("grain_ar", "حزب السنابل", "party"),
    Body("media_ar", "صحيفة المرفأ", "media"),
    Body("relief_ar", "هيئة الإغاثة المشتركة", "intergovernmental"),
    Body("bridges_he", "משרד הגשרים והנחלים"),
    Body("education_he", "ועדת החינוך המשותף", "committee"),
    Body("rimon_he", "עמותת גן הרימון", "ngo", "network"),
    Body("almond_he", "מפלגת השקד", "party"),
    Body("embassy_he", "שגרירות ארץ הנחלים", "embassy"),
    Body("carob_he", "רשת החרוב לשלום", "ngo", "network", (('רח"ל', "acronym"),)),
)

PEOPLE = (
    Somebody("fairweather", "Inez Fairweather"),
    Somebody("okafer", "Tom Okafer"),
    Somebody("pellworth", "Joan Pellworth"),
    Somebody("ramandal", "Priya Ramandal"),
    Somebody("marshfield", "Eleanor Marshfield", "network"),
    Somebody("oreilley", "Zoë O'Reilley-Peña"),
    Somebody("hardal", "Rima Hardal", "network"),
    Somebody("zaytun", "Kamal Abu Zaytun", "network"),
    Somebody("qamhawi", "Nadira Qamhawi", "network", (("نديرة القمحاوي", "spelling"),)),
    Somebody("arazital", "Shmuel Arazi-Tal"),
    Somebody("regevi", "Yotam Regevi", "network"),
    Somebody("wrenlow", "Maud Wrenlow", "stakeholder", (("Maud Wrenlo", "wrong"), ("Maud Tarrish", "former"))),
    Somebody("marjani_ar", "سلوى المرجاني"),
    Somebody("zanbaq_ar", "عماد الزنبق"),
    Somebody("qandil_ar", "جمانة القنديل", "network"),
    Somebody("sindyan_ar", "طارق السنديان"),
    Somebody("baylasan_ar", "أنور البيلسان", "network"),
    Somebody("zatari_ar", "مها الزعتري"),
    Somebody("rihan_ar", "ياسر أبو الريحان", "network"),
    Somebody("karma_ar", "فؤاد الكرمة"),
    Somebody("egoz_he", "תמר בן־אגוז", "network"),
    Somebody("karkom_he", "נועה כרכום"),
    Somebody("rimonai_he", "איתן רימונאי"),
    Somebody("haruvi_he", "גדעון חרובי"),
    Somebody("narkisi_he", "רות נרקיסי", "network"),
    Somebody("dolev_he", "עומר דולבי"),
    Somebody("sahlav_he", "יעל סחלבי"),
    Somebody("tsaftsafa_he", "מיכל צפצפה"),
)

MEETINGS = (
    Met(
        "river_briefing",
        "briefing",
        "2024-01-09",
        "Briefing on shared-society work",
        ("ero", "fairweather"),
        ("regevi",),
        "Ring-fence peacebuilding funding through the spring",
        "Lantern Hall",
    ),
    Met("letter_2025", "letter", "2025-05-14", "Keep the crossing open", ("bridges",), ("forum", "hardal")),
    Met("letter_2023", "letter", "2023-10-30", "Joint words to the Minister of State", ("pellworth",), ("forum",)),
    Met(
        "evidence_classrooms",
        "testimony",
        "2023-03-21",
        "Evidence on shared classrooms",
        ("committee",),
        ("parallel",),
        summary="Two teachers told the members how a bilingual school day runs.",
    ),
    Met("reception_march", "reception", "2024-03-12", "Spring evening at the harbour", ("okafer",), ("marshfield",)),
    Met("reception_june", "reception", "2024-06-12", "Summer evening at the harbour", ("okafer",), ("marshfield",)),
    Met("panel_mediators", "panel", "2023-12-19", "Panel at the Peace Practice Day", ("fairweather",), ("zaytun",),
        summary="What local mediators need before talks begin."),
    Met("visit_wells", "visit", "2022-11-02", "Visit to the well of Karmit", ("ramandal",), ("wells",),
        place="Karmit village"),
    Met("budget_meeting", "meeting", "2024-02-06", "Meeting on the aid budget", ("heron",), ("marshfield",),
        "Publish the aid budget by district"),
    Met("water_ar_meeting", "meeting", "2024-04-18", "لقاء حول مياه الوادي", ("water_ar", "marjani_ar"),
        ("qandil_ar",), "توسيع شبكة الآبار المشتركة", "قاعة المنارة"),
    Met("letter_ar_2025", "letter", "2025-02-03", "نداء من أجل معبر الزيتون", ("olive_ar",), ("women_ar",)),
    Met("teachers_ar", "visit", "2023-09-10", "زيارة المعلّمات إلى البلدة القديمة", ("zatari_ar",), ("women_ar",),
        summary="تحدثت المعلمات عن الكتب المدرسية المشتركة وعن الطريق إلى المدرسة."),
    Met("relief_ar_briefing", "briefing", "2024-08-22", "إحاطة عن الإغاثة الشتوية", ("relief_ar",), ("rihan_ar",)),
    Met("grain_ar_panel", "panel", "2022-05-05", "ندوة الحوار والشباب", ("grain_ar", "karma_ar"), ("baylasan_ar",)),
    Met("bridges_he_meeting", "meeting", "2024-05-27", "פגישה על גשר הנחל", ("bridges_he", "haruvi_he"),
        ("egoz_he",), "להשאיר את המעבר פתוח בלילה", "בית העירייה"),
    Met("education_he_evidence", "testimony", "2023-06-13", "עדות על בתי ספר דו־לשוניים", ("education_he",),
        ("narkisi_he",), summary="שתי מורות סיפרו על יום לימודים בשתי שפות."),
    Met("letter_he_2025", "letter", "2025-07-01", "קריאה לשמירת הנחלים", ("almond_he",), ("rimon_he",)),
    Met("embassy_he_reception", "reception", "2024-11-20", "ערב חורף בשגרירות", ("embassy_he",), ("carob_he",)),
    Met("youth_he_visit", "visit", "2022-09-04", "ביקור הנוער בכפר כרמית", ("sahlav_he",), ("carob_he",)),
)  # fmt: skip

ENGLISH = (
    Case("ero", "ero", "an acronym"),
    Case("external rel", "ero", "the last word not yet whole"),
    Case("outer links bureau", "ero", "a former name, its words in another order"),
    Case("Fairwether", "fairweather", "a letter left out of a name"),
    Case("Okafor", "okafer", "a vowel changed in a name"),
    Case("pelworth joan", "pellworth", "a letter left out, family name first"),
    Case("fairweather briefing", "river_briefing", "two words far apart"),
    Case("letter 2025 crossing", "letter_2025", "a kind, a year and a word"),
    Case("letter forum 2023", "letter_2023", "a kind, who signed, and the year"),
    Case("HWF", "forum", "an acronym that nobody noted"),
    Case("march 2024 reception", "reception_march", "a month, a year and a kind"),
    Case("zoe oreilley pena", "oreilley", "accents, an apostrophe and a hyphen left out"),
    Case("waterways", "bridges", "the last word of a name"),
    Case("classrooms evidence", "evidence_classrooms", "a title, its words in another order"),
    Case("ring fence funding", "river_briefing", "words of an ask, a hyphen left out"),
    Case("local mediators", "panel_mediators", "words of a summary"),
    Case("Marjani", "marjani_ar", "Latin letters for an Arabic family name"),
    Case("Imad al-Zanbaq", "zanbaq_ar", "Latin letters for an Arabic name with its article"),
    Case("Tamar Ben Egoz", "egoz_he", "Latin letters for a Hebrew name"),
    Case("karkom", "karkom_he", "Latin letters for a Hebrew family name"),
)

ARABIC = (
    Case("وزارة المياه", "water_ar", "the beginning of a name"),
    Case("مياه وجسور", "water_ar", "without the articles"),
    Case("للوزارة المياه والجسور", "water_ar", "with a preposition and the article"),
    Case("وزاره المياة", "water_ar", "two like letters at the end exchanged"),
    Case("سَلْوَى المرجاني", "marjani_ar", "with vowel marks"),
    Case("سلوي المرجانى", "marjani_ar", "yaa and alef maqsura exchanged"),
    Case("مرجاني", "marjani_ar", "a family name without its article"),
    Case("انور بيلسان", "baylasan_ar", "without hamza and article"),
    Case("طارق السنديام", "sindyan_ar", "a wrong last letter"),
    Case("جمانة القندل", "qandil_ar", "a letter left out of a name"),
    Case("المعلمات المدرسة", "teachers_ar", "two words far apart"),
    Case("معلمات كتب", "teachers_ar", "words of a summary without their articles"),
    Case("بالوادي مياه", "water_ar_meeting", "a preposition with the article"),
    Case("إغاثة شتوية", "relief_ar_briefing", "a title without its articles"),
    Case("نص موقع 2025 معبر", "letter_ar_2025", "a kind, a year and a word"),
    Case("حوار شباب", "grain_ar_panel", "a title without its articles and its 'and'"),
    Case("ريما هردل", "hardal", "Arabic letters for a Latin name"),
    Case("كمال أبو زيتون", "zaytun", "Arabic letters for a Latin name of three parts"),
    Case("فيرويذر", "fairweather", "an English family name as an Arab writes it"),
    Case("جدعون حروبي", "haruvi_he", "Arabic letters for a Hebrew name"),
)

HEBREW = (
    Case("משרד הגשרים", "bridges_he", "the beginning of a name"),
    Case("גשרים ונחלים", "bridges_he", "with 'and', without the articles"),
    Case("במשרד הגשרים", "bridges_he", "with a preposition"),
    Case("שמשרד הגשרים", "bridges_he", "with 'that'"),
    Case("תָּמָר בֶּן אֱגוֹז", "egoz_he", "with vowel points"),
    Case("כרכומ", "karkom_he", "a last letter not in its final form"),
    Case("רחל", "carob_he", "an acronym without its marks"),
    Case("לרשת החרוב", "carob_he", "with a preposition"),
    Case("רימוני", "rimonai_he", "a family name without its alef"),
    Case("מיכל צפצפא", "tsaftsafa_he", "another last letter"),
    Case("גידעון חרובי", "haruvi_he", "a given name in full spelling"),
    Case("מורות שפות", "education_he_evidence", "two words far apart"),
    Case("הנוער כרמית", "youth_he_visit", "two words of a title"),
    Case("מעבר בלילה", "bridges_he_meeting", "words of an ask without the article"),
    Case("טקסט בחתימתנו 2025 נחלים", "letter_he_2025", "a kind, a year and a word"),
    Case("והשגרירות", "embassy_he", "with 'and' and the article"),
    Case("רימא הרדל", "hardal", "Hebrew letters for a Latin name"),
    Case("שמואל ארזי טל", "arazital", "Hebrew letters for a Latin name with a hyphen"),
    Case("סלוא מרג'אני", "marjani_ar", "Hebrew letters for an Arabic name"),
    Case("Yael Sahlavi", "sahlav_he", "Latin letters for a Hebrew name"),
)

CASES = ENGLISH + ARABIC + HEBREW

FIRST_NAMES = ("Amra", "Ilan", "Wren", "Odile", "Bashar", "Tova", "Marek", "Lina", "Salma", "Yotam", "Joan", "Tom")
FAMILY_NAMES = ("Solingen", "Torvald", "Calloway", "Harrowgate", "Pellman", "Regnier", "Marsden", "Okonda")
SUBJECTS = ("the river fund", "shared streets", "winter buses", "the harbour wall", "school meals", "the aid report")
ARABIC_SUBJECTS = ("طريق الوادي", "كتب المدرسة", "ميناء الصيادين", "شبكة الحافلات")
HEBREW_SUBJECTS = ("דרך העמק", "ספרי הלימוד", "נמל הדייגים", "קווי הלילה")
KINDS = ("briefing", "meeting", "panel", "visit", "conference_session", "campaign_event")


def distractors_people() -> list[Somebody]:
    """Forty-eight people of whom nobody asks."""
    return [
        Somebody(f"person {number}", f"{FIRST_NAMES[number % 12]} {FAMILY_NAMES[number // 6 % 8]}", "other")
        for number in range(48)
    ]


def distractors_met() -> list[Met]:
    """Sixty engagements about other things, in three languages, between 2021 and 2026."""
    subjects = SUBJECTS + ARABIC_SUBJECTS + HEBREW_SUBJECTS
    return [
        Met(
            f"engagement {number}",
            KINDS[number % 6],
            f"{2021 + number % 6}-{1 + number % 12:02d}-{1 + number % 28:02d}",
            f"{subjects[number % 14]} {number}",
            (("larkfield", "ero", "bridges", "olive_ar", "bridges_he")[number % 5],),
            (("forum", "wells", "women_ar", "rimon_he")[number % 4],),
        )
        for number in range(60)
    ]
