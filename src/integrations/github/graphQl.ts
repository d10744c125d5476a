import type { Octokit } from '@octokit/rest';
import * as v from 'valibot';

const Partial = v.object({ name: v.literal('GraphqlResponseError'), data: v.record(v.string(), v.unknown()) });

/**
 * Asks by GraphQL. A question about several things is answered as far as it can be: what GitHub refused is null in it.
 * Only an answer with nothing in it is an error.
 */
export async function askGraphQl(
  octokit: Octokit,
  query: string,
  variables: Readonly<Record<string, string | number | boolean | null>>,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  try {
    return await octokit.graphql(query, { ...variables, ...(signal === undefined ? {} : { request: { signal } }) });
  } catch (error) {
    const partial = v.safeParse(Partial, error);
    if (partial.success && Object.values(partial.output.data).some(hasSomething)) return partial.output.data;
    throw error;
  }
}

function hasSomething(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((inner) => inner !== null && inner !== undefined);
}
