"""What makes the database keep an index of the entries, whoever writes them: for a migration."""

# One index for each place where words are looked for: an index of several columns looks through all that have a
# word to tell which have it in their titles.
COLUMNS = {
    "title_words": ("title",),
    "heading_words": ("title", "headings"),
    "all_words": ("title", "headings", "words"),
}


def _joined(columns, row=""):
    return " || ' ' || ".join(f"{row}{column}" for column in columns)


def _entered(row):
    return "".join(
        f"INSERT INTO search_{index} (rowid, words) VALUES ({row}id, {_joined(columns, row)}); "  # noqa: S608 -- names of our own
        for index, columns in COLUMNS.items()
    )


def _left(row):
    return "".join(
        f"INSERT INTO search_{index} (search_{index}, rowid, words)"  # noqa: S608 -- names of our own
        f" VALUES ('delete', {row}id, {_joined(columns, row)}); "
        for index, columns in COLUMNS.items()
    )


SQLITE = (
    *(
        f"""CREATE VIRTUAL TABLE search_{index}
            USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0')"""
        for index in COLUMNS
    ),
    f"CREATE TRIGGER search_entry_enters AFTER INSERT ON search_entry BEGIN {_entered('new.')}END",
    f"CREATE TRIGGER search_entry_leaves AFTER DELETE ON search_entry BEGIN {_left('old.')}END",
    f"""CREATE TRIGGER search_entry_changes AFTER UPDATE OF title, headings, words ON search_entry
        BEGIN {_left("old.")}{_entered("new.")}END""",
)
SQLITE_UNDONE = (
    "DROP TRIGGER search_entry_enters",
    "DROP TRIGGER search_entry_leaves",
    "DROP TRIGGER search_entry_changes",
    *(f"DROP TABLE search_{index}" for index in COLUMNS),
)
# Left to itself, PostgreSQL reads the whole table for a word that it takes to be common and is not.
FOUND_BY_INDEX = """
    CREATE FUNCTION search_{column}(wanted tsquery, moment timestamptz) RETURNS SETOF bigint
    LANGUAGE sql STABLE
    SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off SET jit = off
    AS $$
        SELECT id FROM search_entry
        WHERE {column} @@ wanted AND live_from <= moment AND (live_until IS NULL OR live_until > moment)
        LIMIT 5000
    $$"""
POSTGRESQL = tuple(
    sql
    for column, columns in COLUMNS.items()
    for sql in (
        f"""ALTER TABLE search_entry ADD COLUMN {column} tsvector
            GENERATED ALWAYS AS (to_tsvector('simple', {_joined(columns)})) STORED""",
        f"CREATE INDEX search_entry_{column} ON search_entry USING gin ({column})",
        FOUND_BY_INDEX.format(column=column),
    )
)
POSTGRESQL_UNDONE = tuple(
    sql
    for column in COLUMNS
    for sql in (
        f"DROP FUNCTION search_{column}(tsquery, timestamptz)",
        f"ALTER TABLE search_entry DROP COLUMN {column}",
    )
)


def make(apps, schema_editor) -> None:
    _run(schema_editor, SQLITE, POSTGRESQL)


def undo(apps, schema_editor) -> None:
    _run(schema_editor, SQLITE_UNDONE, POSTGRESQL_UNDONE)


def _run(schema_editor, on_sqlite, on_postgresql):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in on_sqlite if is_sqlite else on_postgresql:
        schema_editor.execute(statement)
