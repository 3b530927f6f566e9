"""What a project file is asked and told, as SQL; `geodata.project.rows` knows the columns."""

__all__ = [
    "INSERT_DOCUMENT",
    "INSERT_FACT",
    "INSERT_MENTION",
    "INSERT_PLACING",
    "INSERT_SECTION",
    "INSERT_STATUS_EVENT",
    "SELECT_ALL_PLACINGS",
    "SELECT_COUNTIES",
    "SELECT_DOCUMENTS",
    "SELECT_FACTS",
    "SELECT_FACT_COUNTS",
    "SELECT_MENTIONED",
    "SELECT_MENTIONS",
    "SELECT_MENTION_COUNTS",
    "SELECT_PLACES",
    "SELECT_PLACINGS",
    "SELECT_SECTIONS",
    "SELECT_STATUS",
    "SELECT_STATUS_EVENTS",
    "SELECT_STORED",
    "SELECT_SURFACES",
    "SELECT_VERDICTS",
    "UPSERT_PLACE",
]

SELECT_COUNTIES = "SELECT adcode, name, pinyin, area_km2 FROM counties ORDER BY adcode"

SELECT_DOCUMENTS = (
    "SELECT id, title, publisher, issued, source_path, sha256, text, note"
    " FROM documents ORDER BY fid"
)
SELECT_STORED = (
    "SELECT fid, edited, id, title, publisher, issued, source_path, sha256, text, note"
    " FROM documents"
)
INSERT_DOCUMENT = (
    "INSERT INTO documents (fid, id, title, publisher, issued, source_path, sha256, text, note,"
    " text_sha256, edited) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)

SELECT_SECTIONS = (
    'SELECT id, document_id, heading, "start", "end", counties, why'
    ' FROM sections ORDER BY document_id, "start"'
)
INSERT_SECTION = (
    'INSERT INTO sections (id, document_id, heading, "start", "end", counties, why)'
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)

SELECT_PLACES = (
    "SELECT id, name, aliases, kind, counties, precision, uncertainty_m, status, review,"
    " evidence, geom FROM places ORDER BY id"
)
# What a person has edited stays; aliases and status are the documents' matter.
UPSERT_PLACE = """
    INSERT INTO places (id, name, aliases, kind, counties, precision, uncertainty_m, status,
                        review, evidence, geom)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET
        aliases = excluded.aliases,
        status = excluded.status,
        name = iif(review = 'edited', name, excluded.name),
        kind = iif(review = 'edited', kind, excluded.kind),
        counties = iif(review = 'edited', counties, excluded.counties),
        precision = iif(review = 'edited', precision, excluded.precision),
        uncertainty_m = iif(review = 'edited', uncertainty_m, excluded.uncertainty_m),
        evidence = iif(review = 'edited', evidence, excluded.evidence),
        geom = iif(review = 'edited', geom, excluded.geom)
"""

SELECT_MENTIONS = (
    'SELECT id, place_id, document_id, section_id, "start", "end", surface'
    ' FROM mentions ORDER BY document_id, "start", "end" DESC'
)
SELECT_MENTION_COUNTS = "SELECT place_id, count(*) FROM mentions GROUP BY place_id"
INSERT_MENTION = (
    'INSERT INTO mentions (id, place_id, document_id, section_id, "start", "end", surface)'
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)

SELECT_FACTS = (
    'SELECT id, document_id, "start", "end", quote, place_id, adcode, metric, value,'
    " value_text, value_start, value_end, unit, value_si, unit_si, qualifier, period"
    " FROM facts ORDER BY document_id, value_start"
)
SELECT_FACT_COUNTS = (
    "SELECT place_id, count(*) FROM facts WHERE place_id IS NOT NULL GROUP BY place_id"
)
INSERT_FACT = (
    'INSERT INTO facts (id, document_id, "start", "end", quote, place_id, adcode, metric, value,'
    " value_text, value_start, value_end, unit, value_si, unit_si, qualifier, period)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)

SELECT_STATUS_EVENTS = (
    'SELECT id, place_id, document_id, "start", "end", quote, status, period, phase, is_planned'
    ' FROM status_events ORDER BY document_id, "start"'
)
INSERT_STATUS_EVENT = (
    'INSERT INTO status_events (id, place_id, document_id, "start", "end", quote, status, period,'
    " phase, is_planned, issued, document_fid) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
# A place's last state: the newest document's last word; one without date counts as the oldest.
# The state of a phase is that of the whole only where nothing is told of the whole.
SELECT_STATUS = (
    "SELECT status FROM status_events WHERE place_id = ? AND is_planned = 0"
    " ORDER BY (phase = '') DESC, issued DESC, document_fid DESC, \"end\" DESC LIMIT 1"
)

# A place can stand in every document of an archive, most of which say the same of it: the inner
# query reads nothing but an index, the outer one a row for each different verdict.
SELECT_PLACINGS = (
    "SELECT p.place_id, p.document_id, p.name, p.kind, p.counties, p.precision,"
    " p.uncertainty_m, p.lon_deg, p.lat_deg, p.evidence, p.status, v.documents"
    " FROM (SELECT min(document_id) AS document_id, count(*) AS documents,"
    "   max(document_fid) AS latest FROM placings WHERE place_id = :id GROUP BY verdict) v"
    " JOIN placings p ON p.place_id = :id AND p.document_id = v.document_id"
    " ORDER BY v.latest"
)
SELECT_ALL_PLACINGS = (
    "SELECT place_id, document_id, name, kind, counties, precision, uncertainty_m, lon_deg,"
    " lat_deg, evidence, status, 1 FROM placings ORDER BY fid"
)
INSERT_PLACING = (
    "INSERT INTO placings (document_fid, verdict, place_id, document_id, name, kind, counties,"
    " precision, uncertainty_m, lon_deg, lat_deg, evidence, status)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
# The least and the greatest verdict on a place: equal when all documents say the same.
SELECT_VERDICTS = (
    "SELECT (SELECT min(verdict) FROM placings WHERE place_id = :id),"
    " (SELECT max(verdict) FROM placings WHERE place_id = :id)"
)
SELECT_MENTIONED = "SELECT 1 FROM mentions WHERE place_id = ? AND surface = ? LIMIT 1"
# Steps from each surface of a place to the next in the index, past all its repetitions.
SELECT_SURFACES = """
    WITH RECURSIVE known(surface) AS (
        SELECT min(surface) FROM mentions WHERE place_id = :id
        UNION ALL
        SELECT (SELECT min(surface) FROM mentions
                WHERE place_id = :id AND surface > known.surface)
        FROM known WHERE known.surface IS NOT NULL
    )
    SELECT surface FROM known WHERE surface IS NOT NULL
"""
