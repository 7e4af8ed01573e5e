"""Builds an SQLite FTS5 table of the lines of all texts below a folder and asks it for words.

Usage: fts5.py FOLDER DATABASE STEMS, the stems one per line. Prints seconds of building, seconds of asking, rows found.
"""

import os
import sqlite3
import sys
import time

folder, database, stems = sys.argv[1:]
with open(stems, encoding="utf-8") as lines:
    query = " OR ".join(f'"{stem.strip()}"*' for stem in lines)
start = time.perf_counter()
db = sqlite3.connect(database)
db.execute("PRAGMA journal_mode = OFF")
db.execute("PRAGMA synchronous = OFF")
db.execute("CREATE VIRTUAL TABLE law USING fts5(file UNINDEXED, line UNINDEXED, words)")


def rows():
    for place, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            if name.endswith(".md"):
                path = os.path.join(place, name)
                with open(path, encoding="utf-8") as text:
                    for number, line in enumerate(text, 1):
                        if line.strip():
                            yield path, number, line


db.executemany("INSERT INTO law VALUES (?, ?, ?)", rows())
db.commit()
built = time.perf_counter()
found = len(db.execute("SELECT file, line, words FROM law WHERE law MATCH ?", (query,)).fetchall())
print(built - start, time.perf_counter() - built, found)
