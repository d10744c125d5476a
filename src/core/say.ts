/**
 * Says a sentence in the reader's language; `{0}`, `{1}`… stand for the arguments. The workbench passes
 * `vscode.l10n.t`; documents that live in the team's repository are written with `sayEnglish`.
 */
export type Say = (message: string, ...args: readonly (string | number)[]) => string;

export const sayEnglish: Say = (message, ...args) =>
  message.replace(/\{(\d+)\}/g, (hole, index: string) => String(args[Number(index)] ?? hole));
