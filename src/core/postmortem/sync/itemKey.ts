import { sha256 } from '../../sha256.ts';
import type { ActionItem, PostMortem } from '../postMortem.ts';

/**
 * Which item is which, on every machine alike. An item that carries a mark (`<!-- sitrep:item … -->`) is known by
 * it, whatever happens to its words. One without a mark gets a key from what two copies of the file have in
 * common: the document, the item's words, and how many items before it read the same. So two machines that send
 * the same file at once choose the same keys, and with them the same issue ids. Pushing writes the mark.
 */
export function itemKeys(document: PostMortem): readonly string[] {
  const known = keysOf.get(document);
  if (known !== undefined) return known;
  const keys = findKeys(document);
  keysOf.set(document, keys);
  return keys;
}

/** A document is never changed, and is asked for its items again and again. */
const keysOf = new WeakMap<PostMortem, readonly string[]>();

function findKeys(document: PostMortem): readonly string[] {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  const own = documentKey(document);
  return document.actionItems.map((item) => {
    // A line that was copied with its mark is a second item, not the first one again.
    const marked = item.id !== undefined && !taken.has(item.id) ? item.id : undefined;
    const key = marked ?? freshKey(own, item, counts, taken);
    taken.add(key);
    return key;
  });
}

function freshKey(own: string, item: ActionItem, counts: Map<string, number>, taken: ReadonlySet<string>): string {
  const words = item.text.normalize('NFC').toLowerCase();
  for (;;) {
    const count = counts.get(words) ?? 0;
    counts.set(words, count + 1);
    const key = BigInt(`0x${sha256(`${own}\n${words}\n${count}`)}`)
      .toString(36)
      .slice(0, 16);
    if (!taken.has(key)) return key;
  }
}

/** The item of a key, in the document as it is now. */
export function itemOf(document: PostMortem, key: string): ActionItem | undefined {
  return document.actionItems[itemKeys(document).indexOf(key)];
}

/** What the ids of a document's issues are derived from: its incident, else the words that name the document. */
export function documentKey({ incident, title, date }: PostMortem): string {
  return incident ?? `${title?.value ?? ''}\n${date?.value ?? ''}`;
}

/** The id under which an item's issue is made in a workspace: the same wherever and however often it is asked for. */
export function issueIdOf(document: PostMortem, key: string, workspaceId: string): string {
  return uuidFrom(`sitrep action item\n${workspaceId}\n${document.incident ?? ''}\n${key}`);
}

/** Of the issue that holds the items of an incident. */
export function incidentIssueId(incident: string, workspaceId: string): string {
  return uuidFrom(`sitrep incident\n${workspaceId}\n${incident}`);
}

/** Of the document that a post-mortem is shared as. */
export function sharedDocumentId(document: PostMortem, workspaceId: string): string {
  return uuidFrom(`sitrep post-mortem\n${workspaceId}\n${documentKey(document)}`);
}

/** Trackers take UUIDs of version 4 only; the bits that say so are set, the others are the hash's. */
export function uuidFrom(name: string): string {
  const hash = sha256(name);
  const variant = ((Number.parseInt(hash[16] ?? '0', 16) & 3) | 8).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `4${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}
