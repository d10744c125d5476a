/** Every number under a name that says it is a line, anywhere in a value; `endLine` of a part is exclusive and left out. */
export function linesIn(value: unknown): readonly number[] {
  if (Array.isArray(value)) return value.flatMap(linesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    if (typeof inner === 'number') return /^(?:line|startLine|textLine)$/.test(name) ? [inner] : [];
    if (name === 'lines' && typeof inner === 'object' && inner !== null)
      return Object.values(inner).filter((line) => typeof line === 'number');
    return name === 'fix' ? [] : linesIn(inner);
  });
}
