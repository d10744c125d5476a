import { env, l10n, Uri, workspace, type TextDocument, type WebviewPanel } from 'vscode';
import type { Parts } from '../../parts.ts';
import { PostMortemPage } from './page.ts';
import { pageHtml } from './pageHtml.ts';

/** Fills a panel with the post-mortem's page. The document is read while the page loads. */
export function showPostMortem(parts: Parts, extensionUri: Uri, text: TextDocument, panel: WebviewPanel): void {
  const page = new PostMortemPage(parts, text, panel);
  panel.onDidDispose(() => page.dispose());
  const { webview } = panel;
  webview.options = {
    enableScripts: true,
    localResourceRoots: [Uri.joinPath(extensionUri, 'dist', 'webview'), ...pictureRoots(text.uri)],
  };
  const title = l10n.t('Post-mortem');
  webview.html = pageHtml({ webview, extensionUri, bundle: 'postmortem', title, language: env.language });
  page.greet();
}

/** Pictures stand beside the file or elsewhere in its workspace folder. */
function pictureRoots(uri: Uri): readonly Uri[] {
  const folder = workspace.getWorkspaceFolder(uri)?.uri;
  return folder === undefined ? [Uri.joinPath(uri, '..')] : [folder];
}
