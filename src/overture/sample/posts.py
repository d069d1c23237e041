"""Three posts to paste, dated so that they are fresh on the day the sample desk is made."""

from __future__ import annotations

import datetime as dt

from overture.foundation.registry import SampleText


def in_words(day: dt.date) -> str:
    """A day as an English news post writes it: 16 January 2024."""
    return f"{day.day} {day:%B %Y}"


def sample_posts(today: dt.date) -> tuple[SampleText, ...]:
    """The posts, each dated on or shortly before `today`."""
    tuesday = today - dt.timedelta(days=(today.weekday() - 1) % 7)
    return (
        SampleText("members-week", "Members’ week in Westbridge", MEMBERS_WEEK.format(date=in_words(tuesday))),
        SampleText(
            "committee-day",
            "A morning before the committee",
            COMMITTEE_DAY.format(date=in_words(tuesday - dt.timedelta(days=21))),
        ),
        SampleText(
            "autumn-notes",
            "Notes from the embassies",
            EMBASSY_NOTES.format(date=in_words(tuesday - dt.timedelta(days=50))),
        ),
    )


MEMBERS_WEEK = """{date}

Members’ week in Westbridge

Four members of the Hazelwater Alliance spent last week in Westbridge, where the peace process has become a live question ahead of the general election. Speaking for our members abroad is at the heart of what we do.

Last Tuesday, Yotam Regev and Kamal Abu Nada of Open Wells, together with our policy coordinator, Eleanor Marsh, briefed the Mediation Support Team at the External Relations Office (ERO) on shared-society work in mixed towns. Yotam and Kamal brought figures from eleven towns. Eleanor urged the Office to ring-fence funding for civil society peacebuilding through the spring.

At the weekend, members spoke in sessions during the Progressive Forum’s annual conference. Hanan Ouda and Ruth Segal-Amir from The Families’ Table told a packed room how each lost a child, and why they now travel together. “Nobody in our circle has to win,” said Hanan. “We only have to listen until the end.” Ruth called on shadow ministers to write peacebuilding into party policy, adding, “Don’t send us sympathy, send us company.”

During another session, Salma Nahhas, co-director of One Shoreline (OSL), set out OSL’s plan “Two Homes, One Shore”, and took questions on settlements and return.

Dina Karmi-Levant and Noam Ullman-Tzur from Hazelwater member Side by Side closed the day with a session on what their movement has built since the autumn: solidarity kitchens, legal help and campaigns in both languages.

If you are in Norhaven and would like to be put in contact with any of our members, write to Eleanor Marsh: eleanor@hazelwater.example

Share on facebook
Share on linkedin
"""

COMMITTEE_DAY = """{date}

A morning before the committee

Yesterday, Huda Masri-Calder of Law in Common gave evidence to the Committee on Foreign Affairs on land, water and permits. She asked the Committee to request the permit figures that the two administrations have not published since the spring. “A permit is a sentence that someone did not write,” she told members.

The next day, Amal Khatib-Thorne and Orly Dagan-Pine, co-founders of Women of the Bridge, met the chair of the Friends of the River Group, Petronella Ashby-Khan. They urged the Group to support a women’s seat at every round of the talks.

A roundtable with the Liberal Centre, planned for Friday, was postponed.

If you would like to be put in touch with any of our members, please contact Eleanor Marsh: eleanor@hazelwater.example
"""

EMBASSY_NOTES = """{date}

Notes from the embassies

Last week Lubna Qasrawi-Vale, medical director of Clinic on the Line, presented the clinic’s crossing figures to the Human Rights Desk at the External Relations Office. She asked the Desk to raise ambulance permits with both administrations before the winter.

On Thursday, Ziad Halabi-Croft of Green Seam took part in a panel hosted by the University of Westbridge on the shared aquifer. “Water does not carry a passport,” Ziad said.

On the same day Noor Zuaiter-Ben and Ayelet Harpaz-Sade of Parallel Classrooms attended a reception hosted by the Embassy of Sundermark, where they spoke about the Twin Classrooms programme.

To be put in contact with our members, write to Eleanor Marsh: eleanor@hazelwater.example
"""
