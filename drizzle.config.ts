import { defineConfig } from 'drizzle-kit';

// After `npm run migrations`, append STRICT to each CREATE TABLE; a test holds it.
export default defineConfig({
  dialect: 'sqlite',
  schema: './src/store/sqlite/*tables.ts',
  out: './migrations',
  casing: 'snake_case',
});
