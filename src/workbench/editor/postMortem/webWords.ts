import { l10n } from 'vscode';

/** The translations that VS Code loaded for this extension, for pages, which cannot reach `vscode.l10n`. */
export function webWords(): Record<string, string> {
  const bundle: Readonly<Record<string, unknown>> = l10n.bundle ?? {};
  return Object.fromEntries(
    Object.entries(bundle).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  );
}
