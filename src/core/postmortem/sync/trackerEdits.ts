import type { TextEdit } from '../../markdown/diagnostic.ts';
import type { TrackerIssue } from '../../tracker/issue.ts';
import { editActionItem } from '../edit/actionItemEdits.ts';
import type { ItemChange } from '../edit/itemSource.ts';
import { escapeText } from '../escape.ts';
import type { ActionItem, PostMortem } from '../postMortem.ts';
import { linkedIdentifier } from './linked.ts';
import { labelChange, labelsIn, withLabelChange } from './labels.ts';
import { fileFields, itemFields, trackerFields, type ItemField, type ItemVerdicts, type SeenItem } from './merge.ts';

/**
 * What to change of an item so that it says what its issue says in these fields. Of labels only what changed in the
 * tracker since `seen`, all of them where nothing was.
 */
export function trackerChange(
  item: ActionItem,
  issue: TrackerIssue,
  fields: readonly ItemField[],
  seen?: SeenItem,
): ItemChange {
  const tracker = trackerFields(issue);
  const change: { -readonly [K in keyof ItemChange]: ItemChange[K] } = {};
  for (const field of fields) {
    if (field === 'title') change.text = escapeText(tracker.title);
    if (field === 'done' && fileFields(item).done !== tracker.done) change.done = tracker.done;
    if (field === 'owner') change.owner = issue.assignee === undefined ? null : escapeText(issue.assignee.name);
    if (field === 'due') change.due = tracker.due === '' ? null : tracker.due;
    if (field === 'labels') {
      const before = seen?.tracker.labels;
      change.labels =
        before === undefined
          ? labelsIn(tracker.labels)
          : withLabelChange(item.labels ?? [], labelChange(before, tracker.labels));
    }
  }
  return change;
}

/** The edits that take over the tracker's changes, and write the issue's name beside an item that lacks it. */
export function trackerEdits(
  document: PostMortem,
  item: ActionItem,
  found: {
    readonly key: string;
    readonly issue: TrackerIssue;
    readonly verdicts: ItemVerdicts;
    readonly seen: SeenItem | undefined;
  },
): readonly TextEdit[] {
  const { key, issue, verdicts, seen } = found;
  const change = trackerChange(
    item,
    issue,
    itemFields.filter((field) => verdicts[field] === 'fromTracker'),
    seen,
  );
  return editActionItem(document, item, { ...change, ...linkChange(item, key, issue) });
}

/** The link and the mark that tie an item to its issue, as far as they are not there yet. */
export function linkChange(
  item: ActionItem,
  key: string,
  { identifier, url }: Pick<TrackerIssue, 'identifier' | 'url'>,
): ItemChange {
  if (linkedIdentifier(item) === identifier.toUpperCase()) return {};
  const mark = item.id === key ? {} : { id: key };
  const link = { name: identifier, url };
  // A link of the team's own stays; the issue's comes behind it.
  return item.link === undefined || linkedIdentifier(item) !== undefined
    ? { ...mark, link }
    : { ...mark, addedLink: link };
}
