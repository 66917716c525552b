-- For people who write SQL: the publication that is current, in a schema of its own, as a dataset
-- file has it. A query there sees one publication from its beginning to its end.
CREATE SCHEMA "current";
--> statement-breakpoint
GRANT USAGE ON SCHEMA "current" TO PUBLIC;
--> statement-breakpoint
CREATE VIEW "current"."statements" AS SELECT
	"number", "id", convert_from("document", 'UTF8')::json AS "document", "actor_id", "role",
	"on_behalf_of_id", "form", "act", "status", "language", "text", "summary_en", "summary_fr",
	"said_edtf", "said_earliest", "said_latest", "said_basis", "identified_id", "added_at",
	"modified_at", "revision"
FROM "public"."statements" WHERE "publication" =
	(SELECT "records_of" FROM "public"."publications" ORDER BY "number" DESC LIMIT 1);
--> statement-breakpoint
CREATE VIEW "current"."actors" AS SELECT
	"number", "id", convert_from("document", 'UTF8')::json AS "document", "kind", "name",
	"member_of_id", "added_at", "modified_at", "revision", "name_fr"
FROM "public"."actors" WHERE "publication" =
	(SELECT "records_of" FROM "public"."publications" ORDER BY "number" DESC LIMIT 1);
--> statement-breakpoint
CREATE VIEW "current"."events" AS SELECT
	"number", "id", convert_from("document", 'UTF8')::json AS "document", "name_en", "name_fr",
	"kind", "when_edtf", "when_earliest", "when_latest", "when_basis", "place_en", "place_fr",
	"status", "parent_id", "added_at", "modified_at", "revision"
FROM "public"."events" WHERE "publication" =
	(SELECT "records_of" FROM "public"."publications" ORDER BY "number" DESC LIMIT 1);
--> statement-breakpoint
CREATE VIEW "current"."sources" AS SELECT
	"number", "id", convert_from("document", 'UTF8')::json AS "document", "kind", "held",
	"title", "publisher", "agency", "platform", "original_url", "archived_url", "origin",
	"language", "published_edtf", "published_earliest", "published_latest", "published_basis",
	"sha256", "words", "text", "added_at", "modified_at", "revision"
FROM "public"."sources" WHERE "publication" =
	(SELECT "records_of" FROM "public"."publications" ORDER BY "number" DESC LIMIT 1);
--> statement-breakpoint
CREATE VIEW "current"."topics" AS SELECT
	"number", "id", convert_from("document", 'UTF8')::json AS "document", "name_en", "name_fr"
FROM "public"."topics" WHERE "publication" =
	(SELECT "records_of" FROM "public"."publications" ORDER BY "number" DESC LIMIT 1);
--> statement-breakpoint
CREATE VIEW "current"."caveats" AS SELECT
	"number", "id", convert_from("document", 'UTF8')::json AS "document", "source_id", "kind",
	"severity", "explanation_en", "explanation_fr", "added_at", "modified_at", "revision"
FROM "public"."caveats" WHERE "publication" =
	(SELECT "records_of" FROM "public"."publications" ORDER BY "number" DESC LIMIT 1);
--> statement-breakpoint
CREATE VIEW "current"."earlier_texts" AS SELECT
	"source_id", "name", "sha256", "until", "text"
FROM "public"."earlier_texts" WHERE "publication" =
	(SELECT "records_of" FROM "public"."publications" ORDER BY "number" DESC LIMIT 1);
--> statement-breakpoint
CREATE VIEW "current"."actor_names" AS SELECT
	"actor_id", "position", "name", "lang", "script", "kind"
FROM "public"."actor_names" WHERE "publication" =
	(SELECT "records_of" FROM "public"."publications" ORDER BY "number" DESC LIMIT 1);
--> statement-breakpoint
CREATE VIEW "current"."actor_roles" AS SELECT
	"actor_id", "position", "title", "organization_id", "source_id", "speaks_for_id", "held_from",
	"held_until"
FROM "public"."actor_roles" WHERE "publication" =
	(SELECT "records_of" FROM "public"."publications" ORDER BY "number" DESC LIMIT 1);
--> statement-breakpoint
CREATE VIEW "current"."actor_wholes" AS SELECT
	"actor_id", "whole_id"
FROM "public"."actor_wholes" WHERE "publication" =
	(SELECT "records_of" FROM "public"."publications" ORDER BY "number" DESC LIMIT 1);
