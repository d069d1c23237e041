"""What of the newsroom leaves with the whole desk."""

from __future__ import annotations

from overture.foundation.registry import Portable, PortableTable

from .models import Block, RoundUp, Text

PORTABLE = Portable(
    tables=(
        PortableTable("round_ups", RoundUp),
        PortableTable("round_up_texts", Text, prose=("standfirst",)),
        PortableTable("round_up_blocks", Block, prose=("text",)),
    ),
)
