/** One filter for all of them: ids as they are, identifiers ("ENG-123") as a team's key with numbers. */
export function issueFilter(wanted: readonly string[]): Record<string, unknown> {
  const ids: string[] = [];
  const teams = new Map<string, number[]>();
  for (const name of wanted) {
    const [, key, number] = /^([A-Z][A-Z0-9_]*)-(\d+)$/iu.exec(name) ?? [];
    if (key === undefined) ids.push(name);
    else teams.set(key.toUpperCase(), [...(teams.get(key.toUpperCase()) ?? []), Number(number)]);
  }
  const byTeam = [...teams].map(([key, numbers]) => ({ team: { key: { eq: key } }, number: { in: numbers } }));
  const byId = ids.length === 0 ? [] : [{ id: { in: ids } }];
  const filters = [...byId, ...byTeam];
  const [only] = filters;
  return filters.length === 1 && only !== undefined ? only : { or: filters };
}