--> statement-breakpoint
CREATE VIEW "current"."caveat_targets" AS SELECT
	"id", "caveat_id", "statement_id", "event_id", "actor_id"
FROM "public"."caveat_targets" WHERE "publication" =
	(SELECT "records_of" FROM "public"."publications" ORDER BY "number" DESC LIMIT 1);
--> statement-breakpoint
CREATE VIEW "current"."citations" AS SELECT
	"id", "statement_id", "event_id", "caveat_id", "position", "source_id", "via_id", "exact",
	"prefix", "suffix", "start", "end", "paragraph", "holds", "language", "time", "page"
FROM "public"."citations" WHERE "publication" =
	(SELECT "records_of" FROM "public"."publications" ORDER BY "number" DESC LIMIT 1);
--> statement-breakpoint
CREATE VIEW "current"."event_participants" AS SELECT
	"event_id", "actor_id"
FROM "public"."event_participants" WHERE "publication" =
	(SELECT "records_of" FROM "public"."publications" ORDER BY "number" DESC LIMIT 1);
--> statement-breakpoint
CREATE VIEW "current"."relations" AS SELECT
	"id", "statement_id", "type", "target_statement_id", "target_event_id", "target_source_id"
FROM "public"."relations" WHERE "publication" =
	(SELECT "records_of" FROM "public"."publications" ORDER BY "number" DESC LIMIT 1);
--> statement-breakpoint
CREATE VIEW "current"."statement_audience" AS SELECT
	"statement_id", "actor_id"
FROM "public"."statement_audience" WHERE "publication" =
	(SELECT "records_of" FROM "public"."publications" ORDER BY "number" DESC LIMIT 1);
--> statement-breakpoint
CREATE VIEW "current"."statement_events" AS SELECT
	"statement_id", "event_id"
FROM "public"."statement_events" WHERE "publication" =
	(SELECT "records_of" FROM "public"."publications" ORDER BY "number" DESC LIMIT 1);
--> statement-breakpoint
CREATE VIEW "current"."statement_mentions" AS SELECT
	"statement_id", "actor_id"
FROM "public"."statement_mentions" WHERE "publication" =
	(SELECT "records_of" FROM "public"."publications" ORDER BY "number" DESC LIMIT 1);
--> statement-breakpoint
CREATE VIEW "current"."statement_topics" AS SELECT
	"statement_id", "topic_id"
FROM "public"."statement_topics" WHERE "publication" =
	(SELECT "records_of" FROM "public"."publications" ORDER BY "number" DESC LIMIT 1);
--> statement-breakpoint
CREATE VIEW "current"."statement_voices" AS SELECT
	"statement_id", "actor_id", "reason"
FROM "public"."statement_voices" WHERE "publication" =
	(SELECT "records_of" FROM "public"."publications" ORDER BY "number" DESC LIMIT 1);
--> statement-breakpoint
CREATE VIEW "current"."changes" AS SELECT
	"number", "changed_at", "kind", "resource", "record_id", "what", "by_resource", "by_id",
	"was", "note_en", "note_fr"
FROM "public"."changes" WHERE "publication" =
	(SELECT "records_of" FROM "public"."publications" ORDER BY "number" DESC LIMIT 1);
--> statement-breakpoint
CREATE VIEW "current"."former_ids" AS SELECT
	"resource", "id", "holder_id"
FROM "public"."former_ids" WHERE "publication" =
	(SELECT "records_of" FROM "public"."publications" ORDER BY "number" DESC LIMIT 1);
--> statement-breakpoint
CREATE VIEW "current"."successors" AS SELECT
	"resource", "id", "position", "successor_resource", "successor_id"
FROM "public"."successors" WHERE "publication" =
	(SELECT "records_of" FROM "public"."publications" ORDER BY "number" DESC LIMIT 1);
--> statement-breakpoint
CREATE VIEW "current"."tombstones" AS SELECT
	"resource", "id", "withdrawn_at", "reason_en", "reason_fr", "actor_id", "on_behalf_of_id",
	"source_id"
FROM "public"."tombstones" WHERE "publication" =
	(SELECT "records_of" FROM "public"."publications" ORDER BY "number" DESC LIMIT 1);
--> statement-breakpoint
CREATE VIEW "current"."dataset" AS SELECT
	"key", "value"
