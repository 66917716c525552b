-- Every record as it is sent, as the view of a dataset file has it.
CREATE VIEW "current"."v_documents" AS
SELECT 'statements' AS "resource", "id", "document" FROM "current"."statements"
UNION ALL
SELECT 'actors' AS "resource", "id", "document" FROM "current"."actors"
UNION ALL
SELECT 'events' AS "resource", "id", "document" FROM "current"."events"
UNION ALL
SELECT 'sources' AS "resource", "id", "document" FROM "current"."sources"
UNION ALL
SELECT 'topics' AS "resource", "id", "document" FROM "current"."topics"
UNION ALL
SELECT 'caveats' AS "resource", "id", "document" FROM "current"."caveats";
