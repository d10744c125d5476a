import type { PayRule } from './rota.ts';

const currencies: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY' };
const money = /([+]?)\s*(?:([$€£¥])\s?(\d[\d,.]*)|(\d[\d,.]*)\s?(USD|EUR|GBP|CHF|CAD|AUD|€|£))\s*(k)?/g;
const factor = /(\d+(?:\.\d+)?)\s*(?:x|×|times)\b/gi;

const kinds: readonly (readonly [PayRule['kind'], RegExp])[] = [
  ['perWeek', /^\W{0,3}(?:\/|per|a|each|every|for (?:a|each|every))?\s*(?:on-call\s+)?(?:week|wk)/i],
  ['perDay', /^\W{0,3}(?:\/|per|a|each|every)?\s*(?:weekend\s+|holiday\s+)?(?:day|night|shift)/i],
  [
    'perIncident',
    /^\W{0,3}(?:\/|per|a|each|every|for (?:each|every))?\s*(?:\w+\s+){0,2}(?:incident|page|call-?out|alert)/i,
  ],
  ['perHour', /^\W{0,3}(?:\/|per|a|each|every|an)?\s*(?:hour|hr|h\b)/i],
];

/** The amounts a statement names, "$500/week", "+$200 per incident", "1.5x hourly rate"; none for a statement without one. */
export function readPay(text: string, line: number): readonly PayRule[] {
  const rules: { at: number; rule: PayRule }[] = [];
  for (const match of text.matchAll(money)) {
    const [written, , sign, amount, bare, code, thousand] = match;
    const number = Number((amount ?? bare ?? '').replace(/,(?=\d{3})/g, '').replace(/[.,]$/, ''));
    const unit = sign ?? code ?? '';
    const after = text.slice(match.index + written.length);
    if (!Number.isFinite(number)) continue;
    const kind =
      kinds.find(([, pattern]) => pattern.test(after))?.[0] ?? kindBefore(text.slice(0, match.index)) ?? 'other';
    const currency = currencies[unit] ?? (/^[A-Z]{3}$/.test(unit) ? unit : undefined);
    const rule = {
      kind,
      amount: number * (thousand === undefined ? 1 : 1000),
      ...(currency === undefined ? {} : { currency }),
      written: text,
      line,
    };
    rules.push({ at: match.index, rule });
  }
  for (const match of text.matchAll(factor)) {
    const after = text.slice(match.index + match[0].length);
    if (!/^\W*(?:the\s+|your\s+|normal\s+|regular\s+)*(?:hourly|rate|pay|salary|time|base)/i.test(after)) continue;
    rules.push({ at: match.index, rule: { kind: 'multiplier', amount: Number(match[1]), written: text, line } });
  }
  return rules.sort((a, b) => a.at - b.at).map(({ rule }) => rule);
}

/** "Weekly stipend: $500". */
function kindBefore(text: string): PayRule['kind'] | undefined {
  if (/week/i.test(text)) return 'perWeek';
  if (/incident|call-?out/i.test(text)) return 'perIncident';
  return /hour/i.test(text) ? 'perHour' : /\bda(?:y|ily)\b/i.test(text) ? 'perDay' : undefined;
}
