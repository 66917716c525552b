CREATE TABLE `actor_names` (
	`actor_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`lang` text NOT NULL,
	`script` text NOT NULL,
	`kind` text NOT NULL,
	PRIMARY KEY(`actor_id`, `position`),
	FOREIGN KEY (`actor_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `actor_roles` (
	`actor_id` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`organization_id` text,
	`source_id` text NOT NULL,
	PRIMARY KEY(`actor_id`, `position`),
	FOREIGN KEY (`actor_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organization_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `actors` (
	`number` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`document` blob NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`member_of_id` text,
	FOREIGN KEY (`member_of_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "kind_is_known" CHECK(kind IN ('person', 'organization', 'government', 'unnamed'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `actors_id_unique` ON `actors` (`id`);--> statement-breakpoint
CREATE TABLE `caveat_targets` (
	`id` integer PRIMARY KEY NOT NULL,
	`caveat_id` text NOT NULL,
	`statement_id` text,
	`event_id` text,
	FOREIGN KEY (`caveat_id`) REFERENCES `caveats`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`statement_id`) REFERENCES `statements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "one_target" CHECK((statement_id IS NULL) + (event_id IS NULL) = 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE `caveats` (
	`number` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`document` blob NOT NULL,
	`source_id` text NOT NULL,
	`kind` text NOT NULL,
	`severity` text NOT NULL,
	`explanation_en` text NOT NULL,
	`explanation_fr` text NOT NULL,
	FOREIGN KEY (`source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "kind_is_known" CHECK(kind IN ('date', 'office', 'attribution', 'name', 'fact', 'wording')),
	CONSTRAINT "severity_is_known" CHECK(severity IN ('major', 'minor'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `caveats_id_unique` ON `caveats` (`id`);--> statement-breakpoint
CREATE TABLE `citations` (
	`id` integer PRIMARY KEY NOT NULL,
	`statement_id` text,
	`event_id` text,
	`caveat_id` text,
	`position` integer NOT NULL,
	`source_id` text NOT NULL,
	`via_id` text,
	`exact` text NOT NULL,
	`prefix` text NOT NULL,
	`suffix` text NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`paragraph` integer NOT NULL,
	FOREIGN KEY (`statement_id`) REFERENCES `statements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`caveat_id`) REFERENCES `caveats`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`via_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "one_owner" CHECK((statement_id IS NULL) + (event_id IS NULL) + (caveat_id IS NULL) = 2),
	CONSTRAINT "within_text" CHECK(start >= 0 AND "end" = start + length(exact) AND length(exact) > 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `citations_by_statement` ON `citations` (`statement_id`);--> statement-breakpoint
CREATE INDEX `citations_by_source` ON `citations` (`source_id`,`start`);--> statement-breakpoint
CREATE TABLE `dataset` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `day_columns` (
	`resource` text NOT NULL,
	`name` text NOT NULL,
	`days` blob NOT NULL,
	PRIMARY KEY(`resource`, `name`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `event_participants` (
	`event_id` text NOT NULL,
	`actor_id` text NOT NULL,
	PRIMARY KEY(`event_id`, `actor_id`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `events` (
	`number` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`document` blob NOT NULL,
	`name_en` text NOT NULL,
	`name_fr` text NOT NULL,
	`kind` text NOT NULL,
	`when_edtf` text,
	`when_earliest` text,
	`when_latest` text,
	`when_basis` text,
	`place_en` text,
	`place_fr` text,
	`status` text NOT NULL,
	`parent_id` text,
	FOREIGN KEY (`parent_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "kind_is_known" CHECK(kind IN ('meeting', 'call', 'publication', 'decision', 'proposal', 'attack', 'treaty', 'visit', 'election', 'operation', 'statement', 'other')),
	CONSTRAINT "status_is_known" CHECK(status IN ('occurred', 'planned', 'alleged', 'denied', 'disputed'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `events_id_unique` ON `events` (`id`);--> statement-breakpoint
CREATE TABLE `postings` (
	`resource` text NOT NULL,
	`field` text NOT NULL,
	`value` text NOT NULL,
	`count` integer NOT NULL,
	`numbers` blob NOT NULL,
	PRIMARY KEY(`resource`, `field`, `value`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `relations` (
	`id` integer PRIMARY KEY NOT NULL,
	`statement_id` text NOT NULL,
	`type` text NOT NULL,
	`target_statement_id` text,
	`target_event_id` text,
	`target_source_id` text,
	FOREIGN KEY (`statement_id`) REFERENCES `statements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`target_statement_id`) REFERENCES `statements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`target_event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`target_source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "type_is_known" CHECK(type IN ('denies', 'disputes', 'contradicts', 'confirms', 'corrects', 'retracts', 'clarifies', 'replies_to', 'repeats', 'quotes')),
	CONSTRAINT "one_target" CHECK((target_statement_id IS NULL) + (target_event_id IS NULL) + (target_source_id IS NULL) = 2)
) STRICT;
--> statement-breakpoint
CREATE INDEX `relations_by_statement` ON `relations` (`statement_id`);--> statement-breakpoint
CREATE INDEX `relations_by_target` ON `relations` (`target_statement_id`);--> statement-breakpoint
CREATE TABLE `sources` (
	`number` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`document` blob NOT NULL,
	`kind` text NOT NULL,
	`held` integer NOT NULL,
	`title` text,
	`publisher` text,
	`original_url` text,
	`language` text,
	`published_edtf` text,
	`published_earliest` text,
	`published_latest` text,
	`published_basis` text,
	`sha256` text,
	`words` integer,
	`text` text,
	CONSTRAINT "kind_is_known" CHECK(kind IN ('article', 'transcript', 'report', 'document', 'plan')),
	CONSTRAINT "held_has_text" CHECK(held IN (0, 1) AND held = (text IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `sources_id_unique` ON `sources` (`id`);--> statement-breakpoint
CREATE TABLE `spellings` (
	`kind` text NOT NULL,
	`folded` text NOT NULL,
	`id` text NOT NULL,
	`spelling` text NOT NULL,
	PRIMARY KEY(`kind`, `folded`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `statement_audience` (
	`statement_number` integer NOT NULL,
	`actor_id` text NOT NULL,
	PRIMARY KEY(`statement_number`, `actor_id`),
	FOREIGN KEY (`statement_number`) REFERENCES `statements`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `statement_events` (
	`statement_number` integer NOT NULL,
	`event_id` text NOT NULL,
	PRIMARY KEY(`statement_number`, `event_id`),
	FOREIGN KEY (`statement_number`) REFERENCES `statements`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `statement_mentions` (
	`statement_number` integer NOT NULL,
	`actor_id` text NOT NULL,
	PRIMARY KEY(`statement_number`, `actor_id`),
	FOREIGN KEY (`statement_number`) REFERENCES `statements`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `statement_topics` (
	`statement_number` integer NOT NULL,
	`topic_id` text NOT NULL,
	PRIMARY KEY(`statement_number`, `topic_id`),
	FOREIGN KEY (`statement_number`) REFERENCES `statements`(`number`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `statements` (
	`number` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`document` blob NOT NULL,
	`actor_id` text NOT NULL,
	`role` text,
	`on_behalf_of_id` text,
	`form` text NOT NULL,
	`act` text NOT NULL,
	`status` text NOT NULL,
	`language` text NOT NULL,
	`text` text NOT NULL,
	`summary_en` text NOT NULL,
	`summary_fr` text NOT NULL,
	`said_edtf` text,
	`said_earliest` text,
	`said_latest` text,
	`said_basis` text,
	FOREIGN KEY (`actor_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`on_behalf_of_id`) REFERENCES `actors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "form_is_known" CHECK(form IN ('direct', 'mixed', 'indirect')),
	CONSTRAINT "act_is_known" CHECK(act IN ('assertion', 'claim', 'denial', 'confirmation', 'announcement', 'demand', 'refusal', 'criticism', 'accusation', 'warning', 'threat', 'appeal', 'promise', 'offer', 'proposal', 'instruction', 'prediction', 'concern', 'praise', 'question', 'no_comment')),
	CONSTRAINT "status_is_known" CHECK(status IN ('reported', 'confirmed', 'disputed', 'denied', 'misattributed', 'retracted')),
	CONSTRAINT "said_in_order" CHECK(said_earliest <= said_latest)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `statements_id_unique` ON `statements` (`id`);--> statement-breakpoint
CREATE TABLE `topics` (
	`number` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`document` blob NOT NULL,
	`name_en` text NOT NULL,
	`name_fr` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `topics_id_unique` ON `topics` (`id`);