"""An invented alliance to try the desk on: members, people, stakeholders, two years of engagements, quotes, round-ups.

Everything is made up and made by code, the same each time for the same day. `load` fills an empty desk.
"""

from .loading import SampleAccount, SampleRefused, load

__all__ = ["SampleAccount", "SampleRefused", "load"]
