/**
 * How a text names a severity. `scale` tells the schemes apart, so that a page that also speaks of bug
 * priorities does not mix the two; `weak` labels ("Level 1", "Critical") count only where the context is severities.
 */
export interface SeverityLabel {
  readonly label: string;
  readonly level: number;
  readonly scale: 'sev' | 'priority' | 'weak';
  readonly name: string;
  /** The name stands right behind the label, without a mark or brackets between them: "P1 Critical", "SEV-1 stakeholders". */
  readonly joined: boolean;
  /** What follows the label and the name: "respond within 15 minutes". */
  readonly rest: string;
}

const words: Readonly<Record<string, number>> = {
  critical: 1,
  blocker: 1,
  emergency: 1,
  urgent: 1,
  catastrophic: 1,
  high: 2,
  major: 2,
  severe: 2,
  medium: 3,
  moderate: 3,
  significant: 3,
  normal: 3,
  low: 4,
  minor: 4,
  cosmetic: 4,
  trivial: 4,
};

const digits: Readonly<Record<string, number>> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  v: 5,
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
};

const decoration = /^[^\p{L}\p{N}]+/u;
const number = String.raw`([0-5]|i{1,3}|iv|v|zero|one|two|three|four|five)`;
const numbered = new RegExp(
  String.raw`^(sev(?:erity)?(?:[\s-]*level)?|priority(?:[\s-]*level)?|prio|incident\s+level|p|s|level|tier|category|cat|class)([\s.:#_–-]*)${number}(?![\p{L}\p{N}_%]|[.,/+]\d|['’]s)`,
  'iu',
);
const word = new RegExp(String.raw`^(${Object.keys(words).join('|')})(?![\p{L}\p{N}_])`, 'iu');

/** Reads a severity's label off the start of a text; undefined when the text does not start with one. */
export function readSeverityLabel(text: string): SeverityLabel | undefined {
  const trimmed = text.replace(decoration, '').trim();
  return readNumbered(trimmed) ?? readWordFirst(trimmed) ?? readWord(trimmed);
}

/** "Sev 1", "SEV-1: Critical", "P1 (Critical)". */
function readNumbered(text: string): SeverityLabel | undefined {
  const [label, prefix, gap, digit] = numbered.exec(text) ?? [];
  if (label === undefined || prefix === undefined || digit === undefined) return undefined;
  const short = /^[ps]$/i.test(prefix);
  // "P. 1" and "s one" are no labels, and a lone roman letter ("p i") is none either.
  if (short && (!/^-?$/.test(gap ?? '') || !/\d/.test(digit))) return undefined;
  if (/^[a-z]+$/i.test(digit) && gap === '') return undefined;
  const scale = /^sev/i.test(prefix) ? 'sev' : /^p/i.test(prefix) ? 'priority' : 'weak';
  const level = digits[digit.toLowerCase()] ?? Number(digit);
  return { label: label.trim(), level, scale, ...nameAndRest(text.slice(label.length)) };
}

/** "Critical (Sev 1)", "High – P2". */
function readWordFirst(text: string): SeverityLabel | undefined {
  const [, name, inner, rest] =
    /^([\p{L} ]{3,30}?)\s*[([–—:-]\s*([^)\]]{2,20}?)\s*(?:[)\]]\s*(.*))?$/u.exec(text) ?? [];
  const label = inner === undefined ? undefined : readNumbered(inner);
  if (name === undefined || label?.name !== '' || label.rest !== '') return undefined;
  if (!word.test(name)) return undefined;
  return { ...label, name: name.trim(), joined: false, rest: (rest ?? '').replace(decoration, '') };
}

/** "Critical", "High: many users affected". */
function readWord(text: string): SeverityLabel | undefined {
  const [label] = word.exec(text) ?? [];
  if (label === undefined) return undefined;
  const rest = text.slice(label.length);
  if (!/^\s*(?:$|[:(–—-]|(?:severity|priority|impact|incidents?)\b)/i.test(rest)) return undefined;
  const left = rest.replace(/^\s*(?:severity|priority|impact|incidents?)\b/i, '').replace(/^[\s:–—-]+/, '');
  return { label, level: words[label.toLowerCase()] ?? 0, scale: 'weak', name: label, joined: false, rest: left };
}

const sizes = /\d+\s*(?:ms|s|m|h|d|min|mins|minutes?|hours?|hrs?|days?)\b|immediate|respon/i;

/** Splits "(Critical) – respond in 15 min" and "Critical: all is down" after the label was taken off. */
function nameAndRest(text: string): { name: string; joined: boolean; rest: string } {
  const joined = /^\s+[\p{L}\p{N}]/u.test(text);
  const [, bracketed, behind] = /^\s*[([]\s*([^)\]]*)[)\]]\s*(.*)$/s.exec(text) ?? [];
  if (bracketed !== undefined) {
    const tail = (behind ?? '').replace(/^[\s:–—-]+/, '');
    return sizes.test(bracketed)
      ? { name: '', joined, rest: `${bracketed} ${tail}`.trim() }
      : { name: bracketed.trim(), joined, rest: tail };
  }
  const open = text.replace(/^[\s:|–—=-]+/, '').trim();
  if (/^(?:[<\d]|within|immediate|respond)/i.test(open) && sizes.test(open))
    return { name: '', joined: false, rest: open };
  const [, before, inside] = /^([^([]*?)\s*[([]([^)\]]*)[)\]]\s*:?\s*$/s.exec(open) ?? [];
  if (before && inside !== undefined && sizes.test(inside)) return { name: before.trim(), joined, rest: inside };
  const [, short, more] = /^([\p{L}/& ]{2,40}?)\s*(?::|\s[–—-])\s+(.*)$/su.exec(open) ?? [];
  if (short !== undefined && more !== undefined && short.split(' ').length <= 4)
    return { name: short, joined, rest: more };
  return { name: open.replace(/[:\s]+$/, ''), joined, rest: '' };
}

/** True for a name that is a well-known word for a severity, alone or first. */
export function isSeverityWord(text: string): boolean {
  return word.test(text.replace(decoration, ''));
}
