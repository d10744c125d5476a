import { CodeLens, l10n, languages, Range, type Disposable, type TextDocument } from 'vscode';
import { sectionOf } from '../../core/postmortem/postMortem.ts';
import { linkedIdentifier } from '../../core/postmortem/sync/linked.ts';

/** Above the action items of a post-mortem that is open as text: what can be done with them. */
export function registerItemLenses(): Disposable {
  return languages.registerCodeLensProvider(
    { language: 'markdown', pattern: '**/*.postmortem.md' },
    { provideCodeLenses: lenses },
  );
}

async function lenses(document: TextDocument): Promise<CodeLens[]> {
  const { readDocument } = await import('../editor/postMortem/reading.ts');
  const read = readDocument(document);
  const [first] = read.actionItems;
  if (first === undefined) return [];
  const place = new Range(sectionOf(read, 'actionItems')?.line ?? first.line, 0, first.line, 0);
  const unsent = read.actionItems.filter((item) => linkedIdentifier(item) === undefined && item.done !== true).length;
  const linked = read.actionItems.some((item) => linkedIdentifier(item) !== undefined);
  const lens = (title: string, command: string): CodeLens => new CodeLens(place, { title, command });
  return [
    ...(unsent > 0
      ? [
          lens(
            unsent === 1 ? l10n.t('Push 1 action item to Linear') : l10n.t('Push {0} action items to Linear', unsent),
            'sitrep.pushActionItems',
          ),
        ]
      : []),
    ...(linked ? [lens(l10n.t('Refresh from Linear'), 'sitrep.refreshActionItems')] : []),
  ];
}
