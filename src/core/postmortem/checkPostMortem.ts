import { checkLanguage } from './check/blamingLanguage.ts';
import type { Check, CheckInput } from './check/check.ts';
import { checkReview } from './check/deadlineChecks.ts';
import { checkItems } from './check/itemChecks.ts';
import { checkAgainstRecord } from './check/recordChecks.ts';
import { checkSections } from './check/sectionChecks.ts';
import { checkStatements } from './check/statementChecks.ts';
import { outlineOf } from './read/outline.ts';

/** What a reviewer would ask about a post-mortem, in the order of its lines. */
export function checkPostMortem(input: CheckInput): readonly Check[] {
  const outline = outlineOf(input.document);
  return [
    ...checkReview(input),
    ...checkSections(input),
    ...checkAgainstRecord(input),
    ...checkStatements(input, outline),
    ...checkItems(input),
    ...checkLanguage(input, outline),
  ].sort((a, b) => a.startLine - b.startLine);
}
