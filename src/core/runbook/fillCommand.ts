import { shellQuote, type ShellKind } from './shellQuote.ts';
import { shellPlace, type ShellPlace } from './shellPlace.ts';
import { gapPattern, variableKey, variablesOf } from './variables.ts';

/**
 * The command with its gaps filled; `values` is by `variableKey`. Each value reaches the program as it was typed:
 * it is quoted for the shell and for the quotes or the here-document it stands in. A gap without a value stays, and so
 * does one in a here-document that does not expand when its value would end the document.
 */
export function fillCommand(text: string, values: ReadonlyMap<string, string>, shell: ShellKind): string {
  const gaps = new Map(variablesOf(text).map((variable) => [variable.written, variable]));
  let filled = '';
  let at = 0;
  for (const match of text.matchAll(gapPattern)) {
    const gap = gaps.get(match[0]);
    const value = gap && values.get(variableKey(gap.name));
    if (gap === undefined || value === undefined) continue;
    const place = shellPlace(text.slice(0, match.index));
    if (gap.form === 'shell' && (place === "'" || place === 'rawDocument')) continue;
    const before = filled + text.slice(at, match.index);
    const end = match.index + match[0].length;
    const word = fit(value, place, shell);
    const endsDocument =
      (place === 'document' || place === 'rawDocument') &&
      shellPlace(`${before}${word}${/^.*/.exec(text.slice(end))?.[0] ?? ''}\n`) !== place;
    // What does not expand cannot tell a value that is its end word from its end.
    if (endsDocument && place === 'rawDocument') continue;
    filled = before + (endsDocument ? '$()' : '') + word;
    at = end;
  }
  return filled + text.slice(at);
}

function fit(value: string, place: ShellPlace, shell: ShellKind): string {
  const word = shellQuote(value, shell);
  const quoted = /^['"]/.test(word);
  const inner = oneLine(value);
  switch (place) {
    case 'open':
      return word;
    case 'rawDocument':
      return inner;
    case 'document':
      return inner.replace(/[\\$`]/g, '\\$&');
    case "'":
      if (!quoted || shell === 'cmd') return word;
      return shell === 'powershell' ? word.slice(1, -1) : `'${word}'`;
    case '"':
      if (!quoted) return word;
      if (shell === 'powershell') return inner.replace(/[`$"“”„]/g, '`$&');
      return shell === 'cmd' ? word.slice(1, -1) : `"${word}"`;
  }
}

function oneLine(value: string): string {
  return value.replace(/[\r\n\t]+/g, ' ');
}
