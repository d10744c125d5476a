export type Fields = Readonly<Record<string, string | number>>;

/** One line per fact: time, level, message, key=value pairs. A stack trace follows on its own lines. */
export function logLine(level: 'info' | 'error', message: string, fields: Fields, at = new Date()): string {
  const pairs = Object.entries(fields).map(([key, value]) => `${key}=${value}`);
  return [at.toISOString(), level, message, ...pairs].join(' ');
}

export function logError(message: string, fields: Fields, error: unknown): void {
  console.error(logLine('error', message, fields));
  console.error(error instanceof Error ? error.stack : String(error));
}
