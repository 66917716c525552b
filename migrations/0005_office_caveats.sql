DROP TABLE `caveat_targets`;--> statement-breakpoint
CREATE TABLE `caveat_targets` (
	`id` integer PRIMARY KEY NOT NULL,
	`caveat_id` text NOT NULL,
	`statement_id` text,
	`event_id` text,
	`actor_id` text,
	FOREIGN KEY (`caveat_id`) REFERENCES `caveats`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`statement_id`) REFERENCES `statements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "one_target" CHECK((statement_id IS NULL) + (event_id IS NULL) + (actor_id IS NULL) = 2)
) STRICT;
