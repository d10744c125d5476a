import { missingAudience } from '../audience.ts';
import { formatDuration } from '../../duration.ts';
import { readClocks } from '../../incident/clocks.ts';
import { fieldOf } from '../postMortem.ts';
import { check, type Check, type CheckInput } from './check.ts';

export function checkReview(input: CheckInput): readonly Check[] {
  return [...checkClock(input), ...checkReviewer(input), ...checkShared(input)];
}

/** The playbook's clock for the post-mortem (48 hours by default), as the record runs it. */
function checkClock({ state, playbook, nowMs, say }: CheckInput): readonly Check[] {
  if (state === undefined) return [];
  const clock = readClocks(state, playbook, nowMs).find(({ name }) => name === 'postMortem');
  if (clock === undefined || clock.state === 'met') return [];
  const left = formatDuration(clock.dueAtMs - nowMs, say);
  return nowMs >= clock.dueAtMs
    ? [check('postMortemOverdue', 'warning', say('The post-mortem is {0} overdue.', left), { line: 0 }, [left])]
    : [check('postMortemDue', 'information', say('The post-mortem is due in {0}.', left), { line: 0 }, [left])];
}

function checkReviewer({ document, say }: CheckInput): readonly Check[] {
  const field = fieldOf(document, 'reviewers');
  if ((field?.text ?? '') !== '') return [];
  const message = say('Nobody is named who reviewed it ("Reviewers: …").');
  return [check('reviewerMissing', 'information', message, { line: field?.line ?? 0 })];
}

/** Those whom the playbook names and "Shared with" does not. */
function checkShared({ document, playbook, say }: CheckInput): readonly Check[] {
  const field = fieldOf(document, 'sharedWith');
  const missing = missingAudience(document, playbook.postMortem.sharedWith);
  if (missing.length === 0) return [];
  const names = missing.join(', ');
  const message = say('Not shared yet with {0} ("Shared with: …").', names);
  return [check('notShared', 'information', message, { line: field?.line ?? 0 }, [names])];
}
