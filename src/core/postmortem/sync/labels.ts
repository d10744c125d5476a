import { labelKey, onceEach } from '../read/labels.ts';

/** Labels as one value that does not depend on their order: a name a line. */
export function labelsField(names: readonly string[]): string {
  return [...onceEach(names)].sort((a, b) => (labelKey(a) < labelKey(b) ? -1 : 1)).join('\n');
}

export function labelsIn(field: string): readonly string[] {
  return field.split('\n').filter((name) => name !== '');
}

export interface LabelChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export function labelChange(before: string, now: string): LabelChange {
  const [was, is] = [labelsIn(before), labelsIn(now)];
  return { added: without(is, was), removed: without(was, is) };
}

/** What a side has once another side's change is taken over; labels that only this side knows stay. */
export function withLabelChange(names: readonly string[], { added, removed }: LabelChange): readonly string[] {
  return onceEach([...without(names, removed), ...without(added, names)]);
}

export function without(names: readonly string[], others: readonly string[]): readonly string[] {
  const keys = new Set(others.map(labelKey));
  return names.filter((name) => !keys.has(labelKey(name)));
}

export function isSameLabels(a: string, b: string): boolean {
  const { added, removed } = labelChange(a, b);
  return added.length === 0 && removed.length === 0;
}
