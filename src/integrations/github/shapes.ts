import * as v from 'valibot';

/** Only what is used, and of it only what must be there: GitHub adds fields and Enterprise servers lack some. */
const text = v.nullish(v.string(), '');
const user = v.nullish(v.object({ login: v.string() }));
const number = v.pipe(v.number(), v.integer(), v.minValue(1));

export const PullRequestShape = v.object({
  number,
  title: text,
  html_url: v.nullish(v.string()),
  merged_at: v.nullish(v.string()),
  updated_at: v.nullish(v.string()),
  merge_commit_sha: v.nullish(v.string()),
  user,
  head: v.nullish(v.object({ ref: v.nullish(v.string()) })),
  base: v.nullish(v.object({ repo: v.nullish(v.object({ full_name: v.nullish(v.string()) })) })),
});
export type PullRequestShape = v.InferOutput<typeof PullRequestShape>;

export const FoundShape = v.object({
  items: v.array(v.unknown()),
});

export const FoundPullRequestShape = v.object({
  number,
  title: text,
  html_url: v.nullish(v.string()),
  user,
  pull_request: v.nullish(v.object({ merged_at: v.nullish(v.string()) })),
});

export const CommitShape = v.object({
  sha: v.pipe(v.string(), v.regex(/^[0-9a-f]{40,64}$/u)),
  commit: v.object({
    message: text,
    author: v.nullish(v.object({ name: v.nullish(v.string()), date: v.nullish(v.string()) })),
    committer: v.nullish(v.object({ date: v.nullish(v.string()) })),
  }),
  parents: v.nullish(v.array(v.object({ sha: v.string() })), []),
  stats: v.nullish(v.object({ additions: v.nullish(v.number(), 0), deletions: v.nullish(v.number(), 0) })),
  files: v.nullish(v.array(v.unknown())),
});
export type CommitShape = v.InferOutput<typeof CommitShape>;

export const FileShape = v.object({
  filename: v.string(),
  additions: v.nullish(v.number(), 0),
  deletions: v.nullish(v.number(), 0),
  patch: v.nullish(v.string()),
  status: v.nullish(v.string()),
  previous_filename: v.nullish(v.string()),
});

export const ComparisonShape = v.object({ total_commits: v.nullish(v.number()), commits: v.array(v.unknown()) });

export const RepositoryShape = v.object({
  full_name: v.string(),
  fork: v.nullish(v.boolean(), false),
  parent: v.nullish(v.object({ full_name: v.string() })),
});

/** The items of a list that have the shape; nothing where it is no list. */
export function listOf<S extends v.GenericSchema>(schema: S, data: unknown): readonly v.InferOutput<S>[] | undefined {
  if (!Array.isArray(data)) return undefined;
  const read = (data as readonly unknown[]).map((item) => v.safeParse(schema, item));
  const good = read.flatMap(({ success, output }) => (success ? [output] : []));
  // One odd item is passed over; a list of nothing but odd ones is not what was asked for.
  return good.length === 0 && read.length > 0 ? undefined : good;
}

export function oneOf<S extends v.GenericSchema>(schema: S, data: unknown): v.InferOutput<S> | undefined {
  const { success, output } = v.safeParse(schema, data);
  return success ? output : undefined;
}
