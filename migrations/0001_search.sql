-- The text is tokenised, folded and stemmed before it is stored, so that the index and a query
-- always agree; unicode61 only splits at the spaces. Contentless: the passages stand in statements.
CREATE VIRTUAL TABLE `statement_search` USING fts5(
	`words`, `stems`, `summary_words`, `summary_stems`,
	content='', tokenize='unicode61 remove_diacritics 0'
);
