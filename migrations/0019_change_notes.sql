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
DROP INDEX `statement_voices_by_actor`;--> statement-breakpoint
DROP INDEX `statement_events_by_event`;--> statement-breakpoint
DROP INDEX `statement_topics_by_topic`;--> statement-breakpoint
DROP INDEX `statement_mentions_by_actor`;
