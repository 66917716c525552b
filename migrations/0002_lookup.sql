CREATE TABLE `source_windows` (
	`number` integer PRIMARY KEY NOT NULL,
	`source_id` text NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`paragraph` integer NOT NULL,
	`words` text NOT NULL,
	FOREIGN KEY (`source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `source_words` (
	`word` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL
) STRICT;
--> statement-breakpoint
-- Which windows hold two words side by side; the rowid is the number of the window. A pair is one
-- token of letters and digits (see pairToken), so a query needs no more than one word.
CREATE VIRTUAL TABLE `source_pairs` USING fts5(
	`pairs`, content='', detail='none', columnsize=0,
	tokenize='unicode61 remove_diacritics 0'
);
