"""What happened: the pieces that the sample's engagements are made of, and the moments they hang on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject with what members say about it, what they ask for, and what is promised."""

    slug: str
    names: tuple[str, str, str]
    titles: tuple[str, ...]
    summaries: tuple[str, ...]
    asks: tuple[str, ...]
    promises: tuple[str, ...]
    members: tuple[str, ...]


THEMES = (
    Theme(
        "shared-towns",
        ("Shared towns", "مدن مشتركة", "ערים משותפות"),
        ("shared-society work in mixed towns", "what keeps neighbours talking", "council tables for both languages"),
        (
            "Members brought figures from eleven mixed towns and a list of what kept neighbours talking through the worst weeks.",
            "The team asked how town councils share water and language, and members answered with three towns that do.",
        ),
        (
            "Ring-fence funding for civil society peacebuilding through the spring",
            "Invite mixed-town councils to the next donor table",
        ),
        ("Put the members’ figures before the donor table", "Send the draft criteria of the fund for comment"),
        ("Open Wells", "Side by Side", "The Listening Post"),
    ),
    Theme(
        "bereavement",
        ("Stories of loss", "قصص الفقد", "סיפורי אובדן"),
        ("stories of loss", "two parents, one journey", "why bereaved families travel together"),
        (
            "Two bereaved speakers told their stories and answered questions for an hour.",
            "The room heard two parents who met through their loss and now speak together.",
        ),
        (
            "Write support for joint bereavement work into the policy paper",
            "Hear bereaved families before the next vote",
        ),
        ("Arrange a hearing with bereaved families before the summer",),
        ("The Families’ Table",),
    ),
    Theme(
        "two-states",
        ("Two states, open land", "دولتان وأرض مفتوحة", "שתי מדינות, ארץ פתוחה"),
        ("a plan for a shared land", "borders that people can cross", "what day one would look like"),
        (
            "Members set out their plan for two states in one open land, and stayed for the hard questions on settlements and return.",
            "A long exchange on borders, residence and the courts; the hosts asked for the chapter on movement.",
        ),
        ("Name an open-border model in the final-status options", "Commission a study of movement and residence"),
        ("Circulate the chapter on movement to the directorate",),
        ("One Shoreline",),
    ),
    Theme(
        "education",
        ("Schools", "مدارس", "בתי ספר"),
        ("paired classrooms", "teachers across the line", "the Twin Classrooms programme"),
        ("Teachers showed a year of paired lessons and what it costs to keep one pair going.",),
        ("Open the shared-education call to paired schools", "Fund two more years of Twin Classrooms"),
        ("Open the call by the end of the term",),
        ("Parallel Classrooms", "Night Bus Theatre"),
    ),
    Theme(
        "health",
        ("Health at the crossing", "الصحة عند المعبر", "בריאות במעבר"),
        ("ambulance permits", "minutes at the crossing", "referrals that arrive too late"),
        ("The clinic presented its crossing figures, with the median wait for an ambulance in each month.",),
        ("Raise ambulance permits with both administrations before the winter", "Send an observer to the crossing"),
        ("Raise the permits at the next joint committee",),
        ("Clinic on the Line",),
    ),
    Theme(
        "land-water",
        ("Land and water", "الأرض والماء", "קרקע ומים"),
        ("land, water and permits", "one aquifer", "the price of a permit"),
        (
            "Lawyers and engineers showed the same valley on two maps, and what each map permits.",
            "A technical conversation on the aquifer, with a promise to look at the joint monitoring station.",
        ),
        (
            "Request the permit figures that were not published since the spring",
            "Support a joint monitoring station on the aquifer",
        ),
        ("Ask for the permit figures in writing", "Visit the monitoring station in the autumn"),
        ("Law in Common", "Green Seam", "Two Harvests"),
    ),
    Theme(
        "women",
        ("Women at the table", "نساء على الطاولة", "נשים ליד השולחן"),
        ("a women’s seat at the talks", "mediators nobody invited"),
        ("Members asked who would sit at the talks, and showed a list of forty trained mediators.",),
        ("Support a women’s seat at every round of the talks",),
        ("Name a contact for the mediators’ list",),
        ("Women of the Bridge",),
    ),
)

KINDS = (
    ("briefing", "Briefing", 26),
    ("meeting", "Meeting", 24),
    ("conference_session", "Conference session", 16),
    ("panel", "Panel", 10),
    ("testimony", "Evidence", 8),
    ("letter", "Joint letter", 9),
    ("visit", "Visit", 8),
    ("campaign_event", "Vigil", 6),
    ("reception", "Reception", 8),
    ("other", "Talk", 5),
)

ASK_STATES = ("made", "made", "answered", "promised", "done", "refused", "no_reply", "dropped")

PLACES = (
    "Westbridge",
    "Westbridge, Parliament Hill",
    "Westbridge, Harbour Hall",
    "The Capital",
    "Vell",
    "Sundermark City",
)

# (slug, names, days before the day of the sample, kind of precision)
MOMENTS = (
    ("general-election", ("General election", "الانتخابات العامة", "הבחירות הכלליות"), 40, "day"),
    ("spring-budget", ("Spring budget", "ميزانية الربيع", "תקציב האביב"), 240, "month"),
    ("party-conferences", ("Party conference season", "موسم مؤتمرات الأحزاب", "עונת ועידות המפלגות"), 60, "month"),
    (
        "council-summit",
        ("Summit of the Council of Northern States", "قمة مجلس دول الشمال", "פסגת מועצת מדינות הצפון"),
        400,
        "day",
    ),
)

OCCASIONS = {
    "Progressive Forum": "Progressive Forum’s annual conference",
    "Liberal Centre": "Liberal Centre’s autumn conference",
    "Harbour Greens": "Harbour Greens’ congress",
    "National Union Party": "National Union Party’s annual conference",
    "Forum Internationalists": "Progressive Forum’s annual conference",
    "Forum Youth": "Forum Youth’s summer school",
}
