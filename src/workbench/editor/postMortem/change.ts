import { l10n, type TextDocument } from 'vscode';
import { isPredictable, predict } from '../../../core/postmortem/edit/predict.ts';
import type { Changed, DocumentChange } from '../../../protocol/postMortem/change.ts';
import type { Outcome } from '../../../protocol/table.ts';
import { isReshaped, planChange, type PlanProblem } from './planChange.ts';
import { applyToText, guessDocument, nearlyReadDocument, readDocument } from './reading.ts';

const turns = new WeakMap<TextDocument, Promise<unknown>>();

/**
 * Carries out a change, one after another for each document: each is planned on what the one before it left. `due`
 * is what a new action item gets.
 */
export function changeText(text: TextDocument, change: DocumentChange, due?: string): Promise<Outcome<Changed>> {
  const before = turns.get(text) ?? Promise.resolve();
  const turn = before.then(() => changeOnce(text, change, due));
  turns.set(
    text,
    turn.catch(() => undefined),
  );
  return turn;
}

/** Twice, since the text may change between the plan and its edits. */
async function changeOnce(
  text: TextDocument,
  change: DocumentChange,
  due: string | undefined,
): Promise<Outcome<Changed>> {
  for (let attempt = 0; attempt < 2; attempt++) {
    const before = nearlyReadDocument(text);
    const plan = planChange(before, change, due);
    if (!plan.ok) return problem(plan.failure);
    if (!(await applyToText(text, plan.value.edits))) continue;
    const { settle, edits } = plan.value;
    const guess = isPredictable(edits) ? settle?.(predict(before, edits)) : undefined;
    const after = guess !== undefined && guessDocument(text, guess) ? guess : readDocument(text);
    const written = plan.value.written?.(after);
    return {
      is: 'ok',
      value: {
        revision: text.version,
        ...(written === undefined ? {} : { written }),
        reshaped: isReshaped(before, after),
      },
    };
  }
  return { is: 'failure', code: 'refused', message: l10n.t('The file cannot be changed here.') };
}

function problem(code: PlanProblem): Outcome<Changed> {
  switch (code) {
    case 'gone':
      return {
        is: 'failure',
        code,
        message: l10n.t('This place has changed in the text. Look again, then repeat it.'),
      };
    case 'badTime':
      return { is: 'failure', code, message: l10n.t('This is no time. Write it as 03:12 or 2026-11-24 03:12.') };
  }
}
