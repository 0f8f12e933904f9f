"""A small disk of a drill's own, in memory, that can be filled to the last byte."""

import os
import subprocess
from contextlib import contextmanager

BLOCK = 4096  # bytes


@contextmanager
def small_disk(folder, size):
    """Make a folder that holds no more than `size`, such as "8m"."""
    folder.mkdir(parents=True)
    options = f"size={size},mode=700,uid={os.geteuid()}"
    as_root("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder)
    try:
        yield
    finally:
        # At once: what still has a file open there is about to end.
        as_root("umount", "--lazy", folder)


def as_root(*command):
    prefix = () if os.geteuid() == 0 else ("sudo", "-n")
    done = subprocess.run([*prefix, *command], check=False)
    assert done.returncode == 0, "Not tried: only root may make a small disk."


def fill(folder, *, but=0):
    """Leave so many bytes free; the file that takes the others."""
    path = folder / "full"
    with path.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(BLOCK)):
                pass
        except OSError:
            file.truncate(max(0, file.tell() - but))
    return path
