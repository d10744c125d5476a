/** Labels as one line of text: commas between, quotes around one that holds a comma or a quote itself. */
export function joinLabels(labels: readonly string[]): string {
  return labels.map((label) => (/[,"]/u.test(label) ? `"${label.replaceAll('"', '""')}"` : label)).join(', ');
}

export function splitLabels(line: string): readonly string[] {
  return pieces(line)
    .map(unquoted)
    .filter((label) => label !== '');
}

/** What the line may become: a known label in place of the one that is being typed. */
export function completions(line: string, known: readonly string[]): readonly string[] {
  const before = pieces(line).slice(0, -1).map(unquoted).filter(Boolean);
  const taken = new Set(before.map((label) => label.toLowerCase()));
  return known.filter((label) => !taken.has(label.toLowerCase())).map((label) => joinLabels([...before, label]));
}

function pieces(line: string): readonly string[] {
  const found: string[] = [];
  let piece = '';
  for (const [part] of line.matchAll(/"(?:[^"]|"")*(?:"|$)|,|[^",]+/gu)) {
    if (part === ',') {
      found.push(piece);
      piece = '';
    } else piece += part;
  }
  return [...found, piece];
}

function unquoted(piece: string): string {
  const text = piece.trim();
  const [, inner] = /^"((?:[^"]|"")*)"?$/u.exec(text) ?? [];
  return (inner?.replaceAll('""', '"') ?? text).trim();
}
