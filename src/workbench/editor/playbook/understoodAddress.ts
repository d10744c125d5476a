import { Uri } from 'vscode';

export const understoodScheme = 'sitrep-playbook';

/** The bundled default playbook as a page to read. */
export const defaultPlaybookAddress = Uri.from({ scheme: understoodScheme, path: '/default-playbook.md' });

/** The page about a playbook file, or about the default where there is no file. */
export function understoodAddress(file: Uri | undefined): Uri {
  const name = file === undefined ? 'playbook' : file.path.slice(file.path.lastIndexOf('/') + 1);
  const query = file === undefined ? '' : file.toString();
  return Uri.from({ scheme: understoodScheme, path: `/${name}.understood`, query });
}

/** The file that a page is about. */
export function fileOfPage({ query }: Uri): Uri | undefined {
  return query === '' ? undefined : Uri.parse(query);
}
