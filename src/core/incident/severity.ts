/** 1 is the worst. Four levels, as the playbook numbers them. */
export type SeverityLevel = 1 | 2 | 3 | 4;

export function isSeverityLevel(value: unknown): value is SeverityLevel {
  return value === 1 || value === 2 || value === 3 || value === 4;
}
