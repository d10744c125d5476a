import type { DocumentView } from '../../src/protocol/postMortem/snapshot.ts';
import { make } from '../kit/element.ts';
import { plainLink, renderBlocks, renderLine, type RenderParts } from '../markdown/render.ts';

/** The whole document as elements for other programs: no controls, real links, pictures where the file has them. */
export function exportContent({ title, fields, sections, timeline, items, targets }: DocumentView): HTMLElement {
  const parts: RenderParts = { targets, base: '.' };
  const facts = fields.flatMap(({ name, written }) => [
    make('dt', {}, name),
    make('dd', {}, ...renderLine(written, parts)),
  ]);
  const body = sections.flatMap((section) => {
    const heading = section.title === '' ? [] : [make(section.depth <= 2 ? 'h2' : 'h3', {}, section.title)];
    const intro = renderBlocks(section.markdown, parts);
    if (section.holds === 'timeline') {
      const rows = timeline.map((entry) => {
        const words = entry.title === undefined ? [] : [make('strong', {}, entry.title), ' '];
        return make(
          'tr',
          {},
          make('td', {}, entry.shown),
          make('td', {}, ...words, ...renderLine(entry.written, parts)),
        );
      });
      return [...heading, ...intro, make('table', { class: 'timeline' }, make('tbody', {}, ...rows))];
    }
    if (section.holds === 'actionItems') {
      const rows = items.map(({ done, written, owner, due, link, issue }) =>
        make(
          'li',
          {},
          done === true ? '☑ ' : '☐ ',
          ...renderLine(written, parts),
          [owner, due].some((words) => words !== undefined)
            ? ` (${[owner, due].filter((words) => words !== undefined).join(', ')})`
            : '',
          ...(link === undefined ? [] : [' ', plainLink(link, [issue ?? link])]),
        ),
      );
      return [...heading, ...intro, make('ul', { class: 'items' }, ...rows)];
    }
    return [...heading, ...intro];
  });
  return make('article', {}, make('h1', {}, title), make('dl', {}, ...facts), ...body);
}

/** A page of its own, made to be printed: it loads nothing and runs nothing. */
export function exportPage(document: DocumentView): string {
  const shell = globalThis.document.implementation.createHTMLDocument(document.title);
  const policy = shell.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data: file:";
  const charset = shell.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  const style = shell.createElement('style');
  style.textContent = printStyle;
  shell.head.prepend(charset, policy);
  shell.head.append(style);
  shell.body.append(shell.importNode(exportContent(document), true));
  return `<!DOCTYPE html>\n${shell.documentElement.outerHTML}\n`;
}

const printStyle = `
body { font: 11pt/1.5 system-ui, sans-serif; color: #1b1b1b; max-width: 46em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.8em; } h2 { font-size: 1.3em; border-bottom: 1px solid #ccc; break-after: avoid; } h3 { break-after: avoid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2em 1.2em; } dt { color: #555; } dd { margin: 0; }
table { border-collapse: collapse; width: 100%; } td, th { border-bottom: 1px solid #ddd; padding: 0.25em 0.6em; text-align: left; vertical-align: top; }
.timeline td:first-child { white-space: nowrap; font-variant-numeric: tabular-nums; } tr, li { break-inside: avoid; }
pre { background: #f4f4f4; padding: 0.6em; white-space: pre-wrap; } .items { list-style: none; padding: 0; } img { max-width: 100%; }
@page { margin: 18mm; } @media print { body { margin: 0; max-width: none; } a { color: inherit; } }
`;

/** Puts the document on the clipboard for programs that take formatted text, and as Markdown-like text for others. */
export async function copyRich(document: DocumentView): Promise<void> {
  const content = exportContent(document);
  const html = new Blob([content.outerHTML], { type: 'text/html' });
  const plain = new Blob([plainText(content)], { type: 'text/plain' });
  await navigator.clipboard.write([new ClipboardItem({ 'text/html': html, 'text/plain': plain })]);
}

function plainText(content: HTMLElement): string {
  return [...content.querySelectorAll('h1, h2, h3, p, li, tr, dt, dd, pre')]
    .map(({ textContent }) => textContent.trim())
    .filter((line) => line !== '')
    .join('\n');
}
