import { lineOf } from '../../markdown/lines.ts';
import { plainText } from '../../markdown/plainText.ts';
import { walk } from '../../markdown/walk.ts';
import type { Say } from '../../say.ts';
import type { Outline } from '../read/outline.ts';
import { check, type Check, type CheckInput } from './check.ts';

/**
 * Words that judge a person or make the cause look plain in hindsight.
 * The list is short on purpose: a hint that is often wrong is soon ignored. "Fault" and "mistake" by themselves
 * are not on it, since machines have faults and everybody makes mistakes; what counts is whose they are called.
 */
export const blamingWords: Readonly<Record<Judgement, RegExp>> = {
  person:
    /\b(?:careless(?:ly|ness)?|negligen(?:t|tly|ce)|sloppy|sloppily|reckless(?:ly)?|irresponsibl[ey]|laz(?:y|ily|iness)|incompeten(?:t|ce)|stupid(?:ly|ity)?|idiot(?:ic)?|dumb|moron(?:ic)?|clueless|ridiculous)\b/giu,
  fault:
    /\b(?:to blame|blamed? on|blames?|at fault|(?:his|her|their|your|\p{Lu}\p{Ll}+['’]s) (?:fault|mistake|error)|guilty|culpable)\b/gu,
  humanError: /\b(?:human|operator|user|engineer|developer) error\b/giu,
  hindsight:
    /\bshould(?: have|['’]ve) (?:known|noticed|seen|realised|realized|checked|remembered|caught)\b|\bshould never have\b/giu,
  omission:
    /\b(?:forgot(?:ten)? to|neglected to|did(?: not|n['’]t) bother to|failed to (?:notice|check|realise|realize|follow|read|test))\b/giu,
  scorn: /\b(?:screwed|messed|fucked) up\b|\bbotched\b/giu,
};

type Judgement = 'person' | 'fault' | 'humanError' | 'hindsight' | 'omission' | 'scorn';

/** What a reviewer would rather read. */
function advice(judgement: Judgement, say: Say): string {
  switch (judgement) {
    case 'person':
      return say('Say what made it easy to happen, not what somebody is like.');
    case 'fault':
      return say('Name the event and its conditions instead of whose fault it was.');
    case 'humanError':
      return say('Ask why the system let it happen.');
    case 'hindsight':
      return say('This is hindsight: say what was known at the time.');
    case 'omission':
      return say('Say what was not done and what would have prompted it.');
    case 'scorn':
      return say('Say what happened.');
  }
}

export function checkLanguage({ say }: CheckInput, { file }: Outline): readonly Check[] {
  const found: Check[] = [];
  for (const node of walk(file.root)) {
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') continue;
    const text = plainText(node);
    for (const [judgement, words] of Object.entries(blamingWords) as [Judgement, RegExp][]) {
      for (const [match] of text.matchAll(words)) {
        const message = say('Sounds like blame: "{0}". {1}', match, advice(judgement, say));
        found.push(check('blamingLanguage', 'hint', message, { line: lineOf(node) }, [match]));
      }
    }
  }
  return found;
}
