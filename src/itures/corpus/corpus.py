"""A corpus: documents in one file, and what they say of each other."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from attrs import define

from itures.corpus import declared, store, verify
from itures.corpus.add import Added, Adding, Tell, stored_path
from itures.corpus.asking import Asking
from itures.corpus.concluding import Conclusions
from itures.corpus.declared import Declaration
from itures.corpus.moments import moment
from itures.corpus.recipes import Recipe
from itures.corpus.shelving import Changes, Shelf
from itures.corpus.verify import Problem, Verifier
from itures.model.document import Document


@define
class Corpus(Asking):
    """Documents in one SQLite file. Made by `Corpus.create`, opened by `Corpus.open`.

    Opening does not change the file, and a file that cannot be written can be read. Close it,
    or use it in a `with` statement. A corpus belongs to the thread that opened it.
    """

    @classmethod
    def open(
        cls, path: str | Path, *, as_of: str | None = None, grammars: Sequence[str] = ()
    ) -> "Corpus":
        """Open a corpus.

        Args:
            path: the file.
            as_of: a date such as `2018-11-16`, or a year, which means its end.
            grammars: folders that add to the grammars or override them.

        Raises:
            StoreError: if there is none, or it cannot be read.
            DateError: if `as_of` is neither a date nor a year.
        """
        when = moment(as_of) if as_of else None
        recipe = Recipe(grammars=tuple(grammars))
        return cls(Path(path), when, store.open_store(path), recipe)

    @classmethod
    def create(
        cls, path: str | Path, *, complete: Iterable[str] = (), grammars: Sequence[str] = ()
    ) -> "Corpus":
        """Make an empty corpus and open it.

        Args:
            path: the file, which may not be there yet.
            complete: what it will hold whole: `pp@2018`, `wtsa`, `pp/res@2010..2022`.
            grammars: folders that add to the grammars or override them.

        Raises:
            StoreError: if something is there already, or it cannot be made.
            IdentifierError: if what it holds whole is no body that is known.
        """
        recipe = Recipe(grammars=tuple(grammars))
        said = [declared.complete(text, recipe.grammar.registry) for text in complete]
        corpus = cls(Path(path), None, store.create(path), recipe)
        corpus._change(declare=said)
        return corpus

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def add(
        self,
        what: "Document | str | Path | Iterable[Document | str | Path]",
        *,
        jobs: int = 1,
        executor: Executor | None = None,
        again: bool = False,
        recipe: Recipe | None = None,
        tell: Tell | None = None,
    ) -> Added:
        """Add files or documents. What is there already is passed over.

        Args:
            what: files, documents that were parsed, or several of either; no folders.
            jobs: processes that read files.
            executor: who reads them instead, such as that of a Dask client; paths are
                opened where its workers are. The store is written here.
            again: whether to read again what is there.
            recipe: how files are read; else the language and the kind are told from the text.
            tell: is told each file when it is done, and what was wrong with it.

        Returns:
            How many files are new, have changed or were there, and which could not be read.

        Raises:
            StoreError: if the store cannot be written; what was added before stays.
            CrewError: if there is nobody to read; what was added before stays.
        """
        several = [what] if isinstance(what, Document | str | Path) else list(what)
        run = Adding(self._connection, self.path, recipe or self._recipe, again)
        if tell is not None:
            run.tell = tell
        done = run.documents(each for each in several if isinstance(each, Document))
        paths = [each for each in several if not isinstance(each, Document)]
        files = run.files(paths, jobs, executor)
        return files if files != Added() else done

    def remove(self, what: str, *, language: str | None = None) -> int:
        """Take out a text, or a file. What cites it is resolved anew.

        Args:
            what: an edition, a work with all its editions, a name `sha256:…`, or the path of
                a file that was added.
            language: only the documents in this language.

        Returns:
            How many documents are gone.

        Raises:
            UnknownTextError: if nothing of it is there.
        """
        changes = Changes()
        with store.writing(self._connection, self.path):
            before = self._count()
            shelf = Shelf(self._connection, self._recipe.clerk)
            gone = language is None and shelf.take_out_source(stored_path(what, self.path), changes)
            if not gone:
                found = [e for e in self._named(what) if language in {None, e.language}]
                if not found:
                    raise self._unknown(what)
                for entry in found:
                    shelf.take_out(entry.number_in_store, changes)
            Conclusions(self._connection, self._clerk).after(changes)
            return before - self._count()

    def declare(self, *said: Declaration) -> None:
        """Say what the corpus cannot know: see `itures.corpus.declared`."""
        self._change(declare=said)

    def withdraw(self, *said: Declaration) -> int:
        """Take back what was declared; how many of these there were."""
        return self._change(withdraw=said)

    def _change(
        self, declare: Iterable[Declaration] = (), withdraw: Iterable[Declaration] = ()
    ) -> int:
        with store.writing(self._connection, self.path):
            for declaration in declare:
                declared.write(self._connection, declaration)
            gone = sum(declared.withdraw(self._connection, each) for each in withdraw)
            # What a declaration says can touch any citation of a body.
            Conclusions(self._connection, self._clerk).everything()
        return gone

    @contextmanager
    def held(self) -> Iterator[None]:
        """Ask several questions of one state of the corpus, whatever others write meanwhile.

        Nothing can be added through this object until it ends.
        """
        with store.reading(self._connection, self.path):
            yield

    def verify(self) -> Iterator[Problem]:
        """Check the file, what was read and what was concluded; nothing is changed."""
        with store.faults(self.path):
            yield from Verifier(self._connection, self._clerk, self.path).problems()

    def repair(self) -> None:
        """Conclude everything anew from what was read."""
        with store.writing(self._connection, self.path):
            verify.repair(self._connection, self._clerk)
