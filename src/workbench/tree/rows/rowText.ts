import type { Actor } from '../../../core/incident/event.ts';
import { maxTitleLength, readTitle } from '../../../core/incident/title.ts';
import type { Say } from '../../../core/say.ts';

const maxTooltipLength = 2_000;
/** More than a label keeps, however many of these characters it drops. */
const maxLabelSource = 2_000;
/** Words of plain letters with single spaces: most texts, and nothing that reading them as a title would change. */
const plain = /^(?:[!-~]+(?: [!-~]+)*)?$/u;

/** What people or vendors wrote, as one line fit for a row: no line breaks, no marks that turn the text around. */
export function oneLine(text: string): string {
  if (text.length <= maxTitleLength && plain.test(text)) return text;
  return readTitle(text.slice(0, maxLabelSource)).title;
}

/** "Investigating · 12 min · update in 3 min" */
export function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter(isSaid).join(' · ');
}

/** Lines of a tooltip; absent parts leave no gap. */
export function lines(...parts: readonly (string | undefined)[]): string {
  const text = parts.filter(isSaid).join('\n');
  return text.length <= maxTooltipLength ? text : `${text.slice(0, maxTooltipLength)}…`;
}

/** What a screen reader says of a row: every part ends as a sentence does. */
export function sentences(...parts: readonly (string | undefined)[]): string {
  return parts
    .filter(isSaid)
    .map((part) => (/[.!?…]$/u.test(part) ? part : `${part}.`))
    .join(' ');
}

export function actorName({ name }: Actor, say: Say): string {
  return name === '' ? say('unknown') : oneLine(name);
}

function isSaid(part: string | undefined): part is string {
  return part !== undefined && part !== '';
}
