"""The base of every model of content. It stands apart from `door`, so that it needs no reader of YAML."""

from pydantic import BaseModel, ConfigDict


class Content(BaseModel):
    """The base of every model that is written by hand: frozen, unknown keys refused, strings trimmed."""

    # Built when first read with: a process that recalls what was read, or shows one chapter, needs few of the models.
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)
