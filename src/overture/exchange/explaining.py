"""What stands in every export for whoever opens it."""

README = """\
OVERTURE: THE WHOLE DESK IN OPEN FORMATS
format overture-export/1

tables/      every table of the desk as CSV: UTF-8 with a byte-order mark, commas, CRLF, one header row.
             This is what a desk is made from again: overture import THIS.zip, into an empty desk.
popolo/      people, organisations, memberships, events and participations as JSON in the vocabulary of Popolo
             (https://www.popoloproject.com). "participations" is an extension: who took part, on which side,
             and on whose behalf they spoke.
calendar/    the engagements as iCalendar.
manifest.json  every file with its SHA-256, its rows and columns, and what was left out.

CELLS
  An empty cell is no value. true and false, numbers, days (2024-01-16), instants in UTC (ISO 8601), and JSON where
  a text exists in several languages. A day that is known as a week, month or year is written 2024-W02, 2024-01, 2024.
  A cell that a spreadsheet could take for a formula begins with an apostrophe ('=1+1); so does one that begins with
  an apostrophe itself. Take one apostrophe away to have the value. An apostrophe alone is an empty text.

WHAT IS NEVER IN IT
  Passwords, second factors, invitations, API keys, open sessions, mails that wait, and the desk's own key file.
  Words that their speaker took back; that they took them back is in it, and holds at the other desk as well.

WHAT IS IN IT ONLY WHEN SOMEBODY ASKED FOR IT ("sealed": true in manifest.json)
  Contact details, sealed notes, texts that were read, and quotes with their consents, all in plain words.
  Whoever has such a file can read them. Keep it encrypted, and erase it when it has done its work.
"""
