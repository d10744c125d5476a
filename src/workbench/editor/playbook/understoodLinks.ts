import {
  DocumentLink,
  l10n,
  Location,
  Position,
  Range,
  TabInputText,
  Uri,
  ViewColumn,
  window,
  type DefinitionProvider,
  type DocumentLinkProvider,
  type TextDocument,
} from 'vscode';
import { lineMarks } from './lineMarks.ts';
import { defaultPlaybookAddress, fileOfPage } from './understoodAddress.ts';

class Marked extends DocumentLink {
  readonly file: Uri;
  readonly line: number;

  constructor(range: Range, file: Uri, line: number) {
    super(range);
    this.file = file;
    this.line = line;
  }
}

/** The line marks of a page as links and as definitions, so that a click and F12 both lead to the playbook's line. */
export const understoodLinks: DocumentLinkProvider & DefinitionProvider = {
  provideDocumentLinks: (document) => marks(document),
  resolveDocumentLink: (link) => {
    if (link instanceof Marked) {
      const { file, line } = link;
      // A `Range` becomes a pair on its way through JSON, which the command does not read.
      const start = { line, character: 0 };
      const place = { selection: { start, end: start }, viewColumn: columnOf(file) };
      link.target = Uri.parse(`command:vscode.open?${encodeURIComponent(JSON.stringify([file, place]))}`);
    }
    return link;
  },
  provideDefinition: (document, { line }) => {
    const mark = marks(document).find(({ range }) => range.start.line === line);
    return mark && new Location(mark.file, new Position(mark.line, 0));
  },
};

function marks(document: TextDocument): Marked[] {
  const file = fileOfPage(document.uri);
  return lineMarks(document.getText()).flatMap(({ row, start, end, from, line }) => {
    const target = from === 'team' ? file : defaultPlaybookAddress;
    if (target === undefined) return [];
    const link = new Marked(new Range(row, start, row, end), target, line);
    link.tooltip = l10n.t('Go to line {0}', line + 1);
    return [link];
  });
}

/** Where the file is open already, so that a click does not open it a second time beside itself. */
function columnOf(file: Uri): ViewColumn {
  const name = file.toString();
  const group = window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === name),
  );
  return group?.viewColumn ?? ViewColumn.One;
}
