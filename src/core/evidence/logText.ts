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
