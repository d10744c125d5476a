import { readFrontMatter } from '../markdown/frontMatter.ts';
import { readTitle } from '../markdown/title.ts';
import { readIncidentMark } from './marks.ts';
import type { PostMortem } from './postMortem.ts';
import { readActionItems } from './read/actionItems.ts';
import { readFields } from './read/header.ts';
import { settleDate } from './read/incidentDate.ts';
import { documentSections, keepOutline, readOutline } from './read/outline.ts';
import { settleTimeZone } from './read/timeZone.ts';
import { readRawEntries, resolveEntries } from './read/timeline.ts';

/**
 * Reads any Markdown as a post-mortem, as far as its parts can be recognised; never throws. `fileName` is asked
 * for the date only where the text does not say it.
 */
export function readPostMortem(markdown: string, fileName?: string): PostMortem {
  const outline = readOutline(markdown);
  const title = readTitle(outline.file, readFrontMatter(outline.file));
  const incident = readIncidentMark(outline.file.source);
  const fields = readFields(outline);
  const entries = readRawEntries(outline);
  const date = settleDate({ fields, title, entries, fileName });
  const timeZone = settleTimeZone(outline, fields, entries);
  const document: PostMortem = {
    markdown,
    ...(title === undefined ? {} : { title }),
    ...(incident === undefined ? {} : { incident }),
    ...(date === undefined ? {} : { date }),
    ...(timeZone === undefined ? {} : { timeZone }),
    fields,
    sections: documentSections(outline),
    timeline: resolveEntries(entries, date?.value),
    actionItems: readActionItems(outline),
    targets: Object.fromEntries(outline.targets),
  };
  keepOutline(document, outline);
  return document;
}
