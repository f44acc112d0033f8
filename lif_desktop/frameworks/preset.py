"""What a framework preset holds: one board's learning and improvement framework as data."""

from dataclasses import dataclass

from lif_desktop.frameworks.counted import Counted, read_counted
from lif_desktop.frameworks.parts import (
    CHAIR,
    Channel,
    Duty,
    Escalation,
    Group,
    Method,
    Methodology,
    MethodTable,
    Participation,
    Priority,
    Prompt,
    Renamed,
    Scale,
    Source,
    StandardSet,
    Statement,
    Tips,
    Words,
)


@dataclass(frozen=True)
class Framework:
    """A whole preset; `not_stated` names the parts on which the framework says nothing."""

    id: str
    title: str
    summary: str
    area: str
    years: str
    edition: str
    words: Words
    escalation: Escalation
    groups: tuple[Group, ...]
    order: int = 0
    notes: tuple[str, ...] = ()
    not_stated: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    method_tables: tuple[MethodTable, ...] = ()
    methods: tuple[Method, ...] = ()
    sources: tuple[Source, ...] = ()
    participation: tuple[Participation, ...] = ()
    channels: tuple[Channel, ...] = ()
    methodologies: tuple[Methodology, ...] = ()
    duties: tuple[Duty, ...] = ()
    standards: tuple[StandardSet, ...] = ()
    scales: tuple[Scale, ...] = ()
    priorities: tuple[Priority, ...] = ()
    objectives: tuple[Statement, ...] = ()
    principles: tuple[Statement, ...] = ()
    success: tuple[Statement, ...] = ()
    referrals: tuple[Statement, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    tips: tuple[Tips, ...] = ()

    def group(self, key: str) -> Group | None:
        """Return the group with this key, or None."""
        return next((one for one in self.groups if one.key == key), None)

    def escalation_line(self, key: str) -> tuple[str, ...]:
        """Return the names up the escalation line from a group, itself first, the chair last."""
        names: list[str] = []
        group = self.group(key)
        while group is not None:
            names.append(group.name)
            if group.escalates_to == CHAIR:
                names.append(self.words.chair)
            group = self.group(group.escalates_to)
        return tuple(names)

    def methods_in(self, table: str) -> tuple[Method, ...]:
        """Return the methods of one table, in its order."""
        return tuple(one for one in self.methods if one.table == table)

    def counted_in(self, table: str) -> tuple[Counted, ...]:
        """Return which records show that a table of methods, or a volume, produced something."""
        found = (one for method in self.methods_in(table) for one in method.counted)
        return tuple(read_counted(text) for text in dict.fromkeys(found))
