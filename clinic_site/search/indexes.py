"""What makes the database keep an index of the entries, whoever writes them: for a migration."""

SQLITE = (
    """CREATE VIRTUAL TABLE search_index USING fts5(
        title, headings, words,
        content='search_entry', content_rowid='id', tokenize='unicode61 remove_diacritics 0'
    )""",
    """CREATE TRIGGER search_entry_enters AFTER INSERT ON search_entry BEGIN
        INSERT INTO search_index (rowid, title, headings, words)
        VALUES (new.id, new.title, new.headings, new.words);
    END""",
    """CREATE TRIGGER search_entry_leaves AFTER DELETE ON search_entry BEGIN
        INSERT INTO search_index (search_index, rowid, title, headings, words)
        VALUES ('delete', old.id, old.title, old.headings, old.words);
    END""",
    """CREATE TRIGGER search_entry_changes AFTER UPDATE OF title, headings, words ON search_entry BEGIN
        INSERT INTO search_index (search_index, rowid, title, headings, words)
        VALUES ('delete', old.id, old.title, old.headings, old.words);
        INSERT INTO search_index (rowid, title, headings, words)
        VALUES (new.id, new.title, new.headings, new.words);
    END""",
)
SQLITE_UNDONE = (
    "DROP TRIGGER search_entry_enters",
    "DROP TRIGGER search_entry_leaves",
    "DROP TRIGGER search_entry_changes",
    "DROP TABLE search_index",
)
COLUMNS = {
    "title_words": "title",
    "heading_words": "title || ' ' || headings",
    "all_words": "title || ' ' || headings || ' ' || words",
}
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
    for column, words in COLUMNS.items()
    for sql in (
        f"""ALTER TABLE search_entry ADD COLUMN {column} tsvector
            GENERATED ALWAYS AS (to_tsvector('simple', {words})) STORED""",
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
