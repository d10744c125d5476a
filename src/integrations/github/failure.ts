import * as v from 'valibot';
import type { Failure } from '../../core/failure.ts';
import { failureIn } from '../http/doorError.ts';
import { replyFailure } from '../http/replyFailure.ts';

export const where = 'GitHub';

/** Octokit's `RequestError`. `response.data` is what GitHub sent, of any shape. */
const HttpError = v.object({
  name: v.literal('HttpError'),
  status: v.number(),
  response: v.optional(v.object({ data: v.unknown() })),
});

/** Octokit's `GraphqlResponseError`: HTTP was fine, the question was not. */
const GraphQlError = v.object({
  name: v.literal('GraphqlResponseError'),
  errors: v.array(v.object({ type: v.optional(v.string(), ''), message: v.string() })),
});

const Refusal = v.object({
  message: v.optional(v.string(), ''),
  errors: v.optional(v.array(v.unknown()), []),
});
const FieldRefusal = v.object({ message: v.string() });

/** What Octokit threw, as a failure; a bug is thrown on. `what` was asked for. */
export function gitHubFailure(error: unknown, what: string): Failure {
  const known = failureIn(error);
  if (known !== undefined) return known;
  const http = v.safeParse(HttpError, error);
  if (http.success) {
    const { status, response } = http.output;
    const failure = replyFailure({ status }, { where, what }, reasonIn(response?.data));
    return failure ?? { code: 'badReply', where, detail: `HTTP ${status}` };
  }
  const graphQl = v.safeParse(GraphQlError, error);
  if (graphQl.success) return graphQlFailure(graphQl.output.errors[0], what);
  throw error;
}

function graphQlFailure(first: { type: string; message: string } | undefined, what: string): Failure {
  const { type, message } = first ?? { type: '', message: 'unknown error' };
  const reason = message.slice(0, 300);
  if (type === 'NOT_FOUND') return { code: 'notFound', where, what };
  if (type === 'FORBIDDEN' || type === 'INSUFFICIENT_SCOPES') return { code: 'denied', where, detail: reason };
  return { code: 'rejected', where, reason };
}

/** GitHub's sentence, with that of the first field that it did not like. */
function reasonIn(data: unknown): string {
  const refusal = v.safeParse(Refusal, data);
  if (!refusal.success) return '';
  const { message, errors } = refusal.output;
  const field = v.safeParse(FieldRefusal, errors[0]);
  return field.success ? `${message}: ${field.output.message}` : message;
}
