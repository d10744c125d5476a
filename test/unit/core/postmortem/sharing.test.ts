import { describe, expect, it } from 'vitest';
import type { IncidentState } from '../../../../src/core/incident/state.ts';
import { withAudience } from '../../../../src/core/postmortem/audience.ts';
import type { Check, CheckCode } from '../../../../src/core/postmortem/check/check.ts';
import { keepsOpen, mayClose } from '../../../../src/core/postmortem/mayClose.ts';
import { readPostMortem } from '../../../../src/core/postmortem/readPostMortem.ts';
import { sayEnglish } from '../../../../src/core/say.ts';

const document = (sharedWith: string) =>
  readPostMortem(`# Post-mortem: It was dark\n\n- **Date**: today\n${sharedWith}`);

describe('"Shared with"', () => {
  it('names those who were told, once, behind those who stand there', () => {
    expect(withAudience(document(''), ['engineering', 'support'])).toBe('engineering, support');
    expect(withAudience(document('- **Shared with**: Unknown\n'), ['engineering'])).toBe('engineering');
    expect(withAudience(document('- **Shared with**: Support, the board\n'), ['engineering', 'support'])).toBe(
      'Support, the board, engineering',
    );
    expect(withAudience(document('- **Shared with**: Engineering\n'), ['engineering'])).toBeUndefined();
  });
});

type Criteria = IncidentState['criteria'];

const answered = (...answers: readonly ('yes' | 'no' | 'unknown')[]): { readonly criteria: Criteria } => ({
  criteria: answers.map((answer, index) => ({ criterion: `Criterion ${index}`, answer })) as unknown as Criteria,
});
const check = (code: CheckCode) => ({ code }) as Check;

describe('a shared post-mortem closes its incident', () => {
  it('when every criterion was met and the document leaves nothing open', () => {
    expect(mayClose(answered('yes', 'yes'), [check('reviewerMissing')])).toBe(true);
  });

  it('never when no criterion was asked, or one was not met', () => {
    expect(mayClose(answered(), [])).toBe(false);
    expect(mayClose(answered('yes', 'no'), [])).toBe(false);
    expect(mayClose(answered('yes', 'unknown'), [])).toBe(false);
  });

  it.each(['rootCauseEmpty', 'noActionItems', 'itemWithoutOwner', 'itemWithoutDueDate'] as const)(
    'never while the checks say %s',
    (code) => {
      expect(mayClose(answered('yes'), [check(code)])).toBe(false);
    },
  );

  it('and says what is still to do before', () => {
    const criteria = [
      { key: 'a', text: 'Service restored', answer: 'yes' },
      { key: 'b', text: 'Root cause known', answer: 'unknown' },
    ] as const;
    const checks = [check('itemWithoutOwner'), check('itemWithoutOwner'), check('rootCauseEmpty')];
    expect(keepsOpen({ criteria }, checks, sayEnglish)).toEqual([
      'not confirmed: Root cause known',
      'the root cause is not told',
      'action items without an owner: 2',
    ]);
    expect(keepsOpen(answered(), [], sayEnglish)).toEqual(['no resolution criterion was asked']);
  });
});
