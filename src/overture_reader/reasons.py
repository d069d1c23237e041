"""The sentence behind each rule's code, in English; a desk translates by the code."""

from __future__ import annotations

from overture_reader.model import Reason

_SENTENCES = {
    "document.title": "The first line that reads as a heading.",
    "document.date": "The date the document gives itself.",
    "document.date_given": "The date that was given for the document.",
    "person.role": "A word for a post stands beside the name.",
    "person.role_of_apposition": "“Name, post of body” says whose they are.",
    "person.in_brackets": "The body stands in brackets after the name.",
    "person.in_order": "“Names of bodies, respectively”: one each, in order.",
    "person.shared_of": "“Name and name of body” says whose they are.",
    "person.whose_role": "“Body's post, name” says whose they are.",
    "person.role_of_before": "“Post of body, name” says whose they are.",
    "person.who_runs": "A clause says what they do for the body.",
    "person.list_label": "The list they stand in is the body's.",
    "person.for_body": "“For body, name” says whose they are.",
    "person.comma_body": "“Name, body” in a list or signature.",
    "person.our_role": "“Our post, name”: the body whose text this is.",
    "host.by": "“Hosted by” names the host.",
    "host.invitation": "An invitation or an office names the host.",
    "host.active": "The host is the one that held it.",
    "host.event": "The owner of the event hosts it.",
    "host.event_of": "The event is that body's.",
    "host.addressed": "The one that was met, visited, written to or addressed.",
    "host.inherited": "It is part of an event whose host was named before.",
    "host.chair": "The one in the chair is of this body.",
    "quote.named_after": "A verb of speech and the name follow the quotation.",
    "quote.named_before": "The name and a verb of speech come before the quotation.",
    "quote.pronoun": "“He said” or “she said” points to the person named last as subject.",
    "quote.goes_on": "The quotation goes on after its speaker was named.",
    "ask.verb": "A verb of asking, and what is asked.",
    "ask.list": "An item of a list that follows a request.",
    "contact.offered": "The text offers to put readers in contact.",
    "engagement.frame": "Sessions at an event are told of together.",
    "engagement.within_frame": "A paragraph on people who presented at the event named before.",
    "participant.group": "A word such as “both” stands for people named before.",
    "participant.delegation": "“The delegation” stands for its members.",
    "participant.writer": "“I” is who wrote the message.",
    "participant.on_behalf": "The text says for whom they spoke there.",
    "participant.present_list": "The list of those present names them.",
    "participant.signature": "Their name stands under the letter.",
}
_FAMILIES = {
    "engagement": "Words that show this kind of engagement.",
    "status": "Words, tense or date that show the status.",
    "date": "The date phrase, worked out by its rule.",
    "confidentiality": "The text says how it may be used.",
    "host": "Words that show the host.",
    "participant": "Named in the passage.",
    "quote": "Nobody is named as the speaker.",
}


def reason(rule: str, weight: float = 1.0) -> Reason:
    """Return the reason of a rule's code.

    Example:
        >>> reason("host.by").sentence
        '“Hosted by” names the host.'
    """
    return Reason(rule, _SENTENCES.get(rule) or _FAMILIES.get(rule.split(".")[0], "A rule of the Reader."), weight)
