/** Where in a shell command a place is: outside of quotes, inside one kind, or in a here-document that expands or does not. */
export type ShellPlace = 'open' | "'" | '"' | 'document' | 'rawDocument';

/** The place right behind `before`, the beginning of a command. Command substitutions begin anew: `"$(echo "<pod>")"`. */
export function shellPlace(before: string): ShellPlace {
  const open: string[] = [];
  const documents: { end: string; raw: boolean }[] = [];
  for (let index = 0; index < before.length; index++) {
    const sign = before[index] ?? '';
    const top = open.at(-1);
    if (top === "'") {
      if (sign === "'") open.pop();
      continue;
    }
    if (sign === '\\') {
      index++;
    } else if (before.startsWith('$(', index)) {
      open.push(')');
      index++;
    } else if (sign === '`') {
      if (top === '`') open.pop();
      else open.push('`');
    } else if (top === '"') {
      if (sign === '"') open.pop();
    } else if (sign === '"' || sign === "'") {
      open.push(sign);
    } else if (sign === '(') {
      open.push(')');
    } else if (sign === ')') {
      if (top === ')') open.pop();
    } else if (sign === '#' && /(?:^|[\s;&|(])$/.test(before.slice(Math.max(0, index - 1), index))) {
      const end = before.indexOf('\n', index);
      if (end < 0) return 'open';
      index = end - 1;
    } else if (before.startsWith('<<', index)) {
      const [whole = '<<', quote, word] =
        /^<<-?\s*(['"\\]?)([A-Za-z_]\w*)['"]?/.exec(before.slice(index, index + 80)) ?? [];
      if (word !== undefined) documents.push({ end: word, raw: quote !== '' });
      index += whole.length - 1;
    } else if (sign === '\n') {
      for (let next = documents.shift(); next !== undefined; next = documents.shift()) {
        const end = documentEnd(before, index, next.end);
        if (end < 0) return next.raw ? 'rawDocument' : 'document';
        index = end;
      }
    }
  }
  const top = open.at(-1);
  return top === "'" || top === '"' ? top : 'open';
}

/** The index of the last sign of the line that ends a here-document; -1 when it does not end. */
function documentEnd(text: string, from: number, word: string): number {
  const match = new RegExp(String.raw`\n[\t ]*${word}(?=\n|$)`).exec(text.slice(from));
  return match ? from + match.index + match[0].length - 1 : -1;
}
