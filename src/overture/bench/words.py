"""The words of the made desk, in three languages. Everything is invented; nothing here is anybody's name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tongue:
    """What engagements of one language are written with.

    Attributes:
        titles: a pattern with ``body``, ``quality`` and ``subject``.
        summaries, asks: patterns with ``quality``, ``subject`` and ``other``.
    """

    language: str
    titles: tuple[str, ...]
    qualities: tuple[str, ...]
    subjects: tuple[str, ...]
    summaries: tuple[str, ...]
    asks: tuple[str, ...]
    promises: tuple[str, ...]
    places: tuple[str, ...]


def _each(words: str) -> tuple[str, ...]:
    return tuple(words.split("|"))


ENGLISH = Tongue(
    "en",
    (
        "{body}: {quality} {subject}",
        "On {quality} {subject}, {body}",
        "{quality} {subject} before {body}",
    ),
    _each(
        "shared|safe|open|lasting|local|early|bilingual|public|seasonal|independent|affordable|rural"
        "|civic|joint|transparent|weekly|regional|voluntary|accessible|patient|urgent|modest|mixed"
        "|nearby|equal"
    ),
    _each(
        "wells|kindergartens|orchards|buses|crossings|clinics|libraries|scholarships|harvests|footpaths"
        "|gardens|rivers|workshops|kitchens|classrooms|playgrounds|permits|pipelines|harbours|theatres"
        "|ambulances|markets|textbooks|shelters|bridges|nurseries|choirs|archives|laboratories|rooftops"
        "|beaches|cooperatives"
    ),
    (
        "They asked how {quality} {subject} are paid for; we showed the figures of two winters and of {other}.",
        "A first talk about {subject}. {other} came up twice, and nobody spoke against them.",
        "We set out why {quality} {subject} come before {other}. They took notes and want a paper.",
        "Mostly about {subject}; on {other} they wait for the budget.",
    ),
    (
        "Pay for {quality} {subject} until the summer after next",
        "Name one office that answers for {subject} and {other}",
        "Publish what {quality} {subject} cost, month by month",
        "Let those who live there speak when {subject} are discussed",
    ),
    ("Send the figures on {subject}", "Ask the other department about {other}", "Visit the {subject} before the vote"),
    ("Upper Tannery", "Quay Hall", "Mill Lane 4", "Committee Room 9", "Lantern Court", ""),
)
ARABIC = Tongue(
    "ar",
    ("{body}: {subject} {quality}", "حول {subject} {quality}، {body}", "{subject} {quality} أمام {body}"),
    _each("مشتركة|آمنة|مفتوحة|دائمة|محلية|مبكرة|عامة|موسمية|مستقلة|ريفية|مدنية|شفافة|أسبوعية|تطوعية|متاحة|عاجلة"),
    _each(
        "الآبار|رياض الأطفال|البساتين|الحافلات|المعابر|العيادات|المكتبات|المنح الدراسية|مواسم الحصاد"
        "|الممرات|الحدائق|الأنهار|الورشات|المطابخ|الصفوف|الملاعب|التصاريح|الأنابيب|الموانئ|المسارح"
        "|الأسواق|الكتب المدرسية|الجسور|المشاتل|الجوقات|المختبرات|الشواطئ|التعاونيات"
    ),
    (
        "سألوا كيف تُموَّل {subject}؛ عرضنا أرقام شتاءين وأرقام {other}.",
        "حديث أول عن {subject}. ذُكرت {other} مرتين ولم يعترض أحد.",
        "شرحنا لماذا تأتي {subject} قبل {other}. دوّنوا ملاحظات ويريدون ورقة.",
    ),
    ("تمويل {subject} حتى الصيف بعد القادم", "تسمية مكتب واحد مسؤول عن {subject} و{other}", "نشر كلفة {subject} شهرياً"),
    ("إرسال الأرقام عن {subject}", "سؤال الدائرة الأخرى عن {other}"),
    ("قاعة الرصيف", "غرفة اللجنة التاسعة", "ساحة الفوانيس", ""),
)
HEBREW = Tongue(
    "he",
    ("{body}: {subject} {quality}", "על {subject} {quality}, {body}", "{subject} {quality} בפני {body}"),
    _each(
        "משותפים|בטוחים|פתוחים|מתמשכים|מקומיים|מוקדמים|ציבוריים|עונתיים|עצמאיים|כפריים|אזרחיים|שקופים"
        "|שבועיים|נגישים|דחופים|צנועים"
    ),
    _each(
        "בארות|גני ילדים|מטעים|אוטובוסים|מעברים|מרפאות|ספריות|מלגות|יבולים|שבילים|גינות|נחלים|סדנאות"
        "|מטבחים|כיתות|מגרשי משחקים|היתרים|צינורות|נמלים|תיאטראות|שווקים|ספרי לימוד|גשרים|משתלות|מקהלות"
        "|מעבדות|חופים"
    ),
    (
        "שאלו איך מממנים {subject}; הראינו מספרים של שני חורפים ושל {other}.",
        "שיחה ראשונה על {subject}. {other} עלו פעמיים ואיש לא התנגד.",
        "הסברנו למה {subject} קודמים ל{other}. רשמו לעצמם ורוצים נייר.",
    ),
    (
        "לממן {subject} עד הקיץ שאחרי הבא",
        "לקבוע משרד אחד שאחראי על {subject} ועל {other}",
        "לפרסם כמה עולים {subject} בכל חודש",
    ),
    ("לשלוח את המספרים על {subject}", "לשאול את המחלקה השנייה על {other}"),
    ("אולם הרציף", "חדר ועדה תשע", "חצר הפנסים", ""),
)
TONGUES = (ENGLISH, ARABIC, HEBREW)
TONGUE_WEIGHTS = (60, 20, 20)
SOUGHT = {"en": "orchards", "ar": "البساتين", "he": "מטעים"}
"""A word of each language that stands in about one text of fifteen of that language."""

BODY_KINDS = (
    ("ministry", "Ministry of {}", "وزارة {}", "משרד {}"),
    ("department", "Department of {}", "دائرة {}", "אגף {}"),
    ("committee", "Committee on {}", "لجنة {}", "ועדת {}"),
    ("parliament", "Assembly of {}", "مجلس {}", "אסיפת {}"),
    ("party", "{} Party", "حزب {}", "מפלגת {}"),
    ("embassy", "Embassy of {}", "سفارة {}", "שגרירות {}"),
    ("funder", "{} Foundation", "صندوق {}", "קרן {}"),
    ("media", "{} Herald", "صحيفة {}", "עיתון {}"),
)
MEMBER_FORMS = (
    ("Friends of {}", "أصدقاء {}", "ידידי {}"),
    ("{} Neighbours", "جيران {}", "שכני {}"),
    ("{} Circle", "حلقة {}", "מעגל {}"),
)
LATIN_STARTS = _each("Zel|Vok|Qui|Xan|Bra|Tov|Yld|Ghe|Kru|Phi|Sha|Wem|Jol|Ruv|Dzi")
LATIN_MIDDLES = ("va", "zzo", "kli", "mbu", "ndru", "xi", "gga", "wy", "pho", "qe", "jju", "dva")
LATIN_ENDS = ("rix", "lgo", "mund", "zek", "vyn", "qar", "jof", "ddu", "xel", "bux", "wick", "gaz")
PLACES_ARABIC = tuple(f"{first}{last}" for first in ("ميلا", "دنها", "سورا", "بليا", "نعما") for last in "برحطن")
PLACES_HEBREW = tuple(f"{first}{last}" for first in ("מילא", "דנהי", "סורי", "בליא", "נעמי") for last in "ברחטל")
"""What bodies are called after; none of it is in a person's name."""
ARABIC_STARTS = ("زلف", "فور", "قوي", "كسن", "برظ", "توف", "يلد", "غيظ", "كرو", "فيظ")
ARABIC_ENDS = ("كظ", "لغو", "مندظ", "زيكف", "فينغ", "قارظ", "جوفز", "ضود")
HEBREW_STARTS = ("זלפ", "וורג", "קויז", "קסנ", "ברצ", "טופג", "ילדז", "גהט", "קרוז", "פיזט")
HEBREW_ENDS = ("רקס", "לגו", "מונדז", "זקט", "וינג", "קרצ", "גופז", "דדוט")
