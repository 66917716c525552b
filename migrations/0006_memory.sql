CREATE TABLE `changes` (
	`number` integer PRIMARY KEY NOT NULL,
	`changed_at` text NOT NULL,
	`kind` text NOT NULL,
	`resource` text NOT NULL,
	`record_id` text NOT NULL,
	`what` text,
	`by_resource` text,
	`by_id` text,
	`was` text,
	`note_en` text,
	`note_fr` text,
	CONSTRAINT "kind_is_known" CHECK(kind IN ('added', 'corrected', 'reported', 'relation_added', 'confirmed', 'disputed', 'denied', 'misattributed', 'retracted', 'attribution_changed', 'caveat_added', 'caveat_corrected', 'caveat_withdrawn', 'source_corrected', 'renamed', 'withdrawn', 'reinstated')),
	CONSTRAINT "resource_is_known" CHECK(resource IN ('statements', 'actors', 'events', 'sources', 'topics', 'caveats'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `changes_by_record` ON `changes` (`resource`,`record_id`);--> statement-breakpoint
CREATE TABLE `former_ids` (
	`resource` text NOT NULL,
	`id` text NOT NULL,
	`holder_id` text NOT NULL,
	PRIMARY KEY(`resource`, `id`, `holder_id`),
	CONSTRAINT "resource_is_known" CHECK(resource IN ('statements', 'actors', 'events', 'sources', 'topics', 'caveats'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `successors` (
	`resource` text NOT NULL,
	`id` text NOT NULL,
	`position` integer NOT NULL,
	`successor_resource` text NOT NULL,
	`successor_id` text NOT NULL,
	PRIMARY KEY(`resource`, `id`, `position`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `tombstones` (
	`resource` text NOT NULL,
	`id` text NOT NULL,
	`withdrawn_at` text NOT NULL,
	`reason_en` text NOT NULL,
	`reason_fr` text NOT NULL,
	PRIMARY KEY(`resource`, `id`),
	CONSTRAINT "resource_is_known" CHECK(resource IN ('statements', 'actors', 'events', 'sources', 'topics', 'caveats'))
) STRICT;
--> statement-breakpoint
ALTER TABLE `actors` ADD `added_at` text;--> statement-breakpoint
ALTER TABLE `actors` ADD `modified_at` text;--> statement-breakpoint
ALTER TABLE `actors` ADD `revision` integer NOT NULL;--> statement-breakpoint
ALTER TABLE `caveats` ADD `added_at` text;--> statement-breakpoint
ALTER TABLE `caveats` ADD `modified_at` text;--> statement-breakpoint
ALTER TABLE `caveats` ADD `revision` integer NOT NULL;--> statement-breakpoint
ALTER TABLE `events` ADD `added_at` text;--> statement-breakpoint
ALTER TABLE `events` ADD `modified_at` text;--> statement-breakpoint
ALTER TABLE `events` ADD `revision` integer NOT NULL;--> statement-breakpoint
ALTER TABLE `sources` ADD `added_at` text;--> statement-breakpoint
ALTER TABLE `sources` ADD `modified_at` text;--> statement-breakpoint
ALTER TABLE `sources` ADD `revision` integer NOT NULL;--> statement-breakpoint
ALTER TABLE `statements` ADD `added_at` text;--> statement-breakpoint
ALTER TABLE `statements` ADD `modified_at` text;--> statement-breakpoint
ALTER TABLE `statements` ADD `revision` integer NOT NULL;