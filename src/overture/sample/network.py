"""The invented alliance: its members and their people, with names in two or three scripts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Who:
    """A person of the network.

    Attributes:
        name, arabic, hebrew: the name in each script; empty where they use none.
        role: at their organisation, in English.
        language: what they read.
        pronoun: how Arabic and Hebrew address them, f or m.
        public: how they may be named: full, first, none; ``risk`` protects them altogether.
        spokesperson: whether their organisation has named them to speak in public.
    """

    name: str
    arabic: str
    hebrew: str
    role: str
    language: str
    pronoun: str
    public: str = "full"
    spokesperson: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """A member organisation with its people."""

    name: str
    arabic: str
    hebrew: str
    acronym: str
    what: tuple[str, str, str]
    joined: str
    member_class: str
    people: tuple[Who, ...]


ALLIANCE = ("Hazelwater Alliance", "تحالف هيزلووتر", "ברית הייזלווטר")
ABOUT = (
    "Twelve organisations on both banks of the river, one table abroad.",
    "اثنتا عشرة منظمة على ضفّتي النهر، وطاولة واحدة في الخارج.",
    "שנים-עשר ארגונים משתי גדות הנהר, שולחן אחד בחוץ.",
)

STAFF = (
    Who("Eleanor Marsh", "إلينور مارش", "אלינור מארש", "Policy coordinator", "en", "f", spokesperson=True),
    Who("Tariq Lindqvist", "طارق ليندكفيست", "טאריק לינדקוויסט", "Editor", "en", "m"),
    Who("Maya Holt-Rahal", "مايا هولت رحال", "מאיה הולט-רחאל", "Director", "en", "f", spokesperson=True),
    Who("Owen Pettigrew-Saad", "أوين بتيغرو سعد", "", "Office manager", "en", "m", "none"),
)

MEMBERS = (
    Member(
        "Open Wells",
        "الآبار المفتوحة",
        "בארות פתוחות",
        "OW",
        (
            "Neighbours in mixed towns share water, gardens and the council table.",
            "جيران في مدن مختلطة يتقاسمون الماء والحدائق ومقاعد المجلس البلدي.",
            "שכנים בערים מעורבות חולקים מים, גינות ושולחן מועצה.",
        ),
        "2011",
        "full",
        (
            Who("Yotam Regev", "", "יותם רגב", "Co-director", "he", "m", spokesperson=True),
            Who("Kamal Abu Nada", "كمال أبو ندى", "כמאל אבו נדא", "Co-director", "ar", "m", spokesperson=True),
            Who("Shirin Mazzawi-Dar", "شيرين مزاوي دار", "שירין מזאווי-דאר", "Community organiser", "ar", "f"),
        ),
    ),
    Member(
        "The Families’ Table",
        "مائدة العائلات",
        "שולחן המשפחות",
        "TFT",
        (
            "Bereaved families from both peoples speak together, so that others need not join them.",
            "عائلات ثكلى من الشعبين تتحدث معاً كي لا ينضمّ إليها آخرون.",
            "משפחות שכולות משני העמים מדברות יחד, כדי שאחרים לא יצטרכו להצטרף אליהן.",
        ),
        "2009-03",
        "full",
        (
            Who("Hanan Oudeh", "حنان عودة", "חנאן עודה", "Speaker", "ar", "f"),
            Who("Ruth Segal-Amir", "", "רות סגל-אמיר", "Speaker", "he", "f"),
            Who("Nabil Tamari-Khour", "نبيل تماري خور", "נביל תמארי-ח׳ור", "Coordinator", "ar", "m", "first"),
        ),
    ),
    Member(
        "One Shoreline",
        "شاطئ واحد",
        "חוף אחד",
        "OSL",
        (
            "A plan for two states on one open land, written by people from both.",
            "خطة لدولتين في أرض مفتوحة واحدة، كتبها أناس من كلتيهما.",
            "תוכנית לשתי מדינות בארץ פתוחה אחת, כתובה בידי אנשים משתיהן.",
        ),
        "2014-09",
        "full",
        (
            Who("Salma Nahhas", "سلمى نحاس", "סלמא נחאס", "Co-director", "ar", "f", spokesperson=True),
            Who("Elad Shohamy-Bar", "", "אלעד שוהמי-בר", "Co-director", "he", "m", spokesperson=True),
            Who("Rana Hijjawi-Noor", "رنا حجاوي نور", "", "Researcher", "ar", "f", "none"),
        ),
    ),
    Member(
        "Side by Side",
        "جنباً إلى جنب",
        "כתף אל כתף",
        "SBS",
        (
            "A movement in two languages: solidarity kitchens, legal help, and campaigns in the street.",
            "حركة بلغتين: مطابخ تضامن ومساعدة قانونية وحملات في الشارع.",
            "תנועה בשתי שפות: מטבחי סולידריות, סיוע משפטי וקמפיינים ברחוב.",
        ),
        "2016",
        "full",
        (
            Who(
                "Dina Karmi-Levant",
                "دينا كرمي لفانت",
                "דינה כרמי-לבנט",
                "National co-chair",
                "ar",
                "f",
                spokesperson=True,
            ),
            Who("Noam Ullman-Tzur", "", "נועם אולמן-צור", "National co-chair", "he", "m", spokesperson=True),
            Who("Firas Jubran-Sela", "فراس جبران سلع", "פיראס ג׳ובראן-סלע", "Campaigner", "ar", "m"),
        ),
    ),
    Member(
        "Parallel Classrooms",
        "صفوف متوازية",
        "כיתות מקבילות",
        "PC",
        (
            "Teachers who pair classes across the line, week after week.",
            "معلّمون ومعلّمات يجمعون صفوفاً من جانبي الخط أسبوعاً بعد أسبوع.",
            "מורים ומורות שמחברים כיתות משני צדי הקו, שבוע אחר שבוע.",
        ),
        "2012-05",
        "full",
        (
            Who("Noor Zuaiter-Ben", "نور زعيتر بن", "נור זועיתר-בן", "Director", "ar", "f", spokesperson=True),
            Who("Ayelet Harpaz-Sade", "", "איילת הרפז-שדה", "Head of schools", "he", "f"),
            Who("Bassam Idkeidek-Rom", "بسام دقيدق روم", "", "Teacher", "ar", "m", "first"),
        ),
    ),
    Member(
        "Clinic on the Line",
        "العيادة على الخط",
        "מרפאה על הקו",
        "CoL",
        (
            "Doctors and nurses who treat whoever comes to the crossing.",
            "أطباء وممرضون يعالجون كل من يصل إلى المعبر.",
            "רופאים ואחיות שמטפלים בכל מי שמגיע למעבר.",
        ),
        "2010",
        "full",
        (
            Who(
                "Lubna Qasrawi-Vale",
                "لبنى قصراوي فيل",
                "לובנא קסראווי-וייל",
                "Medical director",
                "ar",
                "f",
                spokesperson=True,
            ),
            Who("Gideon Pelz-Maron", "", "גדעון פלץ-מרון", "Surgeon", "he", "m"),
            Who("Samer Haj-Dawood", "سامر حاج داود", "סאמר חאג׳-דאווד", "Nurse", "ar", "m", "risk"),
        ),
    ),
    Member(
        "Two Harvests",
        "حصادان",
        "שני קצירים",
        "2H",
        (
            "Farmers who sell one olive oil from two sides of a wall.",
            "مزارعون يبيعون زيت زيتون واحداً من جانبي الجدار.",
            "חקלאים שמוכרים שמן זית אחד משני צדי החומה.",
        ),
        "2015-11",
        "associate",
        (
            Who("Wafa Sabbagh-Oren", "وفاء صباغ أورن", "ופא סבאע׳-אורן", "Chair", "ar", "f", spokesperson=True),
            Who("Micha Gelber-Yam", "", "מיכה גלבר-ים", "Treasurer", "he", "m"),
            Who("Adnan Kteish-Barr", "عدنان كتيش بر", "", "Farmer", "ar", "m", "none"),
        ),
    ),
    Member(
        "Law in Common",
        "قانون مشترك",
        "חוק משותף",
        "LiC",
        (
            "Lawyers who argue for equal land, water and permits.",
            "محامون يترافعون من أجل مساواة في الأرض والماء والتصاريح.",
            "עורכות דין שטוענות לשוויון בקרקע, במים ובהיתרים.",
        ),
        "2013",
        "full",
        (
            Who(
                "Huda Masri-Calder",
                "هدى مصري كالدر",
                "הודא מסרי-קלדר",
                "Head of litigation",
                "ar",
                "f",
                spokesperson=True,
            ),
            Who("Tomer Vardi-Stone", "", "תומר ורדי-סטון", "Lawyer", "he", "m"),
            Who("Jumana Atallah-Reed", "جمانة عطالله ريد", "", "Lawyer", "ar", "f"),
        ),
    ),
    Member(
        "Night Bus Theatre",
        "مسرح باص الليل",
        "תיאטרון אוטובוס הלילה",
        "NBT",
        (
            "Young actors who play the other side’s stories in the other side’s towns.",
            "ممثلون شباب يؤدون حكايات الطرف الآخر في بلدات الطرف الآخر.",
            "שחקנים צעירים שמעלים את סיפורי הצד השני בערי הצד השני.",
        ),
        "2018-02",
        "associate",
        (
            Who(
                "Lamis Dajani-Frost",
                "لميس دجاني فروست",
                "למיס דג׳אני-פרוסט",
                "Artistic director",
                "ar",
                "f",
                spokesperson=True,
            ),
            Who("Itai Kessel-Brook", "", "איתי קסל-ברוק", "Actor", "he", "m"),
            Who("Majd Shweiki-Lane", "مجد شويكي لين", "", "Actor", "ar", "m", "first"),
        ),
    ),
    Member(
        "The Listening Post",
        "محطة الإصغاء",
        "תחנת הקשבה",
        "TLP",
        (
            "A radio room where both languages are on air at once.",
            "غرفة إذاعة تبثّ باللغتين في وقت واحد.",
            "חדר רדיו שבו שתי השפות משודרות יחד.",
        ),
        "2017",
        "full",
        (
            Who(
                "Rasha Abboud-Winter",
                "رشا عبود ونتر",
                "ראשא עבוד-וינטר",
                "Editor in chief",
                "ar",
                "f",
                spokesperson=True,
            ),
            Who("Naama Tirosh-Glen", "", "נעמה תירוש-גלן", "Producer", "he", "f"),
            Who("Yusuf Barghash-Lee", "يوسف برغش لي", "יוסוף ברע׳ש-לי", "Presenter", "ar", "m"),
        ),
    ),
    Member(
        "Women of the Bridge",
        "نساء الجسر",
        "נשות הגשר",
        "WoB",
        (
            "Women who train as mediators and ask for their seat at the talks.",
            "نساء يتدرّبن على الوساطة ويطالبن بمقعدهنّ في المحادثات.",
            "נשים שמתאמנות בגישור ודורשות את מקומן בשיחות.",
        ),
        "2019-06",
        "full",
        (
            Who("Amal Khatib-Thorne", "أمل خطيب ثورن", "אמל ח׳טיב-ת׳ורן", "Co-founder", "ar", "f", spokesperson=True),
            Who("Orly Dagan-Pine", "", "אורלי דגן-פיין", "Co-founder", "he", "f", spokesperson=True),
            Who("Suhad Natshe-Vine", "سهاد نتشة فاين", "", "Mediator", "ar", "f", "risk"),
        ),
    ),
    Member(
        "Green Seam",
        "الدرزة الخضراء",
        "התפר הירוק",
        "GS",
        (
            "Engineers who clean one aquifer that nobody can divide.",
            "مهندسون ينظّفون حوضاً مائياً واحداً لا يمكن لأحد أن يقسمه.",
            "מהנדסים שמנקים אקוויפר אחד שאיש אינו יכול לחלק.",
        ),
        "2020",
        "observer",
        (
            Who("Ziad Halabi-Croft", "زياد حلبي كروفت", "זיאד חלבי-קרופט", "Director", "ar", "m", spokesperson=True),
            Who("Efrat Lahav-Moss", "", "אפרת להב-מוס", "Engineer", "he", "f"),
            Who("Khulud Jaber-West", "خلود جابر وست", "", "Engineer", "ar", "f"),
        ),
    ),
)
