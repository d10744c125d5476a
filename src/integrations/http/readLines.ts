/** Bounds for an answer that has no end of its own. */
export interface LineLimits {
  readonly mostLines: number;
  readonly mostBytes: number;
}

/**
 * The lines of a stream that arrived before it ended, was aborted, or had enough; a last line without its end is left
 * out unless the stream ended. The connection is given up after it.
 */
export async function readLines(response: Response, { mostLines, mostBytes }: LineLimits): Promise<readonly string[]> {
  if (response.body === null) return [];
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  const lines: string[] = [];
  let rest = '';
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
      const parts = rest.split('\n');
      rest = parts.pop() ?? '';
      lines.push(...parts.filter((line) => line.trim() !== ''));
      if (done) return rest.trim() === '' ? lines : [...lines, rest];
      bytes += value.byteLength;
      if (lines.length >= mostLines || bytes >= mostBytes) break;
    }
  } catch {
    // Aborted or broken off: what came before it is as good as ever.
    return lines;
  }
  await reader.cancel().catch(() => undefined);
  return lines.slice(0, mostLines);
}
