// The table of formats, from which routes and the README are made.
import { describe, expect, it } from 'vitest';
import { formats, listResources, renderFormatsTable } from '../../src/formats/table.ts';

describe('the table of formats', () => {
  it('no two formats share a name or a suffix', () => {
    for (const key of ['name', 'suffix'] as const) {
      expect(new Set(formats.map((format) => format[key])).size).toBe(formats.length);
    }
  });

  it.each(formats.map((format) => [format.name, format] as const))(
    '%s has a place, a resource, a media type and a description',
    (_name, format) => {
      expect(format.suffix).toMatch(/^(?:[./][a-z]+(\.[a-z]+)*)?$/);
      expect(format.paths.length).toBeGreaterThan(0);
      expect(listResources(format).length).toBeGreaterThan(0);
      expect(format.mediaType).toMatch(/^[a-z]+\/[a-z0-9.+-]+(; [a-z]+=\S+)*$/);
      expect(format.description).toMatch(/^[A-Z].*\.$/);
    },
  );

  it('the table for the README has a row for each format and one for each file', () => {
    const lines = renderFormatsTable().split('\n');
    expect(lines).toHaveLength(2 + formats.length + 2);
    for (const line of lines) expect(line.split('|')).toHaveLength(6);
  });
});
