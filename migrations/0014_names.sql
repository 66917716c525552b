CREATE TABLE `_spelling_parts` (
	`kind` text NOT NULL,
	`type` text NOT NULL,
	`part` text NOT NULL,
	`count` integer NOT NULL,
	`numbers` blob NOT NULL,
	PRIMARY KEY(`kind`, `type`, `part`)
) STRICT;
--> statement-breakpoint
DROP TABLE `spellings`;
--> statement-breakpoint
CREATE TABLE `spellings` (
	`number` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`folded` text NOT NULL,
	`id` text NOT NULL,
	`spelling` text NOT NULL,
	`sorted_words` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `spellings_by_name` ON `spellings` (`kind`,`folded`,`id`);--> statement-breakpoint
CREATE INDEX `spellings_by_words` ON `spellings` (`kind`,`sorted_words`);
