// The migrations of a PostgreSQL database.
import { defineConfig } from 'drizzle-kit';

// After `npm run migrations`, append PARTITION BY LIST (publication) to each CREATE TABLE but that
// of the publications; a test holds it.
export default defineConfig({
  dialect: 'postgresql',
  schema: './src/store/postgres/*tables.ts',
  out: './migrations/postgres',
  casing: 'snake_case',
});
