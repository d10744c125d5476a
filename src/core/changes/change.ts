import * as v from 'valibot';

const text = v.pipe(v.string(), v.maxLength(20_000));

/**
 * A deploy, a merged pull request or a commit. `key` is equal for the same change whoever reports it, but for deploys,
 * which each vendor numbers for itself (`aliases`):
 * `pr:owner/name#234`, `deploy:owner/name@<tag or id>`, `commit:<full sha>` (a repository without a remote
 * goes by its folder's name). `at` is when it landed, ISO 8601 in UTC; of an `unmerged` one, when it was opened.
 */
export const ChangeSchema = v.object({
  key: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
  kind: v.picklist(['deploy', 'pullRequest', 'commit']),
  title: text,
  at: v.pipe(
    v.string(),
    v.check((text) => !Number.isNaN(Date.parse(text)), 'not a date'),
  ),
  repository: v.optional(text),
  number: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  sha: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{7,64}$/))),
  author: v.optional(text),
  branch: v.optional(text),
  tag: v.optional(text),
  environment: v.optional(text),
  url: v.optional(v.pipe(v.string(), v.url(), v.regex(/^https?:/))),
  /**
   * Set where the deploy's own time is not known: `at` is then the time of the commit that it deployed,
   * and the deploy came later.
   */
  timeOf: v.optional(v.literal('commit')),
  /** A pull request that was not merged when it was last read, and so has not landed. */
  unmerged: v.optional(v.picklist(['draft', 'open'])),
  /** Keys under which other sources tell of the same deploy. */
  aliases: v.optional(v.array(text)),
  /** Keys of the changes that this one takes back. */
  reverts: v.optional(v.array(text)),
  /** Key of the change that took this one back, as far as its source saw; unset when it landed again. */
  revertedBy: v.optional(text),
});

export type Change = v.InferOutput<typeof ChangeSchema>;
export type ChangeKind = Change['kind'];

/** Its own key and those that other sources call it by. */
export function keysOf({ key, aliases = [] }: Change): readonly string[] {
  return [key, ...aliases];
}

/** The same change, also where each was told by another source. */
export function isSameChange(one: Change, other: Change): boolean {
  return keysOf(one).some((key) => keysOf(other).includes(key));
}

/** What responders think of a linked change: the cause, ruled out, or nothing yet. */
export type Verdict = 'culprit' | 'cleared' | 'open';
