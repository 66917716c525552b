CREATE TABLE `value_columns` (
	`field` text PRIMARY KEY NOT NULL,
	`names` text NOT NULL,
	`starts` blob,
	`codes` blob NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `statement_events_by_event` ON `statement_events` (`event_id`);--> statement-breakpoint
CREATE INDEX `statement_mentions_by_actor` ON `statement_mentions` (`actor_id`);--> statement-breakpoint
CREATE INDEX `statement_topics_by_topic` ON `statement_topics` (`topic_id`);--> statement-breakpoint
CREATE INDEX `statements_by_actor` ON `statements` (`actor_id`);