import type { Say } from '../../../core/say.ts';
import type { OpenWork } from './openWork.ts';

/** "3 action items and 11 checks are open"; undefined where nothing is. */
export function openWorkWords({ items, checks }: OpenWork, say: Say): string | undefined {
  if (items === 0 && checks === 0) return undefined;
  const parts = [
    ...(items === 0 ? [] : [items === 1 ? say('1 action item') : say('{0} action items', items)]),
    ...(checks === 0 ? [] : [checks === 1 ? say('1 check') : say('{0} checks', checks)]),
  ];
  const [first = '', second] = parts;
  if (second !== undefined) return say('{0} and {1} are open', first, second);
  return items + checks === 1 ? say('{0} is open', first) : say('{0} are open', first);
}
