"""An invented alliance to try the desk on: members, people, stakeholders, two years of engagements, quotes, round-ups.

Everything is made up and made by code, the same each time for the same day. `loading.load` fills an empty desk.
"""
