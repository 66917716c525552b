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
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- Which windows hold two words side by side: little-endian uint32, by the high half of the pair's
-- hash (see hashPair). A pair that stands in more than 64 windows is common; only the first 65 are
-- here.
CREATE TABLE `source_pairs` (
	`bucket` integer PRIMARY KEY NOT NULL,
	`hashes` blob NOT NULL,
	`windows` blob NOT NULL
) STRICT;
--> statement-breakpoint
-- All windows of the common pairs, but of those that stand nearly everywhere.
CREATE TABLE `common_pairs` (
	`hash` integer PRIMARY KEY NOT NULL,
	`windows` blob NOT NULL
) STRICT;
