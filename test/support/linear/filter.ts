import type { StandInIssue, StandInWorkspace } from './workspace.ts';

type Filter = Readonly<Record<string, unknown>>;

/** Whether a thing passes Linear's filter. A condition that the stand-in does not know fails loudly. */
export function passes(filter: Filter | null | undefined, read: (field: string) => unknown): boolean {
  return Object.entries(filter ?? {}).every(([field, condition]) => {
    if (condition === null || condition === undefined) return true;
    if (field === 'or') return (condition as readonly Filter[]).some((part) => passes(part, read));
    if (field === 'and') return (condition as readonly Filter[]).every((part) => passes(part, read));
    const value = read(field);
    if (typeof value === 'function') {
      const inner = (value as () => ((name: string) => unknown) | undefined)();
      const { null: isNull, ...others } = condition as Filter;
      if (isNull === true) return inner === undefined;
      return inner !== undefined && passes(others, inner);
    }
    return compares(condition as Filter, value);
  });
}

function compares(condition: Filter, value: unknown): boolean {
  return Object.entries(condition).every(([operator, wanted]) => {
    switch (operator) {
      case 'eq':
        return value === wanted;
      case 'in':
        return (wanted as readonly unknown[]).includes(value);
      case 'eqIgnoreCase':
        return String(value).toLowerCase() === String(wanted).toLowerCase();
      default:
        throw new Error(`The stand-in knows no comparison “${operator}”.`);
    }
  });
}

export function readIssue(workspace: StandInWorkspace, issue: StandInIssue): (field: string) => unknown {
  return (field) => {
    if (field === 'id' || field === 'number' || field === 'title') return issue[field];
    if (field === 'team') return () => readTeam(workspace, issue.teamId);
    throw new Error(`The stand-in filters issues by nothing called “${field}”.`);
  };
}

export function readTeam(workspace: StandInWorkspace, id: string | null): ((field: string) => unknown) | undefined {
  const team = workspace.teams.find((one) => one.id === id);
  if (team === undefined) return undefined;
  return (field) => {
    if (field === 'id' || field === 'key' || field === 'name') return team[field];
    throw new Error(`The stand-in filters teams by nothing called “${field}”.`);
  };
}
