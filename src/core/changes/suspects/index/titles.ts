import type { Candidate } from '../candidate.ts';

const merge = /^(?:merge\b|auto merge\b|merged\b)/i;
const reverted = /^\s*(?:\[[^\]]*\]\s*)*(?:revert|roll ?back|back ?out)(?:s|ed|ing)?\b[\s:]*/i;
const relanded = /^\s*(?:\[[^\]]*\]\s*)*(?:re-?land|re-?apply|re-?submit|re-?commit|unrevert)(?:s|ed|ing)?\b[\s:]*/i;
const quoted = /^["“'](.*?)["”']?(?:\s*\(#\d+\))?$/s;

/** The title that says what was changed: hosts title a merge after its branch and keep the author's title in the body. */
export function tellingTitle(candidate: Pick<Candidate, 'title' | 'body' | 'commits'>): string {
  if (!merge.test(candidate.title)) return candidate.title;
  const [first] = candidate.body.trimStart().split('\n', 1);
  if (first !== undefined && first.length > 3 && !first.startsWith('*') && !/^conflicts/i.test(first)) return first;
  return candidate.commits[0]?.title ?? candidate.title;
}

/** What a title says of an earlier change: how often it was taken back and landed again, and that change's own title. */
export interface TitleLayers {
  readonly reverts: number;
  readonly relands: number;
  /** That change's title as it is written; empty where the title speaks of no earlier change. */
  readonly of: string;
  /** The same as `titleKey` writes it. */
  readonly inner: string;
}

const plain: TitleLayers = { reverts: 0, relands: 0, of: '', inner: '' };
const again = /revert|roll|back|land|apply|submit|commit/i;

export function titleLayers(title: string): TitleLayers {
  if (!again.test(title)) return plain;
  let inner = title;
  let reverts = 0;
  let relands = 0;
  for (let layer = 0; layer < 6; layer += 1) {
    const revert = reverted.exec(inner);
    const reland = revert === null ? relanded.exec(inner) : null;
    const start = revert ?? reland;
    if (start === null) break;
    if (revert === null) relands += 1;
    else reverts += 1;
    const rest = inner.slice(start[0].length).trim();
    inner = quoted.exec(rest)?.[1] ?? rest;
  }
  return reverts + relands === 0 ? plain : { reverts, relands, of: inner, inner: titleKey(inner) };
}

/** A title as it is compared: without numbers of pull requests, case and marks. */
export function titleKey(title: string): string {
  return title
    .toLowerCase()
    .replace(/\(#\d+\)/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
