CREATE TABLE `change_columns` (
	`name` text PRIMARY KEY NOT NULL,
	`numbers` blob NOT NULL
) STRICT;
--> statement-breakpoint
ALTER TABLE `tombstones` ADD `actor_id` text;--> statement-breakpoint
ALTER TABLE `tombstones` ADD `on_behalf_of_id` text;--> statement-breakpoint
ALTER TABLE `tombstones` ADD `source_id` text;