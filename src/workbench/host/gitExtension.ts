import { extensions } from 'vscode';

interface GitExtensionExports<Api> {
  readonly enabled: boolean;
  getAPI(version: 1): Api;
}

/** The built-in Git extension's API; nothing where it is missing, switched off, or not allowed (an untrusted workspace). */
export async function gitApi<Api>(): Promise<Api | undefined> {
  const extension = extensions.getExtension<GitExtensionExports<Api>>('vscode.git');
  if (extension === undefined) return undefined;
  const git = extension.isActive ? extension.exports : await extension.activate();
  return git.enabled ? git.getAPI(1) : undefined;
}
