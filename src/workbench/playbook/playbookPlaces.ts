import { Uri, workspace } from 'vscode';
import { setting } from '../settings/settings.ts';

export interface PlaybookPlace {
  readonly uri: Uri;
  /** Relative to its workspace folder, with `/`. */
  readonly name: string;
}

/** Where a playbook may be, in the order of the workspace folders. */
export function playbookPlaces(): readonly PlaybookPlace[] {
  return (workspace.workspaceFolders ?? []).flatMap(({ uri: folder }) => {
    const name = setting('playbook.file', folder)
      .trim()
      .replaceAll('\\', '/')
      .replace(/^\.?\/+/u, '');
    return name === '' ? [] : [{ uri: Uri.joinPath(folder, name), name }];
  });
}

/** A file name is no pattern: its brackets and stars mean themselves. */
export function asPattern(name: string): string {
  return name.replace(/[[\]{}*?]/gu, '[$&]');
}
