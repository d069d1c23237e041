"""What the invented alliance talks about: initiatives and who stands where on them, proposals with their texts and names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Idea:
    """An initiative of one body.

    Attributes:
        names: in English, Arabic and Hebrew.
        theme: the slug of the topic whose engagements are about it; empty for none.
        stage, since: where it stands, and since how many days before the day of the sample.
    """

    names: tuple[str, str, str]
    what: str
    body: str
    about: tuple[str, str, str]
    theme: str
    stage: str
    since: int
    source: str


@dataclass(frozen=True, slots=True)
class View:
    """What somebody declared: a person or body by name, on an initiative by its English name."""

    who: str
    on: str
    position: str
    days: int
    source: str
    words: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One version of a proposal, in English, Arabic and Hebrew; a language that is not written is empty."""

    days: int
    words: tuple[str, str, str]
    what_changed: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A proposal.

    Attributes:
        owner: a member by name; empty for the alliance.
        steps: status, days before the day of the sample, how it was decided.
        signed: members by name under each version.
        others: bodies outside under the last version.
        closes: days from the day of the sample; None for no closing day.
    """

    titles: tuple[str, str, str]
    owner: str
    texts: tuple[Text, ...]
    steps: tuple[tuple[str, int, str], ...] = ()
    signed: tuple[tuple[str, ...], ...] = ()
    others: tuple[str, ...] = ()
    closes: int | None = None


FUND, BILL, LINE, PASS = "River Peace Fund", "Shared Water Bill", "Peacebuilding budget line", "Teachers’ Crossing Pass"

IDEAS = (
    Idea(
        (FUND, "صندوق سلام النهر", "קרן השלום של הנהר"), "fund", "Peace Facility",
        ("Pays for joint work of civil society on both banks, five years at a time.",
         "يموّل العمل المشترك للمجتمع المدني على الضفّتين، لخمس سنوات في كل مرة.",
         "מממנת עבודה משותפת של החברה האזרחית בשתי הגדות, חמש שנים בכל פעם."),
        "shared-towns", "at_work", 400, "Work programme of the Peace Facility",
    ),
    Idea(
        (BILL, "مشروع قانون المياه المشتركة", "הצעת חוק המים המשותפים"), "bill", "National Parliament of Norhaven",
        ("Would tie aid for water works to joint planning by the towns that drink from them.",
         "يربط المساعدات لمشاريع المياه بالتخطيط المشترك بين البلدات التي تشرب منها.",
         "תקשור סיוע למפעלי מים בתכנון משותף של היישובים ששותים מהם."),
        "land-water", "debated", 65, "Order paper of the parliament",
    ),
    Idea(
        (LINE, "بند ميزانية بناء السلام", "סעיף התקציב לבניית שלום"), "budget line", "Ministry of Development",
        ("The ministry’s yearly sum for people-to-people work.",
         "المبلغ السنوي لدى الوزارة للعمل بين الناس.",
         "הסכום השנתי של המשרד לעבודה בין אנשים."),
        "bereavement", "announced", 30, "Speech of the minister on the budget",
    ),
    Idea(
        (PASS, "تصريح عبور المعلّمين", "אישור מעבר למורים"), "programme", "External Relations Office",
        ("Let paired teachers visit each other’s classes.",
         "كان يتيح للمعلّمين زيارة صفوف بعضهم.",
         "אפשר למורים לבקר זה בכיתתו של זה."),
        "education", "dropped", 210, "Letter of the office",
    ),
)  # fmt: skip

VIEWS = (
    View("Progressive Forum", BILL, "against", 520, "Party programme, chapter 4"),
    View("Progressive Forum", BILL, "open", 240, "Answer to our letter"),
    View("Progressive Forum", BILL, "for", 40, "Speech at the second reading",
         "Water does not read border maps, and neither should we.", "https://parliament.norhaven.example/debates/214"),
    View("Liberal Centre", BILL, "for", 55, "Group statement"),
    View("National Union Party", BILL, "against", 61, "Vote at the second reading",
         "We will not pay for pipes that need two keys."),
    View("Harbour Greens", BILL, "for", 90, "Party conference, motion 12"),
    View("Petronella Ashby-Khan", BILL, "for", 75, "Letter to the group’s members"),
    View("Caspian Dorrell", BILL, "silent", 66, "Asked in the committee; gave no answer"),
    View("Ansel Whitcombe", BILL, "open", 45, "Interview, Westbridge Courier",
         "Show me one town where it works, and I will vote for it."),
    View("Peace Facility", FUND, "for", 400, "Work programme of the Peace Facility"),
    View("Embassy of Sundermark", FUND, "for", 180, "Pledge at the donor table"),
    View("National Union Party", FUND, "against", 150, "Budget debate"),
    View("Lennart Ivory-Cole", LINE, "for", 30, "Speech of the minister on the budget",
         "The sum stays where it is. I would like it to grow."),
    View("Ottoline Reyes-Falk", LINE, "open", 100, "Conversation at the donor table"),
    View("External Relations Office", PASS, "for", 600, "Joint statement of two ministers"),
    View("External Relations Office", PASS, "against", 210, "Letter of the office"),
)  # fmt: skip

PAPERS = (
    Paper(
        ("A seat for women at the talks", "مقعد للنساء في المحادثات", "מושב לנשים בשיחות"),
        "Women of the Bridge",
        (
            Text(120, (
                "We, mediators from both peoples, ask for one seat at the talks.\n"
                "The seat is held by turns, a year each.\n"
                "Whoever holds it reports to women’s groups on both sides every month.",
                "نحن الوسيطات من الشعبين نطلب مقعداً واحداً في المحادثات.\n"
                "تتناوب عليه الطرفان، سنة لكل طرف.\n"
                "ومن تشغله تقدّم تقريراً شهرياً إلى المجموعات النسائية في الجانبين.",
                "אנחנו, מגשרות משני העמים, מבקשות מושב אחד בשיחות.\n"
                "המושב מתחלף, שנה לכל צד.\n"
                "מי שיושבת בו מדווחת מדי חודש לקבוצות הנשים בשני הצדדים.",
            )),
            Text(45, (
                "We, mediators from both peoples, ask for two seats at the talks, one for each side.\n"
                "Whoever holds a seat reports to women’s groups on both sides every month.\n"
                "Both seats come with a vote on the agenda.",
                "نحن الوسيطات من الشعبين نطلب مقعدين في المحادثات، واحداً لكل طرف.\n"
                "ومن تشغل مقعداً تقدّم تقريراً شهرياً إلى المجموعات النسائية في الجانبين.\n"
                "ولكل مقعد صوت في وضع جدول الأعمال.",
                "",
            ), "Two seats instead of one by turns, and a vote on the agenda."),
        ),
        (("open", 118, "By the co-founders"),),
        (
            ("The Families’ Table", "Law in Common", "One Shoreline"),
            ("The Families’ Table", "Side by Side", "Open Wells", "The Listening Post", "Clinic on the Line",
             "Night Bus Theatre"),
        ),
        ("Bridge Choir of Westbridge", "Sisters of the Old Harbour", "Ferry Women’s Guild", "Court Interpreters’ Union",
         "Midwives of Two Valleys", "Rowan Street Readers", "Lighthouse Keepers’ Circle", "Norhaven Gardeners",
         "School of Patient Listening", "Weavers at the Crossing", "Union of Night Nurses", "Mothers of the Mill",
         "Quiet Road Walkers", "Harbour Law Students", "The Long Table", "Association of Bell Founders"),
        21,
    ),
    Paper(
        ("One well, two towns", "بئر واحدة، بلدتان", "באר אחת, שתי עיירות"),
        "",
        (Text(260, (
            "Towns that drink from one source plan it together.\n"
            "Aid for water works is paid when both councils have signed the plan.\n"
            "A joint office keeps the figures, open to everybody.",
            "البلدات التي تشرب من مصدر واحد تخطّط له معاً.\n"
            "تُدفع المساعدات لمشاريع المياه بعد توقيع المجلسين على الخطة.\n"
            "ويحتفظ مكتب مشترك بالأرقام، مفتوحة للجميع.",
            "יישובים ששותים ממקור אחד מתכננים אותו יחד.\n"
            "סיוע למפעלי מים משולם לאחר ששתי המועצות חתמו על התוכנית.\n"
            "משרד משותף שומר את הנתונים, פתוחים לכול.",
        )),),
        (("adopted", 250, "By the general assembly of members, without a vote against"),
         ("delivered", 230, "To the clerk of the parliament")),
        (("Open Wells", "Green Seam", "Two Harvests", "Law in Common", "Parallel Classrooms", "Side by Side"),),
    ),
    Paper(("Letters between classrooms", "رسائل بين الصفوف", "מכתבים בין כיתות"), "Parallel Classrooms",
          (Text(12, ("Each paired class writes once a month, and once a year they meet.", "", "")),)),
)  # fmt: skip

TIES = (
    ("Petronella Ashby-Khan", "Rufus Okonjo-Field", "works_with", "in_touch", "Eleanor Marsh"),
    ("Yotam Regev", "Petronella Ashby-Khan", "knows", "close", "Yotam Regev"),
    ("Amal Khatib-Thorne", "Ottoline Reyes-Falk", "knows", "in_touch", "Amal Khatib-Thorne"),
    ("Ottoline Reyes-Falk", "Lennart Ivory-Cole", "works_with", "close", "Amal Khatib-Thorne"),
    ("Hanan Oudeh", "Ruth Segal-Amir", "works_with", "close", "Hanan Oudeh"),
)
"""Who, whom, how, how well, and who says so."""
