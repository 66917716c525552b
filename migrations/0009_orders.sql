CREATE TABLE `sort_orders` (
	`resource` text NOT NULL,
	`sorted_by` text NOT NULL,
	`numbers` blob NOT NULL,
	PRIMARY KEY(`resource`, `sorted_by`)
) STRICT;
