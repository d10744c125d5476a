import { keysOf, type Change, type ChangeKind } from '../../../core/changes/change.ts';
import { findChanges } from '../../../core/changes/findChanges.ts';
import type { ToldChange } from '../../../core/changes/mergeChanges.ts';
import { formatDuration } from '../../../core/duration.ts';
import type { Failure } from '../../../core/failure.ts';
import { describeChange } from '../../../core/incident/describe.ts';
import type { Say } from '../../../core/say.ts';

export type Loaded = 'loading' | readonly Change[] | Failure;

/** What one source has answered so far; `found` is about the words that are typed now. */
export interface SourceAnswers {
  readonly name: string;
  readonly recent: Loaded;
  readonly found?: Loaded;
}

export interface ChangeSearch {
  /** A kind of change that the list is for; others show only when they are found by name. */
  readonly kind: ChangeKind;
  readonly query: string;
  readonly sources: readonly SourceAnswers[];
  readonly chosen: readonly Change[];
  /** All keys of the changes that the incident has already. */
  readonly linked: ReadonlySet<string>;
  /** Enter was pressed, and it was not clear what for. */
  readonly isUndecided?: boolean;
}

export type ChangeRow =
  | { readonly kind: 'heading'; readonly label: string }
  | { readonly kind: 'change'; readonly change: Change; readonly isLinked: boolean; readonly isFound: boolean }
  | { readonly kind: 'message'; readonly message: string }
  /** What to do with words that name no change. */
  | { readonly kind: 'note'; readonly message: string; readonly text: string };

export interface RowWords {
  readonly say: Say;
  readonly failureMessage: (failure: Failure) => string;
}

/** The rows of the pick: what is chosen, what was found, what is recent, and in words what is not there and why. */
export function changeRows(search: ChangeSearch, { say, failureMessage }: RowWords): readonly ChangeRow[] {
  const { kind, query, sources, chosen, linked } = search;
  const shown = new Set<string>();
  const isLinked = (change: Change): boolean => keysOf(change).some((key) => linked.has(key));
  const section = (label: string, changes: readonly Change[], isFound: boolean): readonly ChangeRow[] => {
    const rows = changes
      .filter(({ key }) => !shown.has(key) && shown.add(key))
      .map((change): ChangeRow => ({ kind: 'change', change, isLinked: isLinked(change), isFound }));
    return rows.length === 0 ? [] : [{ kind: 'heading', label }, ...rows];
  };
  const recent = sources.flatMap((source) => changesOf(source.recent)).filter((change) => change.kind === kind);
  const found =
    query === '' ? [] : [...findChanges(query, recent), ...sources.flatMap((source) => changesOf(source.found))];
  const ofKind = [...found.filter((change) => change.kind === kind), ...found.filter((change) => change.kind !== kind)];
  const rows = [
    ...section(say('Chosen'), chosen, true),
    ...section(say('Found'), ofKind, true),
    ...section(say('Recent'), [...recent].sort(newestFirst), false),
  ];
  const isUnclear = search.isUndecided === true && (query === '' ? shown.size : found.length) > 0;
  return [
    ...(isUnclear
      ? [messageRow(say('Tick what is meant, or go to one with the arrow keys and press Enter once more.'))]
      : []),
    ...rows,
    ...messages(search, shown.size > 0, { say, failureMessage }),
  ];
}

function messageRow(message: string): ChangeRow {
  return { kind: 'message', message };
}

/** The answers with what stands for the changes that several sources tell of; `standing` has it by each of its keys. */
export function mergedAnswers(
  sources: readonly SourceAnswers[],
  merge: ((told: readonly ToldChange[]) => ReadonlyMap<string, Change>) | undefined,
): { readonly sources: readonly SourceAnswers[]; readonly standing: ReadonlyMap<string, Change> } {
  if (merge === undefined) return { sources, standing: new Map() };
  const standing = merge(
    sources.flatMap(({ name, recent, found }) =>
      [...changesOf(recent), ...changesOf(found)].map((change) => ({ change, source: name })),
    ),
  );
  const merged = (loaded: Loaded): Loaded =>
    typeof loaded === 'string' || isFailure(loaded)
      ? loaded
      : loaded.map((change) => standing.get(change.key) ?? change);
  return {
    sources: sources.map(({ name, recent, found }) => ({
      name,
      recent: merged(recent),
      ...(found === undefined ? {} : { found: merged(found) }),
    })),
    standing,
  };
}

