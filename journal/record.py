"""What values are made of: frozen, compared and made in little time, and written down as a row of their parts.

Such a class is made in a tenth of the time of a dataclass, and a value of it in less; with four hundred classes and
millions of values that is a third of a second at each start, and much of a build. A value of which a part is found out
only when it is asked for is a dataclass still.
"""

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, dataclass_transform

import msgspec
from msgspec import Struct, structs
from msgspec import field as field

# The folder that packages lie in, which changes with each that comes or goes.
PACKAGES: Final = Path(msgspec.__file__).parent.parent


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Record(Struct, frozen=True, array_like=True, gc=False):
    """A value of named parts. None of them points back to it, so that the garbage collector need not look for it."""


@dataclass_transform(field_specifiers=(field,))
class Draft(Struct):
    """A value of named parts that is still being gathered, and changes."""


if TYPE_CHECKING:
    # Which a checker of types knows: the names and types of the parts are checked.
    from dataclasses import replace as replace
else:

    def replace(value: Any, /, **changes: Any) -> Any:
        """A record or dataclass with other parts."""
        change = structs.replace if isinstance(value, Struct) else dataclasses.replace
        return change(value, **changes)


def names_of(kind: Any) -> tuple[str, ...]:
    """The names of the parts of a record, a dataclass, or a class of such, in their order."""
    # msgspec would find out their types, too.
    found: tuple[str, ...] | None = getattr(kind, "__struct_fields__", None)
    return tuple(each.name for each in dataclasses.fields(kind)) if found is None else found


def exchange(record: Record, name: str, same: object) -> None:
    """Has a part of a record be another object, which is equal to the one that it was."""
    structs.force_setattr(record, name, same)


def is_value(kind: Any) -> bool:
    """Whether something is a class of records or dataclasses."""
    return isinstance(kind, type) and (issubclass(kind, Struct) or dataclasses.is_dataclass(kind))
