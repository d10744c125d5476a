import { Uri, workspace } from 'vscode';
import { commonEnding } from '../../core/changes/stack/framePath.ts';

const mostFound = 200;

/**
 * The file of the workspace that a path from a trace or a repository names: the path itself below a folder, else the
 * file of that name whose path ends most alike. Nothing where no file, or several equally, fit.
 */
export async function findPlace(path: string): Promise<Uri | undefined> {
  const name = path.split('/').at(-1) ?? '';
  if (name === '' || /[*?{}[\]]/u.test(name)) return undefined;
  for (const { uri } of workspace.workspaceFolders ?? []) {
    const direct = Uri.joinPath(uri, path);
    if (await isFile(direct)) return direct;
  }
  const files = await workspace.findFiles(`**/${name}`, '**/node_modules/**', mostFound);
  const rated = files
    .map((uri) => ({ uri, parts: commonEnding(path, uri.path) }))
    .filter(({ parts }) => parts > 0)
    .sort((a, b) => b.parts - a.parts);
  const [best, second] = rated;
  return best !== undefined && best.parts !== second?.parts ? best.uri : undefined;
}

async function isFile(uri: Uri): Promise<boolean> {
  try {
    return ((await workspace.fs.stat(uri)).type & 1) === 1;
  } catch {
    return false;
  }
}
