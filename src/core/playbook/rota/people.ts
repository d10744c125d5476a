import { oneLine } from '../../markdown/plainText.ts';

export interface Paging {
  readonly pages: readonly string[];
  readonly note?: string;
}

const nobody = /^(?:no[\s-]?(?:one|body)?\b|none\b|nobody\b|n\/a\b|not paged|—|–|-$|✗|❌|never)/i;

/** "On-call engineer + CTO" is two people; "No page, handled during business hours" is nobody, with a note. */
export function readPaging(text: string): Paging {
  const words = oneLine(text).replace(/[.;]$/, '');
  if (words === '') return { pages: [] };
  if (nobody.test(words)) return { pages: [], note: words };
  if (/^yes\b/i.test(words)) {
    const rest = words.replace(/^yes\b[\s,:;–—-]*/i, '').replace(/^\((.*)\)$/, '$1');
    return rest === '' ? { pages: ['On-call engineer'], note: words } : readPaging(rest);
  }
  return { pages: splitPeople(words) };
}

/** Splits a list of people or groups as prose joins them, but not inside brackets. */
export function splitPeople(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const piece of text.split(/(\s*[+;]\s*|\s*,\s*(?:and\s+)?|\s+(?:and|&|plus)\s+|\s+\/\s+|[()[\]])/i)) {
    if (/^[([]$/.test(piece)) depth++;
    if (/^[)\]]$/.test(piece)) depth = Math.max(0, depth - 1);
    const joins = depth === 0 && /^\s*[+;,]|^\s+(?:and|&|plus|\/)\s*/i.test(piece) && piece.length < 12;
    if (joins) {
      parts.push(part);
      part = '';
    } else part += piece;
  }
  parts.push(part);
  return parts
    .map((name) => oneLine(name).replace(/^(?:the|then|also)\s+/i, ''))
    .filter((name) => /[\p{L}\p{N}]/u.test(name));
}
