CREATE TABLE "earlier_texts" (
	"publication" integer NOT NULL,
	"source_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"until" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	CONSTRAINT "earlier_texts_publication_source_id_name_pk" PRIMARY KEY("publication","source_id","name")
) PARTITION BY LIST (publication);
--> statement-breakpoint
ALTER TABLE "_source_windows" ADD COLUMN "earlier" text COLLATE "C";
