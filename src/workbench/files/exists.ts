import { workspace, type Uri } from 'vscode';

/** Whether something is there, as far as it can be read. */
export async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
