"""What is remembered of a page while it is read, beside its words."""

from collections.abc import Callable

from attrs import define, field, frozen

from itures.model.revisions import Change
from itures.sources.html.sheet import Place
from itures.sources.pen import State, Stretch


@define
class Frame:
    """An element that is open."""

    place: Place
    state: State
    """What held before it, and holds again behind it."""
    closers: list[Callable[[], object]] = field(factory=list)
    """What is to be done at its end, the last first."""

    @property
    def tag(self) -> str:
        """The name of the element."""
        return self.place.tag


@define
class Box:
    """A part of the page: what is set aside as a whole, if it is none of the text."""

    around: int
    """The number of the box that it stands in; the outermost one stands in itself."""
    tag: str
    role: str
    names: frozenset[str]
    """The words in its classes and its id."""
    stretch: Stretch
    in_text: bool
    """Whether an element around it says that it holds the text of the page."""
    headings: int = 0


@define
class PageLink:
    """A link of the page."""

    stretch: Stretch
    href: str
    sup: Stretch | None
    """The raised words that it stands in."""
    says: str | None
    """What the page says of it: `mark`, `back`, or nothing."""
    number: str = ""
    """The number of the note in a page from Word, which need not print it."""


@define
class Changed:
    """A change that the page marks: words put in, or taken out."""

    change: Change
    author: str | None
    date: str | None
    stretch: Stretch
    words: list[str] | None
    """The words, where the text is without them."""


@define
class ListState:
    """A list, while it is read."""

    ordered: bool
    number: int
    step: int
    style: str
    depth: int = 1
    """How many lists it stands in, with itself."""


@frozen
class SetAside:
    """A stretch that the page does not show, or not as part of its text."""

    stretch: Stretch
    why: str
    sure: bool = True
    """Whether it is set aside even where it is most of the page."""
