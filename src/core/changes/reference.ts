/** A change as somebody names it in a text, a search box or an address. `repository` is "owner/name". */
export type Reference =
  | { readonly kind: 'pullRequest'; readonly number: number; readonly repository?: string; readonly url?: string }
  | { readonly kind: 'commit'; readonly sha: string; readonly repository?: string; readonly url?: string }
  /** `id` is a tag or the vendor's id. */
  | { readonly kind: 'deploy'; readonly id: string; readonly repository?: string; readonly url?: string };

const address = /https?:\/\/[^\s<>"'`|\\^{}]+/giu;

/** The web addresses in a text, each once, without what belongs to the sentence around them. */
export function addressesIn(text: string): readonly string[] {
  return [...new Set(Array.from(text.matchAll(address), ([found]) => withoutClosing(found)))];
}

const short =
  /^(?:(?:PR|MR|pull request|merge request) ?[#!]?(\d{1,9})|([\w.-]{1,100}(?:\/[\w.-]{1,100}){1,5})[#!](\d{1,9})|#(\d{1,9}))$/iu;

/** "#234", "PR 234", "owner/name#234" or "group/name!234", when the text is nothing else. */
export function readShortReference(text: string): Reference | undefined {
  const [, spoken, repository, inRepository, bare] = short.exec(text) ?? [];
  const number = Number(spoken ?? inRepository ?? bare);
  if (!(number > 0)) return undefined;
  return { kind: 'pullRequest', number, ...(repository === undefined ? {} : { repository }) };
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
