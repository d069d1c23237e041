"""Three round-ups, told in three languages and published."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from overture.engagements.models import Engagement
from overture.newsroom.models import RoundUp
from overture.newsroom.operations import add_block, make_round_up, publish_round_up, write_text

from .engaging import Maker
from .people import local


@dataclass(frozen=True, slots=True)
class Tale:
    """A round-up: its period in days before today, headline, first words, a heading and some prose, in three languages."""

    first_ago: int
    last_ago: int
    titles: tuple[str, str, str]
    standfirsts: tuple[str, str, str]
    headings: tuple[str, str, str]
    prose: tuple[str, str, str]


TALES = (
    Tale(
        300,
        120,
        ("A spring of small rooms", "ربيع الغرف الصغيرة", "אביב של חדרים קטנים"),
        (
            "Half a year of briefings, hearings and one long walk through a valley that two maps disagree about.",
            "نصف عام من الإحاطات وجلسات الاستماع، ومسيرة طويلة في وادٍ تختلف عليه خريطتان.",
            "חצי שנה של תדרוכים, שימועים והליכה ארוכה אחת בעמק ששתי מפות חלוקות עליו.",
        ),
        ("Where we were", "أين كنّا", "איפה היינו"),
        (
            "Our members spoke to whoever would listen, and to some who had not planned to. Here is where they went and what they asked for.",
            "تحدّث أعضاؤنا إلى كل من أراد أن يصغي، وإلى من لم يكن ينوي ذلك. هنا الأماكن التي زاروها وما طلبوه.",
            "חברינו דיברו עם כל מי שהסכים להקשיב, וגם עם מי שלא תכנן. הנה המקומות שבהם היו ומה ביקשו.",
        ),
    ),
    Tale(
        119,
        46,
        ("What the autumn brought to the table", "ما حمله الخريف إلى الطاولة", "מה הביא הסתיו לשולחן"),
        (
            "Members took water, schools and the crossing to committees and conferences.",
            "حمل الأعضاء قضايا الماء والمدارس والمعبر إلى اللجان والمؤتمرات.",
            "חברינו הביאו מים, בתי ספר ואת המעבר לוועדות ולוועידות.",
        ),
        ("In the committees and after hours", "في اللجان وبعد ساعات العمل", "בוועדות ואחרי השעות"),
        (
            "Some of these meetings were on the record and are told here in full. Others were not, and are not.",
            "بعض هذه اللقاءات كان للنشر ونرويه هنا كاملاً، وبعضها لم يكن كذلك فلا نرويه.",
            "חלק מהפגישות היו לציטוט ומסופרות כאן במלואן. אחרות לא היו, ואינן מסופרות.",
        ),
    ),
    Tale(
        45,
        0,
        (
            "Our members took the peace question to Westbridge",
            "أعضاؤنا حملوا سؤال السلام إلى وستبردج",
            "חברינו הביאו את שאלת השלום לווסטברידג׳",
        ),
        (
            "A handful of rooms, one request: put the people who already build peace into the plan for it.",
            "بضع غرف وطلب واحد: أن يكون من يبنون السلام اليوم جزءاً من خطته.",
            "כמה חדרים ובקשה אחת: לצרף לתוכנית השלום את מי שכבר בונים אותו.",
        ),
        ("In Westbridge", "في وستبردج", "בווסטברידג׳"),
        (
            "With the general election near, the doors were open longer than usual. Our members used the time.",
            "مع اقتراب الانتخابات العامة بقيت الأبواب مفتوحة أطول من المعتاد، فاستفاد أعضاؤنا من الوقت.",
            "הבחירות הכלליות קרבות והדלתות נשארו פתוחות יותר מהרגיל. חברינו ניצלו את הזמן.",
        ),
    ),
)


def add_round_ups(maker: Maker, engagements: list[Engagement], quotes: dict[str, list[str]]) -> None:
    """Compose and publish the round-ups, the oldest first."""
    for tale in TALES:
        first = maker.today - dt.timedelta(days=tale.first_ago)
        last = maker.today - dt.timedelta(days=tale.last_ago)
        round_up = make_round_up(
            title=tale.titles[0],
            language="en",
            first_day=first,
            last_day=last,
            standfirst=tale.standfirsts[0],
            by=maker.by,
        )
        for number, language in ((1, "ar"), (2, "he")):
            write_text(
                round_up,
                language=language,
                title=tale.titles[number],
                standfirst=tale.standfirsts[number],
                translated_from="en",
                by=maker.by,
            )
        _compose(maker, round_up, tale, _told(engagements, quotes, first, last), quotes)
        at = maker.now - dt.timedelta(days=max(tale.last_ago - 2, 0))
        publish_round_up(RoundUp.objects.get(pk=round_up.pk), at=at, by=maker.by, with_gaps=True)


def _told(
    engagements: list[Engagement], quotes: dict[str, list[str]], first: dt.date, last: dt.date
) -> list[Engagement]:
    """Up to four engagements of the period that may be told, those with somebody's words first; in order of time."""
    may_be = [
        one
        for one in engagements
        if one.status == "held"
        and one.confidentiality == "on_record"
        and one.starts_on
        and first <= one.starts_on <= last
    ]
    with_words = [one for one in may_be if str(one.pk) in quotes]
    chosen = [*with_words, *(one for one in reversed(may_be) if one not in with_words)][:4]
    return sorted(chosen, key=lambda one: one.starts_on or first)


def _compose(maker: Maker, round_up: RoundUp, tale: Tale, told: list[Engagement], quotes: dict[str, list[str]]) -> None:
    add_block(round_up, kind="heading", text=local(tale.headings), by=maker.by)
    add_block(round_up, kind="prose", text=local(tale.prose), by=maker.by)
    for engagement in told:
        add_block(round_up, kind="engagement", record_id=engagement.pk, by=maker.by)
        for quote_id in quotes.get(str(engagement.pk), [])[:2]:
            add_block(round_up, kind="quote", record_id=quote_id, by=maker.by)
        for ask in engagement.asks.all()[:1]:
            add_block(round_up, kind="ask", record_id=ask.pk, by=maker.by)
    add_block(round_up, kind="contact", by=maker.by)
