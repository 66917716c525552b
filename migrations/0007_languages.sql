-- Words are searched in the language of their text. The empty stem stands for all words.
DROP TABLE `search_stems`;--> statement-breakpoint
CREATE TABLE `search_stems` (
	`scope` text NOT NULL,
	`language` text NOT NULL,
	`stem` text NOT NULL,
	`count` integer NOT NULL,
	`numbers` blob NOT NULL,
	`repeats` blob NOT NULL,
	PRIMARY KEY (`scope`, `language`, `stem`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
DROP TABLE `search_lengths`;--> statement-breakpoint
CREATE TABLE `search_lengths` (
	`scope` text PRIMARY KEY NOT NULL,
	`total` integer NOT NULL,
	`languages` text NOT NULL,
	`lengths` blob NOT NULL
) STRICT, WITHOUT ROWID;
