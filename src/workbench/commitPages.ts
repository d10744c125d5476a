import { EventEmitter, l10n, Uri, workspace } from 'vscode';
import type { CommitDiff, FileDiff } from '../app/changes/commitDiff.ts';

const scheme = 'sitrep-commit';
/** Diffs whose texts are kept, so that going back to one asks nothing. */
const mostKept = 5;

/** `vscode.changes` takes these: what the row is called, and both sides. */
export type ShownFile = readonly [label: Uri, before: Uri | undefined, after: Uri | undefined];

export interface CommitPages {
  /** Keeps the texts and answers where they are; read-only, as nothing is written to a vendor. */
  keep(diff: CommitDiff): readonly ShownFile[];
  dispose(): void;
}

/** Files of commits that are not in a local repository, as pages to read. */
export function createCommitPages(): CommitPages {
  const kept = new Map<string, ReadonlyMap<string, string>>();
  const reread = new EventEmitter<Uri>();
  const registration = workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: reread.event,
    provideTextDocumentContent: (uri) => {
      const text = [...kept.values()].flatMap((texts) => texts.get(uri.toString()) ?? [])[0];
      // An editor that was restored after a reload: what is not known is not shown as an empty file.
      return text ?? l10n.t('This text is no longer kept. Open the changes again from the incident.');
    },
  });
  return {
    keep: (diff) => {
      const texts = new Map<string, string>();
      const files = diff.files.map((each) => shownFile(diff, each, texts));
      kept.delete(diff.sha);
      kept.set(diff.sha, texts);
      for (const oldest of [...kept.keys()].slice(0, -mostKept)) kept.delete(oldest);
      for (const uri of texts.keys()) reread.fire(Uri.parse(uri, true));
      return files;
    },
    dispose: () => {
      registration.dispose();
      reread.dispose();
    },
  };
}

function shownFile(diff: CommitDiff, { file, before, after }: FileDiff, texts: Map<string, string>): ShownFile {
  const place = (side: FileDiff['before'], sha: string, path: string): Uri | undefined => {
    if (side.is === 'absent') return undefined;
    const uri = Uri.from({ scheme, path: `/${path}`, query: `${diff.repository}@${sha}` });
    const text =
      side.is === 'text'
        ? side.text
        : l10n.t('At {0} there is no text to show: the file is binary, too large or not there.', sha.slice(0, 8));
    texts.set(uri.toString(), text);
    return uri;
  };
  const old = place(before, diff.parent ?? '', file.formerPath ?? file.path);
  const now = place(after, diff.sha, file.path);
  return [now ?? old ?? Uri.from({ scheme, path: `/${file.path}` }), old, now];
}
