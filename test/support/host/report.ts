/** Test results leave the extension host as lines on its console: the only way out of the web-worker host. */
export type TestReport =
  | { readonly kind: 'pass' | 'skip'; readonly title: string; readonly ms: number }
  | { readonly kind: 'fail'; readonly title: string; readonly ms: number; readonly error: string }
  | { readonly kind: 'end'; readonly count: number };

export const reportMark = '@sitrep-test ';

const longestError = 4000;

export function report(line: TestReport): void {
  console.log(`${reportMark}${JSON.stringify(line)}`);
}

export function errorText(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
  const message = error instanceof Error && !text.includes(error.message) ? `${error.message}\n` : '';
  return `${message}${text}`.slice(0, longestError);
}
