"""Work in another thread, with a connection to the database of its own, as another process has it."""

from threading import Thread

from django.db import connections


def in_another_thread(work) -> None:
    in_other_threads(work)


def in_other_threads(*works) -> None:
    """Do all of it at once, and wait for the last."""

    def run(work):
        try:
            work()
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
