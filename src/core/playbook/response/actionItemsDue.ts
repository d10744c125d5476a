import { dayMs, readDuration } from '../../markdown/duration.ts';
import type { Item } from '../../markdown/fields.ts';
import { allNodes, walkSections, type Section } from '../../markdown/sections.ts';
import { readSentences } from '../../markdown/sentences.ts';
import type { Stated } from '../reading.ts';

const actionItems = /\b(?:action items?|follow[\s-]?ups?|remediation items?|corrective actions?)\b/i;
const doneBy = /\b(?:due|deadline|complet\w*|clos\w*|done|finish\w*|resolv\w*|fix\w*|deliver\w*)\b/i;
const limit = /\b(?:within|in|after|no later than|deadline|due)\b/i;
/** What such a sentence may speak of besides: the time is then as likely that one's. */
const other = /post[\s-]?mortem|retrospective|review|meeting|template/i;

/** "Action items are due within 14 days": by when an item is to be done; undefined where the file does not say. */
export function readActionItemsDue(top: Section): Stated<number> | undefined {
  const about = [...walkSections(top)].filter(({ title }) => actionItems.test(title) && !other.test(title));
  const own = about.flatMap((section) => readSentences(allNodes(section)));
  const spoken = readSentences(allNodes(top)).flatMap(({ text, line }): readonly Item[] => {
    const at = text.search(actionItems);
    return at < 0 ? [] : [{ text: text.slice(at), line }];
  });
  for (const { text, line } of [...own, ...spoken]) {
    const at = text.search(limit);
    if (at < 0 || !doneBy.test(text) || other.test(text)) continue;
    const ms = readDuration(text.slice(at))?.maxMs;
    if (ms !== undefined && ms >= dayMs) return { value: ms, line };
  }
  return undefined;
}
