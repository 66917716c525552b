-- The two roles and the database, made once by a superuser. The publisher owns everything; the
-- service can only read. The passwords come from the environment:
--   PUBLISHER_PASSWORD=… READER_PASSWORD=… psql --file=migrations/postgres/roles.sql
\set ON_ERROR_STOP on
\getenv publisher_password PUBLISHER_PASSWORD
\getenv reader_password READER_PASSWORD
CREATE ROLE on_record_publisher LOGIN PASSWORD :'publisher_password';
CREATE ROLE on_record_reader LOGIN PASSWORD :'reader_password';
ALTER ROLE on_record_reader SET default_transaction_read_only TO on;
-- Texts are compared byte by byte, so the rules of no language are needed.
CREATE DATABASE onrecord OWNER on_record_publisher ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0;
REVOKE ALL ON DATABASE onrecord FROM PUBLIC;
GRANT CONNECT ON DATABASE onrecord TO on_record_reader;
\connect onrecord
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT CREATE ON SCHEMA public TO on_record_publisher;
ALTER DEFAULT PRIVILEGES FOR ROLE on_record_publisher GRANT SELECT ON TABLES TO on_record_reader;
