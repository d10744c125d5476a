/** The lines of a log as they are kept as evidence: each with its own time in UTC, traces left on their lines. */
export function logText(lines: readonly { readonly atMs: number; readonly text: string }[]): string {
  return lines.map(({ atMs, text }) => `${new Date(atMs).toISOString()} ${text}`).join('\n');
}
