import { parseStack } from '../changes/stack/parseStack.ts';

/** The lines of a log as they are kept as evidence: each with its own time in UTC, traces left on their lines. */
export function logText(lines: readonly { readonly atMs: number; readonly text: string }[]): string {
  return lines.map(({ atMs, text }) => `${new Date(atMs).toISOString()} ${text}`).join('\n');
}

const speaksOfTrouble =
  /\b(?:error|exception|traceback|panic|fatal|warn(?:ing)?|fail(?:ed|ure)?|timed? ?out|refused|denied|(?<!#)[45]\d\d)\b|\b[A-Z]\w*(?:Error|Exception)\b/iu;
const startsWithTime = /^\W{0,2}(?:\d{4}-\d\d-\d\d[ T]|\d\d:\d\d:\d\d|[A-Z][a-z]{2} +\d{1,2} \d\d:)/u;
const indentedFrame = /^\s+(?:at |File "|\S+\.\w+:\d+)/u;

/**
 * Whether a text may be a log or a stack trace: it speaks of trouble, or has lines that begin with a time or are frames. A
 * guess for what is offered first, never a reason to refuse.
 */
export function looksLikeLog(text: string): boolean {
  const lines = text.slice(0, 20_000).split(/\r?\n/u);
  return lines.some((line) => speaksOfTrouble.test(line) || startsWithTime.test(line) || indentedFrame.test(line));
}

/** `placeOrder`, `order_items`, `db.pool`, `POOL_SIZE`, `src/pool.ts`, `deadlock_detected`, a hexadecimal number. */
const identifier =
  /\b[a-z]+[A-Z]\w*|\b[A-Z][a-z0-9]+[A-Z]\w*|\b\w*[a-zA-Z0-9]_[a-zA-Z0-9]\w*|\b\w{2,}\.[a-z_]\w+\b|\w[\\/]\w|\b0x[0-9a-f]+|\b(?=\w*\d)[0-9a-f]{7,}\b/u;

/**
 * Whether a text says anything of an error: a line of a log, a place in code or a name that code has. A plain sentence
 * does not, and its words must not weigh as those of an error do.
 */
export function isErrorEvidence(text: string): boolean {
  const beginning = text.slice(0, 20_000);
  return looksLikeLog(text) || identifier.test(beginning) || parseStack(beginning).length > 0;
}
