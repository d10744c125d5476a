import { l10n, QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import type { ChangeSource } from '../../../app/ports.ts';
import type { Change, ChangeKind } from '../../../core/changes/change.ts';
import type { ToldChange } from '../../../core/changes/mergeChanges.ts';
import type { Failure } from '../../../core/failure.ts';
import type { Result } from '../../../core/result.ts';
import { timeZone } from '../../settings/settings.ts';
import { failureWords } from '../../words.ts';
import {
  changeDescription,
  changeLabel,
  changeRows,
  impliedChange,
  mergedAnswers,
  type ChangeRow,
  type ChangeSearch,
  type Loaded,
} from './changeRows.ts';
import { given, type Answer } from '../ask/answer.ts';
import { Ticks } from './ticks.ts';
import { plainLabel } from '../ask/plainLabel.ts';
import { show } from '../ask/show.ts';

interface ChangesQuestion {
  readonly title: string;
  readonly placeholder: string;
  readonly kind: ChangeKind;
  readonly sources: readonly ChangeSource[];
  /** By each of its keys the one that stands for a change that several sources tell of, under keys of their own. */
  readonly merge?: (told: readonly ToldChange[]) => ReadonlyMap<string, Change>;
  /** All keys of the changes that the incident has. */
  readonly linked: ReadonlySet<string>;
  /** Changes before it are found by typing. */
  readonly sinceMs: number;
  readonly nowMs: number;
}

/** How long typing must rest before the whole history is searched. */
const restMs = 250;
const mostRecent = 300;
const mostFound = 30;

/** What is meant, or words that name no change and are to be kept all the same. */
export type ChangesAnswer = { readonly changes: readonly Change[] } | { readonly note: string };

type Row = QuickPickItem & { readonly change?: Change; readonly note?: string };

/** Asks for changes: recent ones at once, any other by number, SHA, tag or words. Several can be ticked. */
export function askChanges(question: ChangesQuestion): Promise<Answer<ChangesAnswer>> {
  const { sources, kind, linked, nowMs } = question;
  const input = window.createQuickPick<Row>();
  input.title = question.title;
  input.placeholder = question.placeholder;
  input.canSelectMany = true;
  input.matchOnDescription = true;
  input.ignoreFocusOut = true;
  return show<ChangesAnswer>(input, (finish, fail) => {
    let isOpen = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const known = new Map<string, Change>();
    let search: Omit<ChangeSearch, 'chosen'> = {
      kind,
      query: '',
      sources: sources.map(({ name }) => ({ name, recent: 'loading' })),
      linked,
    };
    const merged = (): Omit<ChangeSearch, 'chosen'> => {
      const { sources: told, standing } = mergedAnswers(search.sources, question.merge);
      for (const [key, change] of standing) known.set(key, change);
      return { ...search, sources: told };
    };
    const chosen = (): readonly Change[] =>
      ticks.chosen.map((key) => known.get(key)).filter((change) => change !== undefined);
    const draw = (): void => {
      input.busy = search.sources.some(({ recent, found }) => recent === 'loading' || found === 'loading');
      if (!ticks.mayDraw()) return;
      const answers = merged();
      // What was ticked as one source calls it may be told by another since.
      ticks.rename((key) => known.get(key)?.key ?? key);
      const whole = { ...answers, chosen: chosen() };
      const rows = changeRows(whole, { say: l10n.t, failureMessage }).map((row) => drawn(row, nowMs));
      for (const { change } of rows) if (change !== undefined) known.set(change.key, change);
      input.items = rows;
      input.selectedItems = rows.filter(({ change }) => change !== undefined && ticks.chosen.includes(change.key));
      ticks.drawn();
      const implied = impliedChange(whole);
      const active =
        implied === undefined
          ? search.isUndecided && rows.find(({ note }) => note !== undefined)
          : rows.find(({ change }) => change?.key === implied.key);
      if (active) input.activeItems = [active];
    };
    const ticks = new Ticks(draw);
    const answer = (index: number, part: 'recent' | 'found', loaded: Loaded): void => {
      search = {
        ...search,
        sources: search.sources.map((source, at) => (at === index ? { ...source, [part]: loaded } : source)),
      };
      draw();
    };
    const find = (query: string): void => {
      sources.forEach((source, index) => {
        source.find(query, mostFound).then((result) => {
          if (isOpen && search.query === query) answer(index, 'found', loadedOf(result));
        }, fail);
      });
    };
    sources.forEach((source, index) => {
      source.recent({ sinceMs: question.sinceMs, limit: mostRecent }).then((result) => {
        if (isOpen) answer(index, 'recent', loadedOf(result));
      }, fail);
    });
    draw();
    return [
      {
        dispose: () => {
          isOpen = false;
          clearTimeout(timer);
          ticks.dispose();
        },
      },
      input.onDidChangeValue((value) => {
        const query = value.trim();
        if (query === search.query) return;
        clearTimeout(timer);
        search = {
          ...search,
          query,
          isUndecided: false,
          sources: search.sources.map(({ name, recent }) => ({
            name,
            recent,
            ...(query === '' ? {} : { found: 'loading' as const }),
          })),
        };
        draw();
        if (query !== '') timer = setTimeout(() => find(query), restMs);
      }),
      input.onDidChangeSelection((selected) => {
        const note = selected.find((row) => row.note !== undefined)?.note;
        if (note !== undefined) {
          finish(given({ note }));
          return;
        }
        // Words that say something cannot be chosen.
        const changes = selected.filter(({ change }) => change !== undefined);
        if (changes.length < selected.length) input.selectedItems = changes;
        ticks.told(changes.map(({ change }) => change?.key).filter((key) => key !== undefined));
      }),
      input.onDidAccept(() => {
        // A row that was replaced may still count as active: it is not what the person sees.
        const active = input.activeItems.find((row) => input.items.includes(row));
        const meant = active?.change ?? impliedChange({ ...merged(), chosen: [] });
        const changes = ticks.chosen.length > 0 ? chosen() : meant === undefined ? [] : [meant];
        if (changes.length > 0) finish(given({ changes }));
        else if (active?.note !== undefined) finish(given({ note: active.note }));
        else {
          search = { ...search, isUndecided: true };
          draw();
        }
      }),
    ];
  });
}

function drawn(row: ChangeRow, nowMs: number): Row {
  switch (row.kind) {
    case 'heading':
      return { label: row.label, kind: QuickPickItemKind.Separator };
    case 'message':
      return { label: `$(info) ${plainLabel(row.message)}`, alwaysShow: true };
    case 'note':
      return { label: `$(note) ${plainLabel(row.message)}`, alwaysShow: true, note: row.text };
    case 'change': {
      const { change, isLinked, isFound } = row;
      return {
        label: plainLabel(changeLabel(change)),
        description: plainLabel(changeDescription(change, isLinked, nowMs, l10n.t)),
        alwaysShow: isFound,
        change,
      };
    }
  }
}

function failureMessage(failure: Failure): string {
  return failureWords(failure, l10n.t, timeZone()).message;
}

function loadedOf(result: Result<readonly Change[], Failure>): Loaded {
  return result.ok ? result.value : result.failure;
}
