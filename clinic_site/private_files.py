"""Files and folders that the site's own user alone can read."""

import errno
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

FOLDER, FILE = 0o700, 0o600
# Said by an operator who lets the proxy through to the photos: its group may pass, not look around.
FOLDER_LET_THROUGH = 0o710
# What a running site keeps. Some names are everybody's: "/" has a folder for media, too. So a folder
# with other things is the site's only where it has one of its own.
OWN = ("db.sqlite3", "secret_key", "clinic.json", "worker.lock")
KEPT = (*OWN, "media", "static", "uploads")
REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk is full",
    errno.EROFS: "the disk can only be read",
    errno.EACCES: "its owner does not let the site's user in",
    errno.EPERM: "its owner does not let the site's user in",
    errno.EEXIST: "a file stands in its place",
    errno.ENOTDIR: "a file stands in its place, or in that of a folder above it",
    errno.EISDIR: "a folder stands in its place",
}


class NotOursError(Exception):
    """A folder that must not be closed to others, in words that follow a colon."""


def make_private(folder: Path) -> None:
    """Make a folder, or close it to others; raise `NotOursError` or `OSError` where that cannot be."""
    folder.mkdir(mode=FOLDER, parents=True, exist_ok=True)
    was_open = _is_open(folder) and not is_let_through(folder)
    if was_open:
        _refuse_what_is_not_ours(folder)
        folder.chmod(FOLDER)  # first the door, then what is behind it
    for path in _kept_in(folder, deeply=was_open):
        close(path)
    tempfile.TemporaryFile(dir=folder).close()


def is_let_through(folder: Path) -> bool:
    """Whether an operator lets the proxy's group through to the photos."""
    return stat.S_IMODE(folder.stat().st_mode) == FOLDER_LET_THROUGH


def close(path: Path) -> None:
    """Take a file or folder away from everybody but its owner."""
    with suppress(FileNotFoundError):  # SQLite makes and deletes files of its own meanwhile
        if not path.is_symlink() and _is_open(path):
            path.chmod(FOLDER if path.is_dir() else FILE)


def kept(path: Path, made: str) -> str:
    """What stands in a file that is made once, of `made`."""
    if not path.exists():
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            fresh.touch(mode=FILE)
            fresh.write_text(made)
            # A link is made whole or not at all: two processes that start together agree.
            os.link(fresh, path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink(missing_ok=True)
    close(path)
    return path.read_text().strip()


def why(error: Exception) -> str:
    """An error of a file or a disk in words that follow a colon."""
    number = getattr(error, "errno", None)
    return REASONS.get(number) or getattr(error, "strerror", None) or "it does not hold text"


def _is_open(path):
    return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)


def _refuse_what_is_not_ours(folder):
    found = folder.stat()
    if found.st_uid != os.geteuid():
        raise NotOursError("this one belongs to another user, and others can read it")
    names = {path.name for path in folder.iterdir()} - {"lost+found"}  # that of a fresh disk
    is_strange = not names & set(OWN) and not all(name.startswith(KEPT) for name in names)
    # The sticky bit: made for many, as /tmp is.
    if folder.samefile(folder.anchor) or is_strange or (names and found.st_mode & stat.S_ISVTX):
        raise NotOursError("this one holds other things, and others can read it")


def _kept_in(folder, *, deeply):
    for path in folder.iterdir():
        if not path.name.startswith(KEPT) or (path.name == "media" and not deeply):
            continue
        yield path
        if deeply and path.is_dir() and not path.is_symlink():
            yield from path.rglob("*")
