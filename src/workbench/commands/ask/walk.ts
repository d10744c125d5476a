import { given, type Answer, type Place } from './answer.ts';

/**
 * Asks one thing and answers the draft with it. `undefined`: this question does not arise, given the answers
 * so far. It is asked again with its own former answer in the draft when the person comes back to it.
 */
export type Question<D> = (draft: D, place: Place) => Promise<Answer<D>> | undefined;

/**
 * Leads through the questions, back and forth; undefined when the person left. Nothing happens before the end.
 * `counted` is how many questions usually arise, when the last ones seldom do.
 */
export async function walk<D>(
  start: D,
  questions: readonly Question<D>[],
  counted = questions.length,
): Promise<D | undefined> {
  const trail: number[] = [];
  let draft = start;
  let index = 0;
  for (;;) {
    const question = questions[index];
    if (question === undefined) return draft;
    const asked = question(draft, {
      step: index + 1,
      totalSteps: Math.max(counted, index + 1),
      canGoBack: trail.length > 0,
    });
    const answer = asked === undefined ? given(draft) : await asked;
    switch (answer.kind) {
      case 'left':
        return undefined;
      case 'back':
        index = trail.pop() ?? 0;
        break;
      case 'given':
        draft = answer.value;
        if (asked !== undefined) trail.push(index);
        index += 1;
        break;
    }
  }
}

/** Turns the answer to a question into the draft that holds it. */
export async function noted<T, D>(answer: Promise<Answer<T>>, note: (value: T) => D): Promise<Answer<D>> {
  const found = await answer;
  return found.kind === 'given' ? given(note(found.value)) : found;
}
