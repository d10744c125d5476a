import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainOutput } from '../../../../src/core/runbook/plainOutput.ts';
import { redactTail } from '../../../../src/core/runbook/redact.ts';

const tail = (text: string, lines = 200, emails = true): string =>
  redactTail(text, { lines, maxLength: 60_000 }, { emails }).text;

describe('what a terminal printed, as plain text', () => {
  test.each([
    ['colours', '\u001b[1;31mfailed\u001b[0m here', 'failed here'],
    ['marks of shell integration', '\u001b]633;C\u0007hello\r\n\u001b]633;D;1\u0007', 'hello\n'],
    ['a title', '\u001b]0;bash\u001b\\pods', 'pods'],
    ['a character set', '\u001b(Bpods\u001b)0', 'pods'],
    ['a progress bar', '10 %\r 50 %\r100 %\r\ndone\r\n', '100 %\ndone\n'],
    ['backspaces', 'passwo\b\b\b\b\b\bpods', 'pods'],
    ['an unfinished sequence', 'pods\u001b[3', 'pods'],
    ['a bell, a form feed', 'a\u0007b\u000cc', 'abc'],
    ['tabs stay', 'a\tb', 'a\tb'],
  ])('loses %s', (_, printed, plain) => {
    expect(plainOutput(printed)).toBe(plain);
  });

  test('holds no control character but tabs and line ends, whatever was printed', () => {
    const parts = fc.constantFrom(
      '\u001b',
      '[',
      ']',
      '31m',
      '\r',
      '\n',
      '\b',
      '\u0007',
      '\u009b',
      'P',
      '\\',
      'x',
      '\t',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(parts).map((all) => all.join('')),
        ),
        (printed) => {
          // eslint-disable-next-line no-control-regex -- control characters are what is looked for
          expect(plainOutput(printed)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
        },
      ),
    );
  });
});

describe('the end of an output that is kept', () => {
  test('is the last 200 lines, the empty ones at the end not counted', () => {
    const printed = Array.from({ length: 500 }, (_, index) => `line ${index + 1}`).join('\r\n') + '\r\n\r\n';
    const kept = tail(printed).split('\n');
    expect(kept).toHaveLength(200);
    expect([kept[0], kept.at(-1)]).toEqual(['line 301', 'line 500']);
  });

  test('is cut at its front, at a line, when lines are long', () => {
    const printed = Array.from({ length: 10 }, (_, index) => `${index}${'x'.repeat(99)}`).join('\n');
    const { text } = redactTail(printed, { lines: 200, maxLength: 250 }, { emails: false });
    expect(text).toBe(`8${'x'.repeat(99)}\n9${'x'.repeat(99)}`);
  });

  test.each([
    ['a token that colours run through', 'ghp_\u001b[0mabcdefghijklmnopqrstuvwx123456', 'ghp_'],
    [
      'a key whose first line is beyond the cut',
      `-----BEGIN RSA PRIVATE KEY-----\n${'QUJD\n'.repeat(300)}-----END RSA PRIVATE KEY-----\nok`,
      'QUJD',
    ],
    ['a key of which only the end was printed', `${'QUJDREVG\n'.repeat(20)}-----END PRIVATE KEY-----\nok`, 'QUJDREVG'],
    ['the password of an address', 'postgres://shop:s3cr3t-pw@db.example/orders', 's3cr3t-pw'],
    ['a password in settings', 'DB_PASSWORD=s3cr3t-pw', 's3cr3t-pw'],
    ['an e-mail address', 'last login: mira@example.org', 'mira@'],
  ])('holds no %s', (_, printed, secret) => {
    expect(tail(printed)).not.toContain(secret);
    expect(tail(printed)).toContain('[redacted');
  });

  test('keeps e-mail addresses where the team says so', () => {
    expect(tail('to mira@example.org', 200, false)).toBe('to mira@example.org');
  });
});
