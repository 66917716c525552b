CREATE TABLE `actor_wholes` (
	`actor_id` text NOT NULL,
	`whole_id` text NOT NULL,
	PRIMARY KEY(`actor_id`, `whole_id`),
	FOREIGN KEY (`actor_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`whole_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `statement_voices` (
	`statement_number` integer NOT NULL,
	`actor_id` text NOT NULL,
	`reason` text NOT NULL,
	PRIMARY KEY(`statement_number`, `actor_id`),
	FOREIGN KEY (`statement_number`) REFERENCES `statements`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reason_is_known" CHECK(reason IN ('speaker', 'identified', 'on_behalf_of', 'office', 'part_of'))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `statement_voices_by_actor` ON `statement_voices` (`actor_id`);--> statement-breakpoint
ALTER TABLE `actor_roles` ADD `speaks_for_id` text REFERENCES actors(id);--> statement-breakpoint
ALTER TABLE `actor_roles` ADD `held_from` text;--> statement-breakpoint
ALTER TABLE `actor_roles` ADD `held_until` text;--> statement-breakpoint
ALTER TABLE `statements` ADD `identified_id` text REFERENCES actors(id);