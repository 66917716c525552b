-- What serves requests, and is not for people, begins with `_`.
ALTER TABLE `postings` RENAME TO `_postings`;--> statement-breakpoint
ALTER TABLE `value_columns` RENAME TO `_value_columns`;--> statement-breakpoint
ALTER TABLE `day_columns` RENAME TO `_day_columns`;--> statement-breakpoint
ALTER TABLE `sort_orders` RENAME TO `_sort_orders`;--> statement-breakpoint
ALTER TABLE `source_windows` RENAME TO `_source_windows`;--> statement-breakpoint
ALTER TABLE `source_words` RENAME TO `_source_words`;--> statement-breakpoint
ALTER TABLE `source_pairs` RENAME TO `_source_pairs`;--> statement-breakpoint
ALTER TABLE `common_pairs` RENAME TO `_common_pairs`;--> statement-breakpoint
ALTER TABLE `search_stems` RENAME TO `_search_stems`;--> statement-breakpoint
ALTER TABLE `search_lengths` RENAME TO `_search_lengths`;--> statement-breakpoint
ALTER TABLE `change_columns` RENAME TO `_change_columns`;--> statement-breakpoint
ALTER TABLE `statement_search` RENAME TO `_statement_search`;--> statement-breakpoint
-- One key everywhere: the id of the statement. Indexes are created last, on these tables.
DROP TABLE `statement_voices`;--> statement-breakpoint
CREATE TABLE `statement_voices` (
	`statement_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`reason` text NOT NULL,
	PRIMARY KEY(`statement_id`, `actor_id`),
	FOREIGN KEY (`statement_id`) REFERENCES `statements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reason_is_known" CHECK(reason IN ('speaker', 'identified', 'on_behalf_of', 'office', 'part_of'))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
DROP TABLE `statement_audience`;--> statement-breakpoint
CREATE TABLE `statement_audience` (
	`statement_id` text NOT NULL,
	`actor_id` text NOT NULL,
	PRIMARY KEY(`statement_id`, `actor_id`),
	FOREIGN KEY (`statement_id`) REFERENCES `statements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
DROP TABLE `statement_events`;--> statement-breakpoint
CREATE TABLE `statement_events` (
	`statement_id` text NOT NULL,
	`event_id` text NOT NULL,
	PRIMARY KEY(`statement_id`, `event_id`),
	FOREIGN KEY (`statement_id`) REFERENCES `statements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
DROP TABLE `statement_topics`;--> statement-breakpoint
CREATE TABLE `statement_topics` (
	`statement_id` text NOT NULL,
	`topic_id` text NOT NULL,
	PRIMARY KEY(`statement_id`, `topic_id`),
	FOREIGN KEY (`statement_id`) REFERENCES `statements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
DROP TABLE `statement_mentions`;--> statement-breakpoint
CREATE TABLE `statement_mentions` (
	`statement_id` text NOT NULL,
	`actor_id` text NOT NULL,
	PRIMARY KEY(`statement_id`, `actor_id`),
	FOREIGN KEY (`statement_id`) REFERENCES `statements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- Full text for people: finds words whatever their accents, and has snippets.
CREATE VIRTUAL TABLE `statements_fts` USING fts5(
	`id` UNINDEXED, `text`, `summary_en`, `summary_fr`,
	content="statements", content_rowid="number", tokenize="unicode61 remove_diacritics 2"
);
--> statement-breakpoint
-- Everything that a record's JSON says, in columns; lists are joined by "; ".
CREATE VIEW `v_statements` AS SELECT
	s.`id`,
	'/statements/' || s.`id` AS `path`,
	s.`text`, s.`language`, s.`summary_en`, s.`summary_fr`, s.`form`, s.`act`,
	s.`status` AS `attribution`,
	s.`document` ->> '$.attribution.by' AS `attribution_by`,
	s.`actor_id` AS `actor`, a.`name` AS `actor_name`, a.`name_fr` AS `actor_name_fr`, a.`kind` AS `actor_kind`, s.`role`,
	s.`identified_id` AS `identified`, i.`name` AS `identified_name`, i.`name_fr` AS `identified_name_fr`,
	s.`document` ->> '$.identified.evidence' AS `identified_evidence`,
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
	s.`document` ->> '$.said.printed' AS `said_printed`,
	coalesce(s.`document` ->> '$.said.note.en', s.`document` ->> '$.said_note.en') AS `said_note_en`,
	coalesce(s.`document` ->> '$.said.note.fr', s.`document` ->> '$.said_note.fr') AS `said_note_fr`,
	s.`document` ->> '$.said.evidence' AS `said_evidence`,
	(SELECT group_concat(e.`event_id`, '; ')
		FROM `statement_events` e WHERE e.`statement_id` = s.`id`) AS `events`,
	(SELECT group_concat(t.`topic_id`, '; ')
		FROM `statement_topics` t WHERE t.`statement_id` = s.`id`) AS `topics`,
	(SELECT group_concat(DISTINCT c.`source_id`)
		FROM `citations` c WHERE c.`statement_id` = s.`id`) AS `sources`,
	(SELECT count(*) FROM `citations` c WHERE c.`statement_id` = s.`id`) AS `citations`,
	(SELECT count(*) FROM `caveat_targets` t WHERE t.`statement_id` = s.`id`) AS `caveats`,
	(SELECT min(k.`severity`) FROM `caveat_targets` t JOIN `caveats` k ON k.`id` = t.`caveat_id`
		WHERE t.`statement_id` = s.`id`) AS `caveat`,
	s.`added_at` AS `added`, s.`modified_at` AS `modified`, s.`revision`,
	s.`document` ->> '$.corrections' AS `corrections`
FROM `statements` s
JOIN `actors` a ON a.`id` = s.`actor_id`
LEFT JOIN `actors` i ON i.`id` = s.`identified_id`
LEFT JOIN `actors` b ON b.`id` = s.`on_behalf_of_id`;
--> statement-breakpoint
CREATE VIEW `v_citations` AS SELECT
	c.`statement_id`, c.`event_id`, c.`caveat_id`, c.`position` + 1 AS `citation`,
	s.`actor_id` AS `actor`, a.`name` AS `actor_name`, a.`name_fr` AS `actor_name_fr`, s.`said_edtf` AS `said`,
	s.`summary_en`, s.`summary_fr`,
	c.`exact`, c.`language`, c.`holds`, c.`prefix`, c.`suffix`, c.`start`, c.`end`, c.`paragraph`,
	'/sources/' || c.`source_id` || '/text#char=' || c.`start` || ',' || c.`end` AS `path`,
	c.`source_id` AS `source`, o.`kind` AS `source_kind`, o.`title` AS `source_title`,
	o.`publisher` AS `source_publisher`, o.`original_url` AS `source_url`,
	o.`language` AS `source_language`,
	o.`published_edtf` AS `published`, o.`published_earliest`, o.`published_latest`,
	o.`published_basis`, o.`document` ->> '$.published.printed' AS `published_printed`,
	c.`via_id` AS `via`, w.`kind` AS `via_kind`, w.`title` AS `via_title`,
	w.`publisher` AS `via_publisher`, w.`original_url` AS `via_url`,
	w.`language` AS `via_language`,
	w.`published_edtf` AS `via_published`, w.`published_earliest` AS `via_published_earliest`,
	w.`published_latest` AS `via_published_latest`, w.`published_basis` AS `via_published_basis`,
	w.`document` ->> '$.published.printed' AS `via_published_printed`
FROM `citations` c
JOIN `sources` o ON o.`id` = c.`source_id`
LEFT JOIN `sources` w ON w.`id` = c.`via_id`
LEFT JOIN `statements` s ON s.`id` = c.`statement_id`
LEFT JOIN `actors` a ON a.`id` = s.`actor_id`;
--> statement-breakpoint
CREATE VIEW `v_relations` AS SELECT
	r.`statement_id`, s.`actor_id` AS `actor`, a.`name` AS `actor_name`, a.`name_fr` AS `actor_name_fr`, s.`said_edtf` AS `said`,
	s.`text`, s.`summary_en`, s.`summary_fr`,
	r.`type`,
	CASE WHEN r.`target_statement_id` IS NOT NULL THEN 'statement'
		WHEN r.`target_event_id` IS NOT NULL THEN 'event' ELSE 'source' END AS `target_kind`,
	coalesce(r.`target_statement_id`, r.`target_event_id`, r.`target_source_id`) AS `target`,
	coalesce(ts.`summary_en`, te.`name_en`, o.`title`, o.`publisher`, o.`id`) AS `target_en`,
	coalesce(ts.`summary_fr`, te.`name_fr`, o.`title`, o.`publisher`, o.`id`) AS `target_fr`,
	ts.`text` AS `target_text`, ts.`actor_id` AS `target_actor`, ta.`name` AS `target_actor_name`,
	ta.`name_fr` AS `target_actor_name_fr`,
	ts.`said_edtf` AS `target_said`
FROM `relations` r
JOIN `statements` s ON s.`id` = r.`statement_id`
JOIN `actors` a ON a.`id` = s.`actor_id`
LEFT JOIN `statements` ts ON ts.`id` = r.`target_statement_id`
LEFT JOIN `actors` ta ON ta.`id` = ts.`actor_id`
LEFT JOIN `events` te ON te.`id` = r.`target_event_id`
LEFT JOIN `sources` o ON o.`id` = r.`target_source_id`;
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
	k.`document` ->> '$.evidence' AS `evidence`,
	k.`added_at` AS `added`, k.`modified_at` AS `modified`, k.`revision`,
	k.`document` ->> '$.corrections' AS `corrections`
FROM `caveats` k
JOIN `sources` o ON o.`id` = k.`source_id`
LEFT JOIN `caveat_targets` t ON t.`caveat_id` = k.`id`
LEFT JOIN `statements` s ON s.`id` = t.`statement_id`
LEFT JOIN `events` e ON e.`id` = t.`event_id`
LEFT JOIN `actors` a ON a.`id` = t.`actor_id`;
