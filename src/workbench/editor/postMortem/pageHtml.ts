import { Uri, type Webview } from 'vscode';
import { webWords } from './webWords.ts';

export interface PageParts {
  readonly webview: Webview;
  readonly extensionUri: Uri;
  /** Name of the bundle in `dist/webview`. */
  readonly bundle: string;
  readonly title: string;
  readonly language: string;
}

/**
 * A page that may run only its own script. Styles may stand in the page, because the UI toolkit puts some there;
 * pictures come from the workspace only: one from the web would tell its host who reads the post-mortem.
 */
export function pageHtml({ webview, extensionUri, bundle, title, language }: PageParts): string {
  const nonce = makeNonce();
  const at = (name: string): string =>
    escapeHtml(webview.asWebviewUri(Uri.joinPath(extensionUri, 'dist', 'webview', name)).toString());
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource} 'unsafe-inline'`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${at(`${bundle}.style.css`)}">
<title>${escapeHtml(title)}</title>
</head>
<body data-words="${escapeHtml(JSON.stringify(webWords()))}">
<script nonce="${nonce}" src="${at(`${bundle}.js`)}"></script>
</body>
</html>`;
}

function makeNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`);
}
