-- Phrases and beginnings of words: the text is folded before it is stored, so that the index and a
-- query always agree, and the tokenizer only splits at the spaces. Contentless: the passages stand
-- in statements.
CREATE VIRTUAL TABLE `statement_search` USING fts5(
	`passage`, `summary`, content='', tokenize='ascii'
);
--> statement-breakpoint
-- Single words without their inflection: which statements hold them, and which hold them again,
-- once for each further time. Little-endian uint32, ascending.
CREATE TABLE `search_stems` (
	`scope` text NOT NULL,
	`stem` text NOT NULL,
	`count` integer NOT NULL,
	`numbers` blob NOT NULL,
	`repeats` blob NOT NULL,
	PRIMARY KEY (`scope`, `stem`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- How many words each statement has (index 0 unused), little-endian uint32, and all together.
CREATE TABLE `search_lengths` (
	`scope` text PRIMARY KEY NOT NULL,
	`total` integer NOT NULL,
	`lengths` blob NOT NULL
) STRICT, WITHOUT ROWID;
