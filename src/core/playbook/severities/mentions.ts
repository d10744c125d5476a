import { isSeverityLevel, type SeverityLevel } from '../../incident/severity.ts';

const prefix = String.raw`(?:sev(?:erity)?|p|priority)`;
const mention = new RegExp(
  String.raw`\b${prefix}s?[\s-]?(\d)((?:\s*(?:,?\s*(?:and|or|&)|,|\/|\+|-|–|to|through)\s*(?:${prefix}[\s-]?)?\d(?![\d%]|\s*(?:min|hour|day|h\b|m\b)))*)(\s*\+|\s*(?:and|or) (?:above|higher|worse|more severe))?`,
  'gi',
);

/** The severities a sentence names: "Sev 1 and 2", "SEV-2/1", "P1–P3", "Sev 2 or higher"; sorted, each once. */
export function severitiesNamed(text: string): readonly SeverityLevel[] {
  const levels = new Set<number>();
  for (const [, first, more = '', above] of text.matchAll(mention)) {
    const start = Number(first);
    levels.add(start);
    let previous = start;
    for (const [, joint, digit] of more.matchAll(new RegExp(String.raw`(.*?)(?:${prefix}[\s-]?)?(\d)`, 'gi'))) {
      const level = Number(digit);
      const range = /^\s*(?:-|–|to|through)\s*/i.test(joint ?? '');
      for (let between = Math.min(previous, level); range && between < Math.max(previous, level); between++)
        levels.add(between);
      levels.add(level);
      previous = level;
    }
    if (above) for (let level = 1; level < previous; level++) levels.add(level);
  }
  return [...levels].filter(isSeverityLevel).sort((a, b) => a - b);
}
