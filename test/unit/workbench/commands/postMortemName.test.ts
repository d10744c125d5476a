import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { postMortemName, postMortemNameWithId } from '../../../../src/workbench/commands/record/postMortemName.ts';
import { declared, stateOf } from './record.ts';

function nameOf(title: string): string {
  return postMortemName({ ...stateOf(declared()), title }, 'UTC');
}

describe('postMortemName', () => {
  it.each([
    ['Checkout fails', '2026-11-24-checkout-fails.postmortem.md'],
    ['  API: 500s on /v1/orders (eu-west-1)!! ', '2026-11-24-api-500s-on-v1-orders-eu-west-1.postmortem.md'],
    ['Überlastung à Genève', '2026-11-24-uberlastung-a-geneve.postmortem.md'],
    ['التحقق من الدفع فشل', '2026-11-24-التحقق-من-الدفع-فشل.postmortem.md'],
    ['決済が失敗', '2026-11-24-決済が失敗.postmortem.md'],
    ['🔥🔥 🔥', '2026-11-24-incident-0000aa.postmortem.md'],
    ['../../etc/passwd', '2026-11-24-etc-passwd.postmortem.md'],
    ['CON', '2026-11-24-con.postmortem.md'],
    ['', '2026-11-24-incident-0000aa.postmortem.md'],
  ])('names “%s”', (title, name) => expect(nameOf(title)).toBe(name));

  it('dates by the zone that is set', () => {
    expect(postMortemName(stateOf(declared('x')), 'America/Los_Angeles')).toBe('2026-11-23-x.postmortem.md');
  });

  it('tells two incidents of one day and one title apart', () => {
    expect(postMortemNameWithId(stateOf(declared('x')), 'UTC')).toBe('2026-11-24-x-0000aa.postmortem.md');
  });

  it('makes of any title a name that every file system takes', () => {
    const mark = fc.constantFrom(
      '/',
      '\\',
      '..',
      ':',
      '\0',
      '\n',
      '*',
      '?',
      '"',
      '<',
      '|',
      '🔥',
      '\u202e',
      '\u200d',
      'שלום',
      'é',
      'e\u0301',
      '.',
      ' ',
    );
    const title = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(mark, { maxLength: 200 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(title, (text) => {
        const name = nameOf(text);
        expect(name).toMatch(/^2026-11-24-[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*\.postmortem\.md$/u);
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(200);
        expect(name).toBe(name.normalize('NFC'));
      }),
    );
  });
});
