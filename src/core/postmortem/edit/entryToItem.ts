import type { TextEdit } from '../../markdown/diagnostic.ts';
import type { IncidentState, TimelineEntry } from '../../incident/state.ts';
import { recordedWords } from '../draftTimeline.ts';
import type { PostMortem } from '../postMortem.ts';
import { inlineText } from '../read/inlineText.ts';
import { readItemParts } from '../read/itemParts.ts';
import { addActionItem } from './actionItemEdits.ts';
import type { ItemChange } from './itemSource.ts';

/**
 * Makes an action item of an entry of the record: in the words of the document's timeline where it states the entry,
 * since people may have corrected them there, else in those that a draft would write. Undefined when the document
 * has such an item already.
 */
export function entryToItem(
  document: PostMortem,
  entry: TimelineEntry,
  state: IncidentState,
): readonly TextEdit[] | undefined {
  const stated = document.timeline.find(({ marks }) =>
    marks.some(({ ids, part }) => part === undefined && ids.includes(entry.id)),
  );
  const { line, sources } = recordedWords(entry, state);
  const change = asItem(stated?.written ?? line, stated === undefined ? ` (${sources})` : '');
  const text = inlineText(change.text);
  if (document.actionItems.some((item) => item.text === text)) return undefined;
  return addActionItem(document, change);
}

/** "TODO: @mira: raise the limit" says itself who does what. */
function asItem(written: string, sources: string): ItemChange & { readonly text: string } {
  const { start, end, owner, due } = readItemParts(written);
  return {
    text: `${written.slice(start, end)}${sources}`,
    done: false,
    ...(owner === undefined ? {} : { owner: owner.value }),
    ...(due === undefined ? {} : { due: due.value }),
  };
}