FROM "public"."dataset" WHERE "publication" =
	(SELECT "records_of" FROM "public"."publications" ORDER BY "number" DESC LIMIT 1);
--> statement-breakpoint
CREATE VIEW "current"."spellings" AS SELECT
	"number", "kind", "folded", "id", "spelling", "sorted_words"
FROM "public"."spellings" WHERE "publication" =
	(SELECT "records_of" FROM "public"."publications" ORDER BY "number" DESC LIMIT 1);
--> statement-breakpoint
-- Everything that a record's JSON says, in columns; lists are joined by "; ".
CREATE VIEW "current"."v_statements" AS SELECT
	s."id",
	'/statements/' || s."id" AS "path",
	s."text", s."language", s."summary_en", s."summary_fr", s."form", s."act",
	s."status" AS "attribution",
	s."document" #>> '{attribution,by}' AS "attribution_by",
	s."actor_id" AS "actor", a."name" AS "actor_name", a."name_fr" AS "actor_name_fr", a."kind" AS "actor_kind", s."role",
	s."identified_id" AS "identified", i."name" AS "identified_name", i."name_fr" AS "identified_name_fr",
	s."document" #>> '{identified,evidence}' AS "identified_evidence",
	s."on_behalf_of_id" AS "on_behalf_of", b."name" AS "on_behalf_of_name", b."name_fr" AS "on_behalf_of_name_fr",
	(SELECT string_agg(v."actor_id" || ' (' || v."reason" || ')', '; ' ORDER BY v."actor_id")
		FROM "current"."statement_voices" v WHERE v."statement_id" = s."id") AS "voice",
	(SELECT string_agg(u."actor_id", '; ' ORDER BY u."actor_id")
		FROM "current"."statement_audience" u WHERE u."statement_id" = s."id") AS "audience",
	(SELECT string_agg(m."actor_id", '; ' ORDER BY m."actor_id")
		FROM "current"."statement_mentions" m WHERE m."statement_id" = s."id") AS "mentions",
	s."said_edtf" AS "said", s."said_earliest", s."said_latest", s."said_basis",
	CASE WHEN substr(s."said_earliest", 1, 7) = substr(s."said_latest", 1, 7)
		THEN substr(s."said_earliest", 1, 7) END AS "said_month",
	s."document" #>> '{said,printed}' AS "said_printed",
	coalesce(s."document" #>> '{said,note,en}', s."document" #>> '{said_note,en}') AS "said_note_en",
	coalesce(s."document" #>> '{said,note,fr}', s."document" #>> '{said_note,fr}') AS "said_note_fr",
	s."document" #>> '{said,evidence}' AS "said_evidence",
	(SELECT string_agg(e."event_id", '; ' ORDER BY e."event_id")
		FROM "current"."statement_events" e WHERE e."statement_id" = s."id") AS "events",
	(SELECT string_agg(t."topic_id", '; ' ORDER BY t."topic_id")
		FROM "current"."statement_topics" t WHERE t."statement_id" = s."id") AS "topics",
	(SELECT string_agg(f."source_id", ',' ORDER BY f."first") FROM (
		SELECT c."source_id", min(c."position") AS "first" FROM "current"."citations" c
		WHERE c."statement_id" = s."id" GROUP BY 1) f) AS "sources",
	(SELECT count(*) FROM "current"."citations" c WHERE c."statement_id" = s."id") AS "citations",
	(SELECT count(*) FROM "current"."caveat_targets" t WHERE t."statement_id" = s."id") AS "caveats",
	(SELECT min(k."severity") FROM "current"."caveat_targets" t
		JOIN "current"."caveats" k ON k."id" = t."caveat_id"
		WHERE t."statement_id" = s."id") AS "caveat",
	s."added_at" AS "added", s."modified_at" AS "modified", s."revision",
	s."document" ->> 'corrections' AS "corrections"
FROM "current"."statements" s
JOIN "current"."actors" a ON a."id" = s."actor_id"
LEFT JOIN "current"."actors" i ON i."id" = s."identified_id"
LEFT JOIN "current"."actors" b ON b."id" = s."on_behalf_of_id";
--> statement-breakpoint
CREATE VIEW "current"."v_citations" AS SELECT
	c."statement_id", c."event_id", c."caveat_id", c."position" + 1 AS "citation",
	s."actor_id" AS "actor", a."name" AS "actor_name", a."name_fr" AS "actor_name_fr", s."said_edtf" AS "said",
	s."summary_en", s."summary_fr",
	c."exact", c."language", c."holds", c."prefix", c."suffix", c."start", c."end", c."paragraph", c."time", c."page",
	'/sources/' || c."source_id" || '/text#char=' || c."start" || ',' || c."end" AS "path",
	c."source_id" AS "source", o."kind" AS "source_kind", o."title" AS "source_title",
	o."publisher" AS "source_publisher", o."original_url" AS "source_url",
	o."language" AS "source_language",
	o."published_edtf" AS "published", o."published_earliest", o."published_latest",
	o."published_basis", o."document" #>> '{published,printed}' AS "published_printed",
	c."via_id" AS "via", w."kind" AS "via_kind", w."title" AS "via_title",
	w."publisher" AS "via_publisher", w."original_url" AS "via_url",
	w."language" AS "via_language",
	w."published_edtf" AS "via_published", w."published_earliest" AS "via_published_earliest",
	w."published_latest" AS "via_published_latest", w."published_basis" AS "via_published_basis",
	w."document" #>> '{published,printed}' AS "via_published_printed"
FROM "current"."citations" c
JOIN "current"."sources" o ON o."id" = c."source_id"
LEFT JOIN "current"."sources" w ON w."id" = c."via_id"
LEFT JOIN "current"."statements" s ON s."id" = c."statement_id"
LEFT JOIN "current"."actors" a ON a."id" = s."actor_id";
--> statement-breakpoint
CREATE VIEW "current"."v_relations" AS SELECT
	r."statement_id", s."actor_id" AS "actor", a."name" AS "actor_name", a."name_fr" AS "actor_name_fr", s."said_edtf" AS "said",
	s."text", s."summary_en", s."summary_fr",
	r."type",
	CASE WHEN r."target_statement_id" IS NOT NULL THEN 'statement'
		WHEN r."target_event_id" IS NOT NULL THEN 'event' ELSE 'source' END AS "target_kind",
	coalesce(r."target_statement_id", r."target_event_id", r."target_source_id") AS "target",
	coalesce(ts."summary_en", te."name_en", o."title", o."publisher", o."id") AS "target_en",
	coalesce(ts."summary_fr", te."name_fr", o."title", o."publisher", o."id") AS "target_fr",
	ts."text" AS "target_text", ts."actor_id" AS "target_actor", ta."name" AS "target_actor_name",
	ta."name_fr" AS "target_actor_name_fr",
	ts."said_edtf" AS "target_said"
FROM "current"."relations" r
JOIN "current"."statements" s ON s."id" = r."statement_id"
JOIN "current"."actors" a ON a."id" = s."actor_id"
LEFT JOIN "current"."statements" ts ON ts."id" = r."target_statement_id"
LEFT JOIN "current"."actors" ta ON ta."id" = ts."actor_id"
LEFT JOIN "current"."events" te ON te."id" = r."target_event_id"
LEFT JOIN "current"."sources" o ON o."id" = r."target_source_id";
--> statement-breakpoint
CREATE VIEW "current"."v_caveats" AS SELECT
	k."id" AS "caveat", '/caveats/' || k."id" AS "path", k."kind", k."severity",
	k."explanation_en", k."explanation_fr",
	k."source_id" AS "source", o."title" AS "source_title", o."publisher" AS "source_publisher",
	CASE WHEN t."statement_id" IS NOT NULL THEN 'statement'
		WHEN t."event_id" IS NOT NULL THEN 'event'
		WHEN t."actor_id" IS NOT NULL THEN 'actor' END AS "target_kind",
	t."statement_id", t."event_id", t."actor_id",
	coalesce(s."summary_en", e."name_en", a."name") AS "target_en",
	coalesce(s."summary_fr", e."name_fr", a."name_fr") AS "target_fr",
	k."document" ->> 'evidence' AS "evidence",
	k."added_at" AS "added", k."modified_at" AS "modified", k."revision",
	k."document" ->> 'corrections' AS "corrections"
FROM "current"."caveats" k
JOIN "current"."sources" o ON o."id" = k."source_id"
LEFT JOIN "current"."caveat_targets" t ON t."caveat_id" = k."id"
LEFT JOIN "current"."statements" s ON s."id" = t."statement_id"
LEFT JOIN "current"."events" e ON e."id" = t."event_id"
LEFT JOIN "current"."actors" a ON a."id" = t."actor_id";