/** A number or an address. */
const isName = /^(?:#?\d+|https?:\/\/\S+)$/iu;

function messages(
  { kind, query, sources, chosen }: ChangeSearch,
  hasChanges: boolean,
  { say, failureMessage }: RowWords,
): readonly ChangeRow[] {
  const answers = sources.map((source) => (query === '' ? source.recent : (source.found ?? 'loading')));
  const failures = [...sources.map(({ recent }) => recent), ...sources.map(({ found }) => found)].filter(isFailure);
  const isLoading = answers.includes('loading');
  const hasFound =
    query !== '' &&
    sources.some(
      ({ recent, found }) => findChanges(query, changesOf(recent)).length > 0 || changesOf(found).length > 0,
    );
  // Not being connected is worth a word only when a search ends with nothing: it could go on there.
  const isWorthSaying = ({ code }: Failure): boolean =>
    code === 'auth'
      ? query !== '' && !isLoading && !hasFound
      : query === '' || (code !== 'missing' && code !== 'notFound');
  const words = new Set(
    failures.filter((failure) => isWorthSaying(failure) && failure.code !== 'auth').map(failureMessage),
  );
  if (query === '' && !isLoading && !hasChanges && words.size === 0) {
    words.add(
      kind === 'deploy'
        ? say('No recent deploy was found. Type a tag or words to search the whole history.')
        : say('No recent pull request was found. Type a number or words to search the whole history.'),
    );
  }
  const isInVain = query !== '' && !isLoading && !hasFound;
  if (isInVain && words.size === 0) {
    const asked = sources.filter(({ name, found }) => name !== 'git' && hasAnswered(found)).map(({ name }) => name);
    words.add(
      asked.length === 0
        ? say('{0} is not in the history of any repository that is open here.', query)
        : kind === 'deploy'
          ? say(
              '{0} is not in the history of any repository that is open here, nor among the latest deploys on {1}.',
              query,
              asked.join(', '),
            )
          : say('{0} is not in the history of any repository that is open here, nor on {1}.', query, asked.join(', ')),
    );
    if (isName.test(query)) words.add(say('Words of its title or its branch may find it.'));
  }
  for (const failure of failures)
    if (failure.code === 'auth' && isWorthSaying(failure)) words.add(failureMessage(failure));
  if (isLoading && !hasFound && (query !== '' || !hasChanges)) words.add(say('Looking through the history…'));
  const note = { kind: 'note' as const, message: say('Add “{0}” to the timeline as a note…', query), text: query };
  // Taking a note ends the list, and what is ticked would not be linked.
  return [...[...words].map(messageRow), ...(isInVain && chosen.length === 0 ? [note] : [])];
}

/** What Enter means while nothing is ticked: the best match of what is typed, when it is the only or the exact one. */
export function impliedChange({ query, sources, kind }: ChangeSearch): Change | undefined {
  if (query === '') return undefined;
  const known = new Map(
    sources
      .flatMap(({ recent, found }) => [...changesOf(found), ...changesOf(recent)])
      .map((change) => [change.key, change]),
  );
  const best = findChanges(query, [...known.values()]);
  const ofKind = best.filter((change) => change.kind === kind);
  const exact = ofKind.filter(({ number, tag }) => [`#${number ?? ''}`, String(number), tag].includes(query));
  const [only] = exact.length > 0 ? exact : ofKind.length > 0 ? ofKind : best;
  return exact.length === 1 || best.length === 1 || ofKind.length === 1 ? only : undefined;
}

/** Whether a source looked, also when it found nothing. */
function hasAnswered(found: Loaded | undefined): boolean {
  if (found === undefined || found === 'loading') return false;
  return !isFailure(found) || found.code === 'missing' || found.code === 'notFound';
}

export function changeLabel({ author: _, ...change }: Change): string {
  return describeChange(change);
}

/** "Mira Okafor · 3 h ago · fix/pool" */
export function changeDescription(change: Change, isLinked: boolean, nowMs: number, say: Say): string {
  const { author, at, branch, tag, environment, repository } = change;
  const age = say('{0} ago', formatDuration(Math.max(0, nowMs - Date.parse(at)), say));
  const place = [branch, changeLabel(change).startsWith(tag ?? '\0') ? undefined : tag, environment, repository];
  return [isLinked ? say('linked already') : undefined, author, age, ...place]
    .filter((words) => words !== undefined && words !== '')
    .join(' · ');
}

function changesOf(loaded: Loaded | undefined): readonly Change[] {
  return loaded === undefined || loaded === 'loading' || isFailure(loaded) ? [] : loaded;
}

function isFailure(loaded: Loaded | undefined): loaded is Failure {
  return typeof loaded === 'object' && 'code' in loaded;
}

function newestFirst(a: Change, b: Change): number {
  return Date.parse(b.at) - Date.parse(a.at);
}
