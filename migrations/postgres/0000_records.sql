CREATE TABLE "_common_pairs" (
	"publication" integer NOT NULL,
	"hash" bigint NOT NULL,
	"windows" "bytea" NOT NULL,
	CONSTRAINT "_common_pairs_publication_hash_pk" PRIMARY KEY("publication","hash")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "dataset" (
	"publication" integer NOT NULL,
	"key" text COLLATE "C" NOT NULL,
	"value" text COLLATE "C" NOT NULL,
	CONSTRAINT "dataset_publication_key_pk" PRIMARY KEY("publication","key")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "_day_columns" (
	"publication" integer NOT NULL,
	"resource" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"days" "bytea" NOT NULL,
	CONSTRAINT "_day_columns_publication_resource_name_pk" PRIMARY KEY("publication","resource","name")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "_postings" (
	"publication" integer NOT NULL,
	"resource" text COLLATE "C" NOT NULL,
	"field" text COLLATE "C" NOT NULL,
	"value" text COLLATE "C" NOT NULL,
	"count" integer NOT NULL,
	"numbers" "bytea" NOT NULL,
	CONSTRAINT "_postings_publication_resource_field_value_pk" PRIMARY KEY("publication","resource","field","value")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "_search_lengths" (
	"publication" integer NOT NULL,
	"scope" text COLLATE "C" NOT NULL,
	"total" bigint NOT NULL,
	"languages" text COLLATE "C" NOT NULL,
	"lengths" "bytea" NOT NULL,
	CONSTRAINT "_search_lengths_publication_scope_pk" PRIMARY KEY("publication","scope")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "_search_stems" (
	"publication" integer NOT NULL,
	"scope" text COLLATE "C" NOT NULL,
	"language" text COLLATE "C" NOT NULL,
	"stem" text COLLATE "C" NOT NULL,
	"count" integer NOT NULL,
	"numbers" "bytea" NOT NULL,
	"repeats" "bytea" NOT NULL,
	CONSTRAINT "_search_stems_publication_scope_language_stem_pk" PRIMARY KEY("publication","scope","language","stem")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "_sort_orders" (
	"publication" integer NOT NULL,
	"resource" text COLLATE "C" NOT NULL,
	"sorted_by" text COLLATE "C" NOT NULL,
	"numbers" "bytea" NOT NULL,
	CONSTRAINT "_sort_orders_publication_resource_sorted_by_pk" PRIMARY KEY("publication","resource","sorted_by")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "_source_pairs" (
	"publication" integer NOT NULL,
	"bucket" integer NOT NULL,
	"hashes" "bytea" NOT NULL,
	"windows" "bytea" NOT NULL,
	CONSTRAINT "_source_pairs_publication_bucket_pk" PRIMARY KEY("publication","bucket")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "_source_windows" (
	"publication" integer NOT NULL,
	"number" integer NOT NULL,
	"source_id" text COLLATE "C" NOT NULL,
	"start" integer NOT NULL,
	"end" integer NOT NULL,
	"paragraph" integer NOT NULL,
	"words" text COLLATE "C" NOT NULL,
	CONSTRAINT "_source_windows_publication_number_pk" PRIMARY KEY("publication","number")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "_source_words" (
	"publication" integer NOT NULL,
	"word" text COLLATE "C" NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "_source_words_publication_word_pk" PRIMARY KEY("publication","word")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "_spelling_parts" (
	"publication" integer NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"type" text COLLATE "C" NOT NULL,
	"part" text COLLATE "C" NOT NULL,
	"count" integer NOT NULL,
	"numbers" "bytea" NOT NULL,
	CONSTRAINT "_spelling_parts_publication_kind_type_part_pk" PRIMARY KEY("publication","kind","type","part")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "spellings" (
	"publication" integer NOT NULL,
	"number" integer NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"folded" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"spelling" text COLLATE "C" NOT NULL,
	"sorted_words" text COLLATE "C",
	CONSTRAINT "spellings_publication_number_pk" PRIMARY KEY("publication","number")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "_statement_words" (
	"publication" integer NOT NULL,
	"number" integer NOT NULL,
	"passage" text COLLATE "C" NOT NULL,
	"summary" text COLLATE "C" NOT NULL,
	"passage_lexemes" "tsvector" NOT NULL,
	"summary_lexemes" "tsvector" NOT NULL,
	CONSTRAINT "_statement_words_publication_number_pk" PRIMARY KEY("publication","number")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "_value_columns" (
	"publication" integer NOT NULL,
	"field" text COLLATE "C" NOT NULL,
	"names" text COLLATE "C" NOT NULL,
	"starts" "bytea",
	"codes" "bytea" NOT NULL,
	CONSTRAINT "_value_columns_publication_field_pk" PRIMARY KEY("publication","field")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "actor_names" (
	"publication" integer NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"position" integer NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"lang" text COLLATE "C" NOT NULL,
	"script" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	CONSTRAINT "actor_names_publication_actor_id_position_pk" PRIMARY KEY("publication","actor_id","position")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "actor_roles" (
	"publication" integer NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"position" integer NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"organization_id" text COLLATE "C",
	"source_id" text COLLATE "C" NOT NULL,
	"speaks_for_id" text COLLATE "C",
	"held_from" text COLLATE "C",
	"held_until" text COLLATE "C",
	CONSTRAINT "actor_roles_publication_actor_id_position_pk" PRIMARY KEY("publication","actor_id","position")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "actor_wholes" (
	"publication" integer NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"whole_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "actor_wholes_publication_actor_id_whole_id_pk" PRIMARY KEY("publication","actor_id","whole_id")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "caveat_targets" (
	"publication" integer NOT NULL,
	"id" integer NOT NULL,
	"caveat_id" text COLLATE "C" NOT NULL,
	"statement_id" text COLLATE "C",
	"event_id" text COLLATE "C",
	"actor_id" text COLLATE "C",
	CONSTRAINT "caveat_targets_publication_id_pk" PRIMARY KEY("publication","id")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "citations" (
	"publication" integer NOT NULL,
	"id" integer NOT NULL,
	"statement_id" text COLLATE "C",
	"event_id" text COLLATE "C",
	"caveat_id" text COLLATE "C",
	"position" integer NOT NULL,
	"source_id" text COLLATE "C" NOT NULL,
	"via_id" text COLLATE "C",
	"exact" text COLLATE "C" NOT NULL,
	"prefix" text COLLATE "C" NOT NULL,
	"suffix" text COLLATE "C" NOT NULL,
	"start" integer NOT NULL,
	"end" integer NOT NULL,
	"paragraph" integer NOT NULL,
	"holds" text COLLATE "C",
	"language" text COLLATE "C" NOT NULL,
	"time" text COLLATE "C",
	"page" integer,
	CONSTRAINT "citations_publication_id_pk" PRIMARY KEY("publication","id")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "event_participants" (
	"publication" integer NOT NULL,
	"event_id" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "event_participants_publication_event_id_actor_id_pk" PRIMARY KEY("publication","event_id","actor_id")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "relations" (
	"publication" integer NOT NULL,
	"id" integer NOT NULL,
	"statement_id" text COLLATE "C" NOT NULL,
	"type" text COLLATE "C" NOT NULL,
	"target_statement_id" text COLLATE "C",
	"target_event_id" text COLLATE "C",
	"target_source_id" text COLLATE "C",
	CONSTRAINT "relations_publication_id_pk" PRIMARY KEY("publication","id")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "statement_audience" (
	"publication" integer NOT NULL,
	"statement_id" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "statement_audience_publication_statement_id_actor_id_pk" PRIMARY KEY("publication","statement_id","actor_id")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "statement_events" (
	"publication" integer NOT NULL,
	"statement_id" text COLLATE "C" NOT NULL,
	"event_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "statement_events_publication_statement_id_event_id_pk" PRIMARY KEY("publication","statement_id","event_id")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "statement_mentions" (
	"publication" integer NOT NULL,
	"statement_id" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "statement_mentions_publication_statement_id_actor_id_pk" PRIMARY KEY("publication","statement_id","actor_id")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "statement_topics" (
	"publication" integer NOT NULL,
	"statement_id" text COLLATE "C" NOT NULL,
	"topic_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "statement_topics_publication_statement_id_topic_id_pk" PRIMARY KEY("publication","statement_id","topic_id")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "statement_voices" (
	"publication" integer NOT NULL,
	"statement_id" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	CONSTRAINT "statement_voices_publication_statement_id_actor_id_pk" PRIMARY KEY("publication","statement_id","actor_id")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "_change_columns" (
	"publication" integer NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"numbers" "bytea" NOT NULL,
	CONSTRAINT "_change_columns_publication_name_pk" PRIMARY KEY("publication","name")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "changes" (
	"publication" integer NOT NULL,
	"number" integer NOT NULL,
	"changed_at" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"resource" text COLLATE "C" NOT NULL,
	"record_id" text COLLATE "C" NOT NULL,
	"what" text COLLATE "C",
	"by_resource" text COLLATE "C",
	"by_id" text COLLATE "C",
	"was" text COLLATE "C",
	"note_en" text COLLATE "C",
	"note_fr" text COLLATE "C",
	CONSTRAINT "changes_publication_number_pk" PRIMARY KEY("publication","number")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "former_ids" (
	"publication" integer NOT NULL,
	"resource" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"holder_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "former_ids_publication_resource_id_holder_id_pk" PRIMARY KEY("publication","resource","id","holder_id")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "successors" (
	"publication" integer NOT NULL,
	"resource" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"position" integer NOT NULL,
	"successor_resource" text COLLATE "C" NOT NULL,
	"successor_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "successors_publication_resource_id_position_pk" PRIMARY KEY("publication","resource","id","position")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "tombstones" (
	"publication" integer NOT NULL,
	"resource" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"withdrawn_at" text COLLATE "C" NOT NULL,
	"reason_en" text COLLATE "C" NOT NULL,
	"reason_fr" text COLLATE "C" NOT NULL,
	"actor_id" text COLLATE "C",
	"on_behalf_of_id" text COLLATE "C",
	"source_id" text COLLATE "C",
	CONSTRAINT "tombstones_publication_resource_id_pk" PRIMARY KEY("publication","resource","id")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "actors" (
	"publication" integer NOT NULL,
	"number" integer NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"document" "bytea" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"member_of_id" text COLLATE "C",
	"added_at" text COLLATE "C",
	"modified_at" text COLLATE "C",
	"revision" integer NOT NULL,
	"name_fr" text COLLATE "C" NOT NULL,
	CONSTRAINT "actors_publication_number_pk" PRIMARY KEY("publication","number"),
	CONSTRAINT "actors_publication_id_unique" UNIQUE("publication","id")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "caveats" (
	"publication" integer NOT NULL,
	"number" integer NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"document" "bytea" NOT NULL,
	"source_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"severity" text COLLATE "C" NOT NULL,
	"explanation_en" text COLLATE "C" NOT NULL,
	"explanation_fr" text COLLATE "C" NOT NULL,
	"added_at" text COLLATE "C",
	"modified_at" text COLLATE "C",
	"revision" integer NOT NULL,
	CONSTRAINT "caveats_publication_number_pk" PRIMARY KEY("publication","number"),
	CONSTRAINT "caveats_publication_id_unique" UNIQUE("publication","id")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "events" (
	"publication" integer NOT NULL,
	"number" integer NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"document" "bytea" NOT NULL,
	"name_en" text COLLATE "C" NOT NULL,
	"name_fr" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"when_edtf" text COLLATE "C",
	"when_earliest" text COLLATE "C",
	"when_latest" text COLLATE "C",
	"when_basis" text COLLATE "C",
	"place_en" text COLLATE "C",
	"place_fr" text COLLATE "C",
	"status" text COLLATE "C" NOT NULL,
	"parent_id" text COLLATE "C",
	"added_at" text COLLATE "C",
	"modified_at" text COLLATE "C",
	"revision" integer NOT NULL,
	CONSTRAINT "events_publication_number_pk" PRIMARY KEY("publication","number"),
	CONSTRAINT "events_publication_id_unique" UNIQUE("publication","id")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "publications" (
	"number" integer PRIMARY KEY NOT NULL,
	"records_of" integer NOT NULL,
	"version" text COLLATE "C" NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"schema" integer NOT NULL,
	"manifest" text COLLATE "C" NOT NULL,
	"published_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"publication" integer NOT NULL,
	"number" integer NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"document" "bytea" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"held" boolean NOT NULL,
	"title" text COLLATE "C",
	"publisher" text COLLATE "C",
	"agency" text COLLATE "C",
	"platform" text COLLATE "C",
	"original_url" text COLLATE "C",
	"archived_url" text COLLATE "C",
	"origin" text COLLATE "C" NOT NULL,
	"language" text COLLATE "C",
	"published_edtf" text COLLATE "C",
	"published_earliest" text COLLATE "C",
	"published_latest" text COLLATE "C",
	"published_basis" text COLLATE "C",
	"sha256" text COLLATE "C",
	"words" integer,
	"text" text COLLATE "C",
	"added_at" text COLLATE "C",
	"modified_at" text COLLATE "C",
	"revision" integer NOT NULL,
	CONSTRAINT "sources_publication_number_pk" PRIMARY KEY("publication","number"),
	CONSTRAINT "sources_publication_id_unique" UNIQUE("publication","id")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "statements" (
	"publication" integer NOT NULL,
	"number" integer NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"document" "bytea" NOT NULL,
	"actor_id" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C",
	"on_behalf_of_id" text COLLATE "C",
	"form" text COLLATE "C" NOT NULL,
	"act" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"language" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	"summary_en" text COLLATE "C" NOT NULL,
	"summary_fr" text COLLATE "C" NOT NULL,
	"said_edtf" text COLLATE "C",
	"said_earliest" text COLLATE "C",
	"said_latest" text COLLATE "C",
	"said_basis" text COLLATE "C",
	"identified_id" text COLLATE "C",
	"added_at" text COLLATE "C",
	"modified_at" text COLLATE "C",
	"revision" integer NOT NULL,
	CONSTRAINT "statements_publication_number_pk" PRIMARY KEY("publication","number"),
	CONSTRAINT "statements_publication_id_unique" UNIQUE("publication","id")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE TABLE "topics" (
	"publication" integer NOT NULL,
	"number" integer NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"document" "bytea" NOT NULL,
	"name_en" text COLLATE "C" NOT NULL,
	"name_fr" text COLLATE "C" NOT NULL,
	CONSTRAINT "topics_publication_number_pk" PRIMARY KEY("publication","number"),
	CONSTRAINT "topics_publication_id_unique" UNIQUE("publication","id")
) PARTITION BY LIST (publication);
--> statement-breakpoint
CREATE UNIQUE INDEX "spellings_by_name" ON "spellings" USING btree ("publication","kind","folded","id");--> statement-breakpoint
CREATE INDEX "spellings_by_words" ON "spellings" USING btree ("publication","kind","sorted_words");--> statement-breakpoint
CREATE INDEX "_statement_words_by_passage" ON "_statement_words" USING gin ("passage_lexemes");--> statement-breakpoint
CREATE INDEX "_statement_words_by_summary" ON "_statement_words" USING gin ("summary_lexemes");--> statement-breakpoint
CREATE INDEX "citations_by_statement" ON "citations" USING btree ("publication","statement_id");--> statement-breakpoint
CREATE INDEX "citations_by_source" ON "citations" USING btree ("publication","source_id","start");--> statement-breakpoint
CREATE INDEX "relations_by_statement" ON "relations" USING btree ("publication","statement_id");--> statement-breakpoint
CREATE INDEX "relations_by_target" ON "relations" USING btree ("publication","target_statement_id");--> statement-breakpoint
CREATE INDEX "statement_events_by_event" ON "statement_events" USING btree ("publication","event_id");--> statement-breakpoint
CREATE INDEX "statement_mentions_by_actor" ON "statement_mentions" USING btree ("publication","actor_id");--> statement-breakpoint
CREATE INDEX "statement_topics_by_topic" ON "statement_topics" USING btree ("publication","topic_id");--> statement-breakpoint
CREATE INDEX "statement_voices_by_actor" ON "statement_voices" USING btree ("publication","actor_id");--> statement-breakpoint
CREATE INDEX "changes_by_record" ON "changes" USING btree ("publication","resource","record_id");--> statement-breakpoint
CREATE INDEX "statements_by_actor" ON "statements" USING btree ("publication","actor_id");