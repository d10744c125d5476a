import { readItemParts } from '../read/itemParts.ts';
import { labelKey, onceEach, readLabels, writtenLabels } from '../read/labels.ts';

/** The value of an item's "Labels". What is written of a label that stays is kept as it is. */
export function printLabels(names: readonly string[], before = ''): string {
  const written = writtenLabels(before);
  return onceEach(names)
    .map((name) => written.get(labelKey(name)) ?? printLabel(name))
    .filter((text) => text !== '')
    .join(', ');
}

/** As it is where it reads back, else as code, else with every mark in it escaped. */
function printLabel(label: string): string {
  const name = label.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const isOdd = /[|`]|<!--|-->/u.test(name);
  const plain = isOdd ? [] : [name, `\`${name}\``];
  return plain.find((text) => readsBack(text, name)) ?? spelledOut(name);
}

/** Alone in a cell as well as among the other facts of a line. */
function readsBack(text: string, name: string): boolean {
  const line = `x **Labels**: ${text} [E-1](https://linear.app/x/issue/E-1)`;
  const { start, end, labels } = readItemParts(line);
  if (line.slice(start, end) !== 'x' || labels === undefined) return false;
  return [labels.value, text].every((value) => readLabels(value).join('\n') === name);
}

function spelledOut(name: string): string {
  return name
    .replace(/[!-/:-@[-`{-~]/gu, String.raw`\$&`)
    .replace(/[\s✅✔☑]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`);
}
