-- What records embed more than once is kept once: a document holds `{"":17}` in its place, and the
-- JSON stands in row 17. `{"":-17}` stands for the text, which begins 17 bytes before.
CREATE TABLE `_pieces` (
	`number` integer PRIMARY KEY NOT NULL,
	`piece` blob NOT NULL
) STRICT;
--> statement-breakpoint
-- The documents as they are sent. Their texts are split where a piece is named; JSON in a string
-- has escaped quotes, and so is left alone.
CREATE VIEW `v_documents` AS SELECT `resource`, `id`,
	(SELECT group_concat(CASE WHEN p.`key` = 0 THEN p.`value`
		WHEN p.`value` LIKE '-%' THEN (CAST(`stored` AS text) -> '$.text')
			|| substr(p.`value`, instr(p.`value`, '}') + 1)
		ELSE (SELECT CAST(`piece` AS text) FROM `_pieces` WHERE `number` = CAST(p.`value` AS integer))
			|| substr(p.`value`, instr(p.`value`, '}') + 1) END, '')
	FROM json_each('[' || replace(json_quote(CAST(`stored` AS text) || ''), '{\"\":', '","') || ']') p) AS `document`
FROM (
	SELECT 'statements' AS `resource`, `id`, `document` AS `stored` FROM `statements`
	UNION ALL SELECT 'actors', `id`, `document` FROM `actors`
	UNION ALL SELECT 'events', `id`, `document` FROM `events`
	UNION ALL SELECT 'sources', `id`, `document` FROM `sources`
	UNION ALL SELECT 'topics', `id`, `document` FROM `topics`
	UNION ALL SELECT 'caveats', `id`, `document` FROM `caveats`
);
--> statement-breakpoint
-- Why records changed is kept once: one correction changes many.
CREATE TABLE `_change_notes` (
	`number` integer PRIMARY KEY NOT NULL,
	`note_en` text NOT NULL,
	`note_fr` text NOT NULL
) STRICT;
--> statement-breakpoint
DROP INDEX `changes_by_record`;--> statement-breakpoint
DROP TABLE `changes`;
--> statement-breakpoint
CREATE TABLE `_changes` (
	`number` integer PRIMARY KEY NOT NULL,
	`changed_at` text NOT NULL,
	`kind` text NOT NULL,
	`resource` text NOT NULL,
	`record_id` text NOT NULL,
	`what` text,
	`by_resource` text,
	`by_id` text,
	`was` text,
	`note` integer,
	FOREIGN KEY (`note`) REFERENCES `_change_notes`(`number`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "kind_is_known" CHECK(kind IN ('added', 'corrected', 'reported', 'relation_added', 'confirmed', 'disputed', 'denied', 'misattributed', 'retracted', 'attribution_changed', 'caveat_added', 'caveat_corrected', 'caveat_withdrawn', 'source_corrected', 'renamed', 'withdrawn', 'reinstated')),
	CONSTRAINT "resource_is_known" CHECK(resource IN ('statements', 'actors', 'events', 'sources', 'topics', 'caveats'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `changes_by_record` ON `_changes` (`resource`,`record_id`);
--> statement-breakpoint
CREATE VIEW `changes` AS SELECT
	c.`number`, c.`changed_at`, c.`kind`, c.`resource`, c.`record_id`, c.`what`, c.`by_resource`,
	c.`by_id`, c.`was`, n.`note_en`, n.`note_fr`
FROM `_changes` c LEFT JOIN `_change_notes` n ON n.`number` = c.`note`;
--> statement-breakpoint
-- The words of a passage, and those around it, stand in the text of its source.
DROP VIEW `v_caveats`;
--> statement-breakpoint
DROP VIEW `v_citations`;
--> statement-breakpoint
DROP VIEW `v_statements`;
--> statement-breakpoint
DROP INDEX `citations_by_statement`;--> statement-breakpoint
DROP INDEX `citations_by_source`;--> statement-breakpoint
DROP TABLE `citations`;
--> statement-breakpoint
CREATE TABLE `_citations` (
	`id` integer PRIMARY KEY NOT NULL,
	`statement_id` text,
	`event_id` text,
	`caveat_id` text,
	`position` integer NOT NULL,
	`source_id` text NOT NULL,
	`via_id` text,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`paragraph` integer NOT NULL,
	`holds` text,
	`language` text NOT NULL,
	`time` text,
	`page` integer,
	FOREIGN KEY (`statement_id`) REFERENCES `statements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`caveat_id`) REFERENCES `caveats`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`via_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "one_owner" CHECK((statement_id IS NULL) + (event_id IS NULL) + (caveat_id IS NULL) = 2),
	CONSTRAINT "within_text" CHECK(start >= 0 AND "end" > start)
) STRICT;
--> statement-breakpoint
CREATE INDEX `citations_by_statement` ON `_citations` (`statement_id`);--> statement-breakpoint
CREATE INDEX `citations_by_source` ON `_citations` (`source_id`,`start`);--> statement-breakpoint
CREATE VIEW `citations` AS SELECT
	c.`id`, c.`statement_id`, c.`event_id`, c.`caveat_id`, c.`position`, c.`source_id`, c.`via_id`,
	substr(o.`text`, c.`start` + 1, c.`end` - c.`start`) AS `exact`,
	substr(o.`text`, max(c.`start` - 32, 0) + 1, min(c.`start`, 32)) AS `prefix`,
	substr(o.`text`, c.`end` + 1, 32) AS `suffix`,
	c.`start`, c.`end`, c.`paragraph`, c.`holds`, c.`language`, c.`time`, c.`page`
FROM `_citations` c JOIN `sources` o ON o.`id` = c.`source_id`;
--> statement-breakpoint
CREATE VIEW `v_statements` AS SELECT
	s.`id`,
	'/statements/' || s.`id` AS `path`,
	s.`text`, s.`language`, s.`summary_en`, s.`summary_fr`, s.`form`, s.`act`,
	s.`status` AS `attribution`,
	s.`whole_attribution` ->> '$.by' AS `attribution_by`,
	s.`actor_id` AS `actor`, a.`name` AS `actor_name`, a.`name_fr` AS `actor_name_fr`, a.`kind` AS `actor_kind`, s.`role`,
	s.`identified_id` AS `identified`, i.`name` AS `identified_name`, i.`name_fr` AS `identified_name_fr`,
	s.`whole_identified` ->> '$.evidence' AS `identified_evidence`,
	s.`on_behalf_of_id` AS `on_behalf_of`, b.`name` AS `on_behalf_of_name`, b.`name_fr` AS `on_behalf_of_name_fr`,
	(SELECT group_concat(v.`actor_id` || ' (' || v.`reason` || ')', '; ')
		FROM `statement_voices` v WHERE v.`statement_id` = s.`id`) AS `voice`,
	(SELECT group_concat(u.`actor_id`, '; ')
		FROM `statement_audience` u WHERE u.`statement_id` = s.`id`) AS `audience`,
	(SELECT group_concat(m.`actor_id`, '; ')
		FROM `statement_mentions` m WHERE m.`statement_id` = s.`id`) AS `mentions`,
	s.`said_edtf` AS `said`, s.`said_earliest`, s.`said_latest`, s.`said_basis`,
	CASE WHEN substr(s.`said_earliest`, 1, 7) = substr(s.`said_latest`, 1, 7)
		THEN substr(s.`said_earliest`, 1, 7) END AS `said_month`,
	s.`whole_said` ->> '$.printed' AS `said_printed`,
	coalesce(s.`whole_said` ->> '$.note.en', s.`whole_note` ->> '$.en') AS `said_note_en`,
	coalesce(s.`whole_said` ->> '$.note.fr', s.`whole_note` ->> '$.fr') AS `said_note_fr`,
	s.`whole_said` ->> '$.evidence' AS `said_evidence`,
	(SELECT group_concat(e.`event_id`, '; ')
		FROM `statement_events` e WHERE e.`statement_id` = s.`id`) AS `events`,
	(SELECT group_concat(t.`topic_id`, '; ')
		FROM `statement_topics` t WHERE t.`statement_id` = s.`id`) AS `topics`,
	(SELECT group_concat(DISTINCT c.`source_id`)
		FROM `_citations` c WHERE c.`statement_id` = s.`id`) AS `sources`,
	(SELECT count(*) FROM `_citations` c WHERE c.`statement_id` = s.`id`) AS `citations`,
	(SELECT count(*) FROM `caveat_targets` t WHERE t.`statement_id` = s.`id`) AS `caveats`,
	(SELECT min(k.`severity`) FROM `caveat_targets` t JOIN `caveats` k ON k.`id` = t.`caveat_id`
		WHERE t.`statement_id` = s.`id`) AS `caveat`,
	s.`added_at` AS `added`, s.`modified_at` AS `modified`, s.`revision`,
	s.`whole_corrections` AS `corrections`
FROM (SELECT *,
		(SELECT group_concat(CASE p.`key` WHEN 0 THEN p.`value`
			ELSE (SELECT CAST(`piece` AS text) FROM `_pieces` WHERE `number` = CAST(p.`value` AS integer))
				|| substr(p.`value`, instr(p.`value`, '}') + 1) END, '')
		FROM json_each('[' || replace(json_quote((`document` -> '$.attribution') || ''), '{\"\":', '","') || ']') p) AS `whole_attribution`,
		(SELECT group_concat(CASE p.`key` WHEN 0 THEN p.`value`
			ELSE (SELECT CAST(`piece` AS text) FROM `_pieces` WHERE `number` = CAST(p.`value` AS integer))
				|| substr(p.`value`, instr(p.`value`, '}') + 1) END, '')
		FROM json_each('[' || replace(json_quote((`document` -> '$.identified') || ''), '{\"\":', '","') || ']') p) AS `whole_identified`,
		(SELECT group_concat(CASE p.`key` WHEN 0 THEN p.`value`
			ELSE (SELECT CAST(`piece` AS text) FROM `_pieces` WHERE `number` = CAST(p.`value` AS integer))
				|| substr(p.`value`, instr(p.`value`, '}') + 1) END, '')
		FROM json_each('[' || replace(json_quote((`document` -> '$.said') || ''), '{\"\":', '","') || ']') p) AS `whole_said`,
		(SELECT group_concat(CASE p.`key` WHEN 0 THEN p.`value`
			ELSE (SELECT CAST(`piece` AS text) FROM `_pieces` WHERE `number` = CAST(p.`value` AS integer))
				|| substr(p.`value`, instr(p.`value`, '}') + 1) END, '')
		FROM json_each('[' || replace(json_quote((`document` -> '$.said_note') || ''), '{\"\":', '","') || ']') p) AS `whole_note`,
		(SELECT group_concat(CASE p.`key` WHEN 0 THEN p.`value`
			ELSE (SELECT CAST(`piece` AS text) FROM `_pieces` WHERE `number` = CAST(p.`value` AS integer))
				|| substr(p.`value`, instr(p.`value`, '}') + 1) END, '')
		FROM json_each('[' || replace(json_quote((`document` -> '$.corrections') || ''), '{\"\":', '","') || ']') p) AS `whole_corrections`
	FROM `statements`) s
JOIN `actors` a ON a.`id` = s.`actor_id`
LEFT JOIN `actors` i ON i.`id` = s.`identified_id`
LEFT JOIN `actors` b ON b.`id` = s.`on_behalf_of_id`;
--> statement-breakpoint
CREATE VIEW `v_citations` AS SELECT
	c.`statement_id`, c.`event_id`, c.`caveat_id`, c.`position` + 1 AS `citation`,
	s.`actor_id` AS `actor`, a.`name` AS `actor_name`, a.`name_fr` AS `actor_name_fr`, s.`said_edtf` AS `said`,
	s.`summary_en`, s.`summary_fr`,
	c.`exact`, c.`language`, c.`holds`, c.`prefix`, c.`suffix`, c.`start`, c.`end`, c.`paragraph`, c.`time`, c.`page`,
	'/sources/' || c.`source_id` || '/text#char=' || c.`start` || ',' || c.`end` AS `path`,
	c.`source_id` AS `source`, o.`kind` AS `source_kind`, o.`title` AS `source_title`,
	o.`publisher` AS `source_publisher`, o.`original_url` AS `source_url`,
	o.`language` AS `source_language`,
	o.`published_edtf` AS `published`, o.`published_earliest`, o.`published_latest`,
	o.`published_basis`, o.`whole_published` ->> '$.printed' AS `published_printed`,
	c.`via_id` AS `via`, w.`kind` AS `via_kind`, w.`title` AS `via_title`,
	w.`publisher` AS `via_publisher`, w.`original_url` AS `via_url`,
	w.`language` AS `via_language`,
	w.`published_edtf` AS `via_published`, w.`published_earliest` AS `via_published_earliest`,
	w.`published_latest` AS `via_published_latest`, w.`published_basis` AS `via_published_basis`,
	w.`whole_published` ->> '$.printed' AS `via_published_printed`
FROM `citations` c
JOIN (SELECT *,
		(SELECT group_concat(CASE p.`key` WHEN 0 THEN p.`value`
			ELSE (SELECT CAST(`piece` AS text) FROM `_pieces` WHERE `number` = CAST(p.`value` AS integer))
				|| substr(p.`value`, instr(p.`value`, '}') + 1) END, '')
		FROM json_each('[' || replace(json_quote((`document` -> '$.published') || ''), '{\"\":', '","') || ']') p) AS `whole_published`
	FROM `sources`) o ON o.`id` = c.`source_id`
LEFT JOIN (SELECT *,
		(SELECT group_concat(CASE p.`key` WHEN 0 THEN p.`value`
			ELSE (SELECT CAST(`piece` AS text) FROM `_pieces` WHERE `number` = CAST(p.`value` AS integer))
				|| substr(p.`value`, instr(p.`value`, '}') + 1) END, '')
		FROM json_each('[' || replace(json_quote((`document` -> '$.published') || ''), '{\"\":', '","') || ']') p) AS `whole_published`
	FROM `sources`) w ON w.`id` = c.`via_id`
LEFT JOIN `statements` s ON s.`id` = c.`statement_id`
LEFT JOIN `actors` a ON a.`id` = s.`actor_id`;
--> statement-breakpoint
CREATE VIEW `v_caveats` AS SELECT
	k.`id` AS `caveat`, '/caveats/' || k.`id` AS `path`, k.`kind`, k.`severity`,
	k.`explanation_en`, k.`explanation_fr`,
	k.`source_id` AS `source`, o.`title` AS `source_title`, o.`publisher` AS `source_publisher`,
	CASE WHEN t.`statement_id` IS NOT NULL THEN 'statement'
		WHEN t.`event_id` IS NOT NULL THEN 'event'
		WHEN t.`actor_id` IS NOT NULL THEN 'actor' END AS `target_kind`,
	t.`statement_id`, t.`event_id`, t.`actor_id`,
	coalesce(s.`summary_en`, e.`name_en`, a.`name`) AS `target_en`,
	coalesce(s.`summary_fr`, e.`name_fr`, a.`name_fr`) AS `target_fr`,
	k.`whole_evidence` AS `evidence`,
	k.`added_at` AS `added`, k.`modified_at` AS `modified`, k.`revision`,
	k.`whole_corrections` AS `corrections`
FROM (SELECT *,
		(SELECT group_concat(CASE p.`key` WHEN 0 THEN p.`value`
			ELSE (SELECT CAST(`piece` AS text) FROM `_pieces` WHERE `number` = CAST(p.`value` AS integer))
				|| substr(p.`value`, instr(p.`value`, '}') + 1) END, '')
		FROM json_each('[' || replace(json_quote((`document` -> '$.evidence') || ''), '{\"\":', '","') || ']') p) AS `whole_evidence`,
		(SELECT group_concat(CASE p.`key` WHEN 0 THEN p.`value`
			ELSE (SELECT CAST(`piece` AS text) FROM `_pieces` WHERE `number` = CAST(p.`value` AS integer))
				|| substr(p.`value`, instr(p.`value`, '}') + 1) END, '')
		FROM json_each('[' || replace(json_quote((`document` -> '$.corrections') || ''), '{\"\":', '","') || ']') p) AS `whole_corrections`
	FROM `caveats`) k
JOIN `sources` o ON o.`id` = k.`source_id`
LEFT JOIN `caveat_targets` t ON t.`caveat_id` = k.`id`
LEFT JOIN `statements` s ON s.`id` = t.`statement_id`
LEFT JOIN `events` e ON e.`id` = t.`event_id`
LEFT JOIN `actors` a ON a.`id` = t.`actor_id`;
