-- What was printed before publishers corrected it, and its windows.
CREATE TABLE `earlier_texts` (
	`source_id` text NOT NULL,
	`name` text NOT NULL,
	`sha256` text NOT NULL,
	`until` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`source_id`, `name`),
	FOREIGN KEY (`source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
ALTER TABLE `_source_windows` ADD `earlier` text;
