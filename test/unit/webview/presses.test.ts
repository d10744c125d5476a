import { expect, it } from 'vitest';
import { oneAtATime } from '../../../webview-ui/postmortem/oneAtATime.ts';
import { rowName } from '../../../webview-ui/postmortem/rowName.ts';

it('a press while the last one is on its way is left out, and the next one counts again', async () => {
  const ends: (() => void)[] = [];
  const press = oneAtATime(() => new Promise((done) => ends.push(done)));
  press();
  press();
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await new Promise((done) => setImmediate(done));
  press();
  expect(ends).toHaveLength(2);
});

it('a row is called by its words as they are read, in one line and not without end', () => {
  expect(rowName('13:35', { textContent: ' Phase:\n  Resolved (Noor Haddad) ' })).toBe(
    '13:35 Phase: Resolved (Noor Haddad)',
  );
  expect(rowName('', { textContent: 'x'.repeat(200) })).toHaveLength(80);
});
