-- More kinds, and where a source comes from. Its index is created last, on this table.
DROP TABLE `sources`;
--> statement-breakpoint
CREATE TABLE `sources` (
	`number` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`document` blob NOT NULL,
	`kind` text NOT NULL,
	`held` integer NOT NULL,
	`title` text,
	`publisher` text,
	`agency` text,
	`platform` text,
	`original_url` text,
	`archived_url` text,
	`origin` text NOT NULL,
	`language` text,
	`published_edtf` text,
	`published_earliest` text,
	`published_latest` text,
	`published_basis` text,
	`sha256` text,
	`words` integer,
	`text` text,
	`added_at` text,
	`modified_at` text,
	`revision` integer NOT NULL,
	CONSTRAINT "kind_is_known" CHECK(kind IN ('article', 'post', 'video', 'audio', 'press_release', 'speech', 'interview', 'transcript', 'parliamentary_record', 'report', 'document', 'plan', 'book')),
	CONSTRAINT "held_has_text" CHECK(held IN (0, 1) AND held = (text IS NOT NULL))
) STRICT;--> statement-breakpoint
CREATE UNIQUE INDEX `sources_id_unique` ON `sources` (`id`);
