import type { Disposable } from 'vscode';
import {
  commands,
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

/** Not `vscode.open`: an address inside a link's JSON is not translated to the one that the window knows the file by. */
const openLine = '_sitrep.openUnderstoodLine';

class Marked extends DocumentLink {
  readonly file: Uri;
  readonly line: number;

  constructor(range: Range, file: Uri, line: number) {
    super(range);
    this.file = file;
    this.line = line;
  }
}

/**
 * The line marks of a page as links, and what stands beside them as definitions, so that a click and F12 both lead to the
 * playbook's line. Not both in one place: a click with Ctrl would open the line twice.
 */
export const understoodLinks: DocumentLinkProvider & DefinitionProvider = {
  provideDocumentLinks: (document) => marks(document),
  resolveDocumentLink: (link) => {
    if (link instanceof Marked) {
      const { file, line } = link;
      link.target = Uri.parse(`command:${openLine}?${encodeURIComponent(JSON.stringify([file.toString(), line]))}`);
    }
    return link;
  },
  provideDefinition: (document, position) => {
    const mark = marks(document).find(({ range }) => range.start.line === position.line);
    if (mark === undefined || mark.range.contains(position)) return undefined;
    return new Location(mark.file, new Position(mark.line, 0));
  },
};

export function registerOpenLine(): Disposable {
  return commands.registerCommand(openLine, async (file: string, line: number) => {
    const uri = Uri.parse(file);
    const start = new Position(line, 0);
    await window.showTextDocument(uri, { selection: new Range(start, start), viewColumn: columnOf(uri) });
  });
}

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
