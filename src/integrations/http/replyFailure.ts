import { oneLine } from '../../core/changes/plainText.ts';
import type { RemoteFailure } from '../../core/failure.ts';
import type { Reply } from './reply.ts';

export interface Asked {
  /** The vendor: `where` of the failure. */
  readonly where: string;
  /** What was asked for, in case it is not there: "deployment dpl_1". */
  readonly what: string;
}

/**
 * What a refusal means where the vendor does not differ from HTTP; nothing for a success. `reason` is the vendor's own
 * sentence. A redirect that was not followed is no answer.
 */
export function replyFailure(
  { status }: Pick<Reply, 'status'>,
  { where, what }: Asked,
  reason = '',
): RemoteFailure | undefined {
  if (status >= 200 && status < 300) return undefined;
  const said = oneLine(reason, 300);
  if (status === 401) return { code: 'auth', where, ...(said === '' ? {} : { detail: said }) };
  if (status === 402 || status === 403) return { code: 'denied', where, ...(said === '' ? {} : { detail: said }) };
  if (status === 404 || status === 410) return { code: 'notFound', where, what };
  if (status >= 500) return { code: 'down', where, status };
  if (status >= 400) return { code: 'rejected', where, reason: said === '' ? `HTTP ${status}` : said };
  return { code: 'badReply', where, detail: `HTTP ${status}` };
}
