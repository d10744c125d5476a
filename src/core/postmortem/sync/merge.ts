import type { TrackerIssue, TrackerPerson } from '../../tracker/issue.ts';
import type { ActionItem } from '../postMortem.ts';
import { isSameLabels, labelChange, labelsField, labelsIn, withLabelChange } from './labels.ts';

/** What an item and its issue both hold. Empty text stands for nothing. */
export interface ItemFields {
  readonly title: string;
  readonly done: boolean;
  /** In the file as written; in the tracker the person's id. */
  readonly owner: string;
  readonly due: string;
  /** A name a line, in order. Either side may have some that the other cannot hold. */
  readonly labels: string;
}

export type ItemField = keyof ItemFields;
export const itemFields: readonly ItemField[] = ['title', 'done', 'owner', 'due', 'labels'];

/** How the two sides were when they were last brought together. */
export interface SeenItem {
  readonly file: Partial<ItemFields>;
  readonly tracker: Partial<ItemFields>;
}

/** `conflict`: both sides changed, to different things, and nobody but a person can say which one holds. */
export type FieldVerdict = 'same' | 'fromTracker' | 'toTracker' | 'conflict';
export type ItemVerdicts = Readonly<Record<ItemField, FieldVerdict>>;

export function fileFields({ text, done, owner, due, labels }: ActionItem): ItemFields {
  return {
    title: text,
    done: done === true,
    owner: owner ?? '',
    due: due ?? '',
    labels: labelsField(labels ?? []),
  };
}

export function trackerFields({ title, state, assignee, due, labels }: TrackerIssue): ItemFields {
  return {
    title,
    done: state.kind === 'completed',
    owner: assignee?.id ?? '',
    due: due ?? '',
    labels: labelsField(labels.map(({ name }) => name)),
  };
}

/**
 * Brings the two sides of an item together, field by field. A side counts as changed against what was last seen
 * of that same side, so that words which the other side cannot hold (an owner whom the tracker does not know)
 * are no change. A change is only taken over where the other side did not change.
 */
export function mergeItem(item: ActionItem, issue: TrackerIssue, seen: SeenItem | undefined): ItemVerdicts {
  const file = fileFields(item);
  const tracker = trackerFields(issue);
  const verdict = (field: ItemField): FieldVerdict => {
    if (agree(field, file, tracker, issue.assignee)) return 'same';
    const before = { file: seen?.file[field], tracker: seen?.tracker[field] };
    if (before.file === undefined || before.tracker === undefined) return firstMeeting(field, file, tracker);
    if (field === 'labels' && isSameChange(seen, file, tracker)) return 'same';
    const fileChanged = file[field] !== before.file;
    const trackerChanged = tracker[field] !== before.tracker;
    if (fileChanged && trackerChanged) return 'conflict';
    if (fileChanged) return 'toTracker';
    return trackerChanged ? 'fromTracker' : 'same';
  };
  return {
    title: verdict('title'),
    done: verdict('done'),
    owner: verdict('owner'),
    due: verdict('due'),
    labels: verdict('labels'),
  };
}

/** Without a last-seen value only what takes nothing away is done: an empty place is filled, an empty box ticked. */
function firstMeeting(field: ItemField, file: ItemFields, tracker: ItemFields): FieldVerdict {
  // Labels that the settings add to every issue need not stand in the file.
  if (field === 'labels' && file.labels !== '' && labelChange(tracker.labels, file.labels).added.length === 0) {
    return 'same';
  }
  const isEmpty = field === 'done' ? !file.done : file[field] === '';
  return isEmpty && tracker[field] !== '' ? 'fromTracker' : 'conflict';
}

function agree(field: ItemField, file: ItemFields, tracker: ItemFields, assignee: TrackerPerson | undefined): boolean {
  if (field === 'owner') return assignee === undefined ? file.owner === '' : isCalled(assignee, file.owner);
  if (field === 'title') return oneSpaced(file.title) === oneSpaced(tracker.title);
  if (field === 'labels') return isSameLabels(file.labels, tracker.labels);
  return file[field] === tracker[field];
}

/** The file has what becomes of it when the tracker's change is taken over. */
function isSameChange(seen: SeenItem | undefined, file: ItemFields, tracker: ItemFields): boolean {
  const change = labelChange(seen?.tracker.labels ?? '', tracker.labels);
  const expected = withLabelChange(labelsIn(seen?.file.labels ?? ''), change);
  return isSameLabels(labelsField(expected), file.labels);
}

function oneSpaced(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** Whether a file's owner can be nobody else: the handle, the name or the e-mail address of the person. */
export function isCalled({ name, fullName, email }: TrackerPerson, owner: string): boolean {
  const wanted = folded(owner);
  if (wanted === '') return false;
  const [mailbox] = email?.split('@') ?? [];
  return [name, fullName, email, mailbox].some((word) => word !== undefined && folded(word) === wanted);
}

/** "Müller, Jan" and "jan.mueller" stay different; case, a leading "@" and white space do not count. */
function folded(text: string): string {
  return text.normalize('NFKC').replace(/^@/u, '').replace(/\s+/gu, ' ').trim().toLowerCase();
}

/**
 * What counts as seen after a merge: both sides as they are now where they were brought together; as before where
 * a change is still to be sent, or a person still has to decide.
 */
export function seenAfter(
  verdicts: ItemVerdicts,
  now: { readonly file: ItemFields; readonly tracker: ItemFields },
  seen: SeenItem | undefined,
): SeenItem {
  const open = (field: ItemField): boolean => verdicts[field] === 'toTracker' || verdicts[field] === 'conflict';
  const side = (current: ItemFields, before: Partial<ItemFields> | undefined): Partial<ItemFields> =>
    Object.fromEntries(
      itemFields.flatMap((field) => {
        const value = open(field) ? before?.[field] : current[field];
        return value === undefined ? [] : [[field, value] as const];
      }),
    );
  return { file: side(now.file, seen?.file), tracker: side(now.tracker, seen?.tracker) };
}
