import { readReferenceUrl } from './host/referenceUrl.ts';

/** A change as somebody names it in a text, a search box or an address. `repository` is "owner/name". */
export type Reference =
  | { readonly kind: 'pullRequest'; readonly number: number; readonly repository?: string; readonly url?: string }
  | { readonly kind: 'commit'; readonly sha: string; readonly repository?: string; readonly url?: string }
  /** `id` is a tag or the vendor's id. */
  | { readonly kind: 'deploy'; readonly id: string; readonly repository?: string; readonly url?: string };

/** `start` and `end` are offsets into the text, in UTF-16 code units. */
export type LinkedReference = Reference & { readonly start: number; readonly end: number };

/**
 * Finds the changes that a text names: addresses of pull requests, commits and deploys; "#234", "owner/name#234",
 * "PR 234", "group/name!234". In the order of the text, never overlapping.
 */
export function linkReferences(text: string): readonly LinkedReference[] {
  const found: LinkedReference[] = [];
  let from = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"'`|\\^{}]+/giu)) {
    const url = withoutClosing(match[0]);
    const end = match.index + url.length;
    const reference = readReferenceUrl(url);
    found.push(...shortReferences(text.slice(from, match.index), from));
    if (reference !== undefined) found.push({ ...reference, start: match.index, end });
    from = end;
  }
  found.push(...shortReferences(text.slice(from), from));
  return found;
}

/** "#234" and its like, when the text is nothing else. */
export function readShortReference(text: string): Reference | undefined {
  const [only] = shortReferences(text, 0);
  if (only?.start !== 0 || only.end !== text.length) return undefined;
  const { start: _start, end: _end, ...reference } = only;
  return reference;
}

const short =
  /(?<![\p{L}\p{N}_./&#!-])(?:(?:PR|MR|pull request|merge request) ?[#!]?(\d{1,9})|([\w.-]{1,100}(?:\/[\w.-]{1,100}){1,5})[#!](\d{1,9})|#(\d{1,9}))(?![\p{L}\p{N}_-])/giu;

function shortReferences(text: string, offset: number): readonly LinkedReference[] {
  const found: LinkedReference[] = [];
  for (const match of text.matchAll(short)) {
    const [whole, spoken, repository, inRepository, bare] = match;
    const number = Number(spoken ?? inRepository ?? bare);
    if (number === 0) continue;
    const start = offset + match.index;
    const end = start + whole.length;
    found.push({ kind: 'pullRequest', number, ...(repository === undefined ? {} : { repository }), start, end });
  }
  return found;
}

/** Without what belongs to the sentence around an address: a full stop, the bracket that it stands in. */
function withoutClosing(url: string): string {
  let end = url.length;
  let open = 0;
  for (const letter of url) open += letter === '(' ? 1 : letter === ')' ? -1 : 0;
  for (; end > 0; end -= 1) {
    const last = url.charAt(end - 1);
    if (last === ')' && open < 0) open += 1;
    else if (!'.,;:!?]*_~'.includes(last)) break;
  }
  return url.slice(0, end);
}
