import { foldText } from './foldText.ts';
import { readShortReference, type Reference } from './reference.ts';
import { readReferenceUrl } from './host/referenceUrl.ts';

/** What somebody typed to find a change. */
export interface ChangeQuery {
  /** The changes that it may name. "1234567" may be a pull request and the start of a SHA. */
  readonly references: readonly Reference[];
  /** Folded; all must occur. None where the text can only be a reference. */
  readonly words: readonly string[];
  /** Folded, as a branch or a tag may be called. */
  readonly name: string;
}

const maxQueryLength = 500;
const maxWords = 12;

export function readChangeQuery(text: string): ChangeQuery {
  const query = text.slice(0, 4_000).trim();
  if (/^https?:\/\//iu.test(query)) {
    const page = readReferenceUrl(query);
    return { references: page === undefined ? [] : [page], words: [], name: '' };
  }
  const short = readShortReference(query) ?? gitlabNumber(query);
  if (short !== undefined) return { references: [short], words: [], name: '' };
  const folded = foldText(query.slice(0, maxQueryLength));
  const words = folded.split(/\s+/u).filter((word) => word !== '');
  return { references: bareReferences(query), words: [...new Set(words)].slice(0, maxWords), name: folded };
}

/** Whether the text names one change, so that finding none is worth saying so: "#9999", a whole SHA, an address. */
export function namesOneChange({ references, words }: ChangeQuery): boolean {
  if (words.length === 0) return references.length > 0;
  return references.some((reference) => reference.kind === 'pullRequest' || /^(?=.*\d).{7}/u.test(shaOf(reference)));
}

function shaOf(reference: Reference): string {
  return reference.kind === 'commit' ? reference.sha : '';
}

function gitlabNumber(query: string): Reference | undefined {
  const number = Number(/^!(\d{1,9})$/u.exec(query)?.[1]);
  return number > 0 ? { kind: 'pullRequest', number } : undefined;
}

/** "234" and "1a2b3c", which may also be words. */
function bareReferences(query: string): readonly Reference[] {
  const references: Reference[] = [];
  if (/^[1-9]\d{0,8}$/u.test(query)) references.push({ kind: 'pullRequest', number: Number(query) });
  if (/^[0-9a-f]{4,64}$/iu.test(query)) references.push({ kind: 'commit', sha: query.toLowerCase() });
  return references;
}
