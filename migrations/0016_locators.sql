-- Where a recording or a paged document itself has a passage.
ALTER TABLE `citations` ADD `time` text;--> statement-breakpoint
ALTER TABLE `citations` ADD `page` integer;
--> statement-breakpoint
DROP VIEW `v_citations`;
--> statement-breakpoint
CREATE VIEW `v_citations` AS SELECT
	c.`statement_id`, c.`event_id`, c.`caveat_id`, c.`position` + 1 AS `citation`,
	s.`actor_id` AS `actor`, a.`name` AS `actor_name`, a.`name_fr` AS `actor_name_fr`, s.`said_edtf` AS `said`,
	s.`summary_en`, s.`summary_fr`,
	c.`exact`, c.`language`, c.`holds`, c.`prefix`, c.`suffix`, c.`start`, c.`end`, c.`paragraph`, c.`time`, c.`page`,
	'/sources/' || c.`source_id` || '/text#char=' || c.`start` || ',' || c.`end` AS `path`,
	c.`source_id` AS `source`, o.`kind` AS `source_kind`, o.`title` AS `source_title`,
	o.`publisher` AS `source_publisher`, o.`original_url` AS `source_url`,
	o.`language` AS `source_language`,
	o.`published_edtf` AS `published`, o.`published_earliest`, o.`published_latest`,
	o.`published_basis`, o.`document` ->> '$.published.printed' AS `published_printed`,
	c.`via_id` AS `via`, w.`kind` AS `via_kind`, w.`title` AS `via_title`,
	w.`publisher` AS `via_publisher`, w.`original_url` AS `via_url`,
	w.`language` AS `via_language`,
	w.`published_edtf` AS `via_published`, w.`published_earliest` AS `via_published_earliest`,
	w.`published_latest` AS `via_published_latest`, w.`published_basis` AS `via_published_basis`,
	w.`document` ->> '$.published.printed' AS `via_published_printed`
FROM `citations` c
JOIN `sources` o ON o.`id` = c.`source_id`
LEFT JOIN `sources` w ON w.`id` = c.`via_id`
LEFT JOIN `statements` s ON s.`id` = c.`statement_id`
LEFT JOIN `actors` a ON a.`id` = s.`actor_id`;
