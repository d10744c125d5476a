import { DocumentLink, Range, type DocumentLinkProvider } from 'vscode';
import { parseStack } from '../../core/changes/stack/parseStack.ts';
import { findPlace } from './findPlace.ts';

const mostLinks = 200;
const longestText = 500_000;

/** Makes links of the places that stack traces in logs name, where the workspace has them. */
export const frameLinks: DocumentLinkProvider = {
  async provideDocumentLinks(document, token) {
    const text = document.getText().slice(0, longestText);
    const found = new Map<string, ReturnType<typeof findPlace>>();
    const links: DocumentLink[] = [];
    for (const { file, line, column, row, minified, outside } of parseStack(text)) {
      if (token.isCancellationRequested || links.length === mostLinks) break;
      if (file === undefined || minified || outside) continue;
      const name = file.split('/').at(-1) ?? file;
      const written = document.lineAt(row).text;
      const at = written.indexOf(line === undefined ? name : `${name}:${line}`);
      const start = at === -1 ? written.indexOf(name) : at;
      if (start === -1) continue;
      const uri = await (found.get(file) ?? found.set(file, findPlace(file)).get(file));
      if (uri === undefined) continue;
      const length = at === -1 || line === undefined ? name.length : name.length + 1 + String(line).length;
      const fragment = line === undefined ? '' : column === undefined ? `L${line}` : `L${line},${column}`;
      links.push(new DocumentLink(new Range(row, start, row, start + length), uri.with({ fragment })));
    }
    return links;
  },
};
