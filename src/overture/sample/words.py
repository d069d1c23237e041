"""What the invented people said: thirty quotes in three languages, and how each stands with its consent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Standing = Literal["none", "public", "members", "ending", "ended", "withdrawn", "record"]


@dataclass(frozen=True, slots=True)
class Said:
    """One quote.

    Attributes:
        speaker: the name of a person of the network or an official.
        standing: no consent yet; consent for everybody, for members, ending within two weeks, ended; withdrawn; on public record.
        name_form: how the consent names the speaker.
        translation: into another language, with a consent of its own when `translation_cleared`.
    """

    speaker: str
    words: str
    language: str
    standing: Standing
    name_form: str = "full"
    kind: str = "quote"
    translation: str = ""
    translation_language: str = ""
    translation_cleared: bool = False


SAID = (
    Said(
        "Hanan Oudeh",
        "I did not come to compare graves. I came to make sure that nobody digs the next one.",
        "en",
        "public",
    ),
    Said(
        "Ruth Segal-Amir",
        "We travel together because the road is the only place where nobody asks us to choose.",
        "en",
        "public",
        "first",
    ),
    Said(
        "Kamal Abu Nada",
        "البئر لا تسأل من يشرب منها.",
        "ar",
        "public",
        translation="A well does not ask who drinks from it.",
        translation_language="en",
        translation_cleared=True,
    ),
    Said(
        "Yotam Regev",
        "אי אפשר לחלק מים לפי רשימת שמות.",
        "he",
        "public",
        translation="You cannot share out water by a list of names.",
        translation_language="en",
        translation_cleared=True,
    ),
    Said("Salma Nahhas", "Two states need one shore, or they will both be islands.", "en", "public"),
    Said(
        "Elad Shohamy-Bar", "A border can be a place where people meet, if you draw it with a pencil.", "en", "public"
    ),
    Said(
        "Dina Karmi-Levant",
        "We cook first and argue afterwards. It has never been the other way round.",
        "en",
        "public",
    ),
    Said("Noam Ullman-Tzur", "Hope is not a mood with us. It is a rota on the kitchen door.", "en", "members"),
    Said(
        "Noor Zuaiter-Ben",
        "Ask the children what they learnt, and they will tell you each other’s birthdays.",
        "en",
        "public",
    ),
    Said(
        "Ayelet Harpaz-Sade",
        "A teacher on the other side of the line is still the nearest colleague I have.",
        "en",
        "ending",
    ),
    Said("Lubna Qasrawi-Vale", "We count the minutes at the crossing, because the heart does.", "en", "public"),
    Said("Gideon Pelz-Maron", "I have never operated on a flag.", "en", "none"),
    Said("Wafa Sabbagh-Oren", "One press, two groves, the same oil.", "en", "public"),
    Said("Micha Gelber-Yam", "The buyers abroad asked for one label, so we became one label.", "en", "ended"),
    Said("Huda Masri-Calder", "Equal law is not a gift that one people makes to another.", "en", "public"),
    Said("Tomer Vardi-Stone", "Every permit we win is a precedent for somebody we shall never meet.", "en", "none"),
    Said(
        "Lamis Dajani-Frost",
        "حين يضحك الجمهور من الطرف الآخر نعرف أننا وصلنا.",
        "ar",
        "public",
        translation="When the audience from the other side laughs, we know that we have arrived.",
        translation_language="en",
    ),
    Said("Itai Kessel-Brook", "I learnt my neighbour’s grief by heart, because it was my part.", "en", "withdrawn"),
    Said(
        "Rasha Abboud-Winter", "We leave both microphones open and let the silence do some of the work.", "en", "public"
    ),
    Said(
        "Naama Tirosh-Glen", "Listeners write to complain about the other language, and then they stay.", "en", "ending"
    ),
    Said("Yusuf Barghash-Lee", "The phone-in is the only parliament that we both sit in.", "en", "none"),
    Said(
        "Amal Khatib-Thorne",
        "If we are good enough to bury the dead, we are good enough to sit at the talks.",
        "en",
        "public",
    ),
    Said(
        "Orly Dagan-Pine",
        "Nobody has ever asked a general whether he was qualified to be in the room.",
        "en",
        "members",
    ),
    Said(
        "Suhad Natshe-Vine",
        "I speak at night, when the children are asleep and nobody asks with whom.",
        "en",
        "none",
        kind="story",
    ),
    Said(
        "Samer Haj-Dawood",
        "I know every stone of that crossing, because I have waited on each of them.",
        "en",
        "none",
        kind="story",
    ),
    Said("Ziad Halabi-Croft", "There is one aquifer. Everything else is paperwork.", "en", "public"),
    Said(
        "Hanan Oudeh", "My son liked the sea. I go there for him, and Ruth comes with me.", "en", "none", kind="story"
    ),
    Said(
        "Jonty Marlowe-Adeyemi",
        "A government of ours will fund peacebuilders before it funds another conference.",
        "en",
        "record",
    ),
    Said("Petronella Ashby-Khan", "The Group will ask for the permit figures by name and by month.", "en", "record"),
    Said("Nabil Tamari-Khour", "People ask whether it helps. It helps me to get up.", "en", "public", "first"),
)
