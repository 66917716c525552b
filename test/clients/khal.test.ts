// khal, a calendar of terminals.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeClient, hasCommand, read, run } from './fixture.ts';

describeClient(
  'khal',
  () => hasCommand('khal'),
  (fixture) => {
    test('imports every event of the calendar once, on its days', async () => {
      const { folder, origin } = fixture();
      const calendar = join(folder, 'calendar');
      mkdirSync(calendar);
      const config = join(folder, 'khal.conf');
      writeFileSync(
        config,
        `[calendars]\n[[events]]\npath = ${calendar}\n[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n[sqlite]\npath = ${folder}/khal.db\n`,
      );
      const ics = join(folder, 'events.ics');
      const text = await read(`${origin}/events.ics`);
      writeFileSync(ics, text);
      for (let time = 0; time < 2; time++) {
        await run('khal', ['-c', config, 'import', '--batch', '-a', 'events', ics], {
          HOME: folder,
        });
      }
      const list = [
        'list',
        '--once',
        '--format',
        '{uid}',
        '--day-format',
        '',
        '2020-01-01',
        '9000d',
      ];
      const { stdout } = await run('khal', ['-c', config, ...list], { HOME: folder });
      const uids = [...text.replaceAll('\r\n ', '').matchAll(/^UID:(.*)\r$/gm)].map(
        ([, uid]) => uid,
      );
      expect(uids.length).toBeGreaterThan(10);
      expect(stdout.split('\n').filter(Boolean).sort()).toEqual(uids.sort());
    });
  },
);
