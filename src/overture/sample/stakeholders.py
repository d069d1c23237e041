"""Those whom the invented alliance talks to: a tree of bodies in the invented country of Norhaven, and who works there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Body:
    """A body, its kind (a key of OrganisationKind) and the name of what it is part of."""

    name: str
    kind: str
    parent: str = ""
    acronym: str = ""
    arabic: str = ""
    hebrew: str = ""


@dataclass(frozen=True, slots=True)
class Official:
    """Somebody in a public post; `until` when they have left it."""

    name: str
    role: str
    body: str
    since: str
    until: str = ""


BODIES = (
    Body(
        "External Relations Office", "ministry", acronym="ERO", arabic="مكتب العلاقات الخارجية", hebrew="משרד קשרי החוץ"
    ),
    Body("Near East Directorate", "department", "External Relations Office"),
    Body("Mediation Support Team", "team", "Near East Directorate"),
    Body("Human Rights Desk", "team", "External Relations Office"),
    Body("Ministry of Development", "ministry", acronym="MoD-N", arabic="وزارة التنمية", hebrew="משרד הפיתוח"),
    Body("Civil Society Fund", "funder", "Ministry of Development"),
    Body("Evaluation Unit", "team", "Ministry of Development"),
    Body("Cabinet Office of Norhaven", "ministry"),
    Body("National Parliament of Norhaven", "parliament", arabic="برلمان نورهافن", hebrew="פרלמנט נורהייבן"),
    Body("Committee on Foreign Affairs", "committee", "National Parliament of Norhaven"),
    Body("Committee on International Development", "committee", "National Parliament of Norhaven"),
    Body("Friends of the River Group", "committee", "National Parliament of Norhaven"),
    Body("Progressive Forum", "party", arabic="المنتدى التقدمي", hebrew="הפורום המתקדם"),
    Body("Forum Youth", "party_affiliate", "Progressive Forum"),
    Body("Forum Internationalists", "party_affiliate", "Progressive Forum"),
    Body("Liberal Centre", "party"),
    Body("Centre Women’s League", "party_affiliate", "Liberal Centre"),
    Body("Harbour Greens", "party"),
    Body("National Union Party", "party"),
    Body("Union Friends Abroad", "party_affiliate", "National Union Party"),
    Body("City Council of Westbridge", "other"),
    Body("Mayor’s Office of Westbridge", "department", "City Council of Westbridge"),
    Body("Council of Northern States", "intergovernmental", acronym="CNS"),
    Body("Peace Facility", "department", "Council of Northern States"),
    Body("Delegation to the River Region", "team", "Council of Northern States"),
    Body("Assembly of Regions", "intergovernmental"),
    Body("Embassy of Norhaven in the Capital", "embassy", "External Relations Office"),
    Body("Embassy of Sundermark", "embassy"),
    Body("Embassy of Vell", "embassy"),
    Body("Westbridge Courier", "media"),
    Body("Northern Public Radio", "media"),
    Body("The Long Read Quarterly", "media"),
    Body("Lantern Foundation", "funder"),
    Body("Two Rivers Trust", "funder"),
    Body("University of Westbridge", "academic"),
    Body("Institute for Negotiation", "academic", "University of Westbridge"),
    Body("Council of Faiths", "other"),
    Body("Federation of Unions", "other"),
    Body("Chamber of Small Traders", "other"),
    Body("Law Society of Norhaven", "other"),
)

OFFICIALS = (
    Official("Ingrid Solberg-Nair", "Head of team", "Mediation Support Team", "2022-09"),
    Official("Piers Alderton-Quaye", "Desk officer", "Mediation Support Team", "2024-02"),
    Official("Beatrix Thornlow", "Director", "Near East Directorate", "2023"),
    Official("Rufus Okonjo-Field", "Minister of State", "External Relations Office", "2024-07-08"),
    Official("Marit Hale-Osei", "Minister of State", "External Relations Office", "2021-11", "2024-07-05"),
    Official("Lennart Ivory-Cole", "Minister", "Ministry of Development", "2024-07-08"),
    Official("Sunniva Grange", "Fund manager", "Civil Society Fund", "2020-04"),
    Official("Caspian Dorrell", "Chair", "Committee on Foreign Affairs", "2024-09"),
    Official("Odile Farrant-Boateng", "Member", "Committee on Foreign Affairs", "2019-12"),
    Official("Hamish Verre", "Clerk", "Committee on Foreign Affairs", "2018"),
    Official("Petronella Ashby-Khan", "Chair", "Friends of the River Group", "2023-01"),
    Official("Jonty Marlowe-Adeyemi", "Spokesman on foreign affairs", "Progressive Forum", "2023-09"),
    Official("Freya Lomax-Singh", "Chair", "Forum Youth", "2025-01"),
    Official("Ansel Whitcombe", "Spokesman on development", "Liberal Centre", "2022"),
    Official("Signe Hartley-Mensah", "Co-leader", "Harbour Greens", "2021-06"),
    Official("Crispin Vane-Aziz", "Mayor", "Mayor’s Office of Westbridge", "2023-05-04"),
    Official("Ottoline Reyes-Falk", "Head of facility", "Peace Facility", "2022-03"),
    Official("Thaddeus Brandt-Imani", "Ambassador", "Embassy of Sundermark", "2024-01"),
    Official("Elspeth Rowan-Chika", "Foreign editor", "Westbridge Courier", "2019"),
    Official("Ludo Castellan-Ray", "Programme officer", "Lantern Foundation", "2021-10"),
)
