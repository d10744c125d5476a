import { Uri, workspace } from 'vscode';
import { ownersOf, readCodeOwners } from '../../../core/runbook/codeOwners.ts';
import { readTextFile } from '../../files/textFile.ts';

const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];
const maxBytes = 1_000_000;

/** Whether the workspace's CODEOWNERS names somebody for a file. */
export async function hasCodeOwner(uri: Uri): Promise<boolean> {
  const folder = workspace.getWorkspaceFolder(uri);
  if (folder === undefined) return false;
  for (const place of places) {
    const file = await readTextFile(Uri.joinPath(folder.uri, place), maxBytes);
    if (file.kind !== 'text') continue;
    return ownersOf(workspace.asRelativePath(uri, false), readCodeOwners(file.text)).length > 0;
  }
  return false;
}
