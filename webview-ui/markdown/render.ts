import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { parseMarkdown } from '../../src/core/markdown/markdownFile.ts';
import { make } from '../kit/element.ts';

export interface RenderParts {
  /** Addresses of reference links by their label. */
  readonly targets: Readonly<Record<string, string>>;
  /** What pictures are relative to. */
  readonly base: string;
  /** Who opens links; without it they are plain links of the page. */
  readonly openLink?: (url: string) => void;
}

/** Markdown as elements. HTML in it is shown as the text that it is; comments are left out. */
export function renderBlocks(markdown: string, parts: RenderParts): readonly Node[] {
  return parseMarkdown(markdown).root.children.flatMap((node) => block(node, parts));
}

/** As `renderBlocks`, without the paragraph around a single line. */
export function renderLine(markdown: string, parts: RenderParts): readonly Node[] {
  const { children } = parseMarkdown(markdown).root;
  const [only, ...others] = children;
  if (only?.type === 'paragraph' && others.length === 0) return inline(only.children, parts);
  return children.flatMap((node) => block(node, parts));
}

function blocks(nodes: readonly RootContent[], parts: RenderParts): readonly Node[] {
  return nodes.flatMap((node) => block(node, parts));
}

function block(node: RootContent, parts: RenderParts): readonly Node[] {
  switch (node.type) {
    case 'paragraph':
      return [make('p', {}, ...inline(node.children, parts))];
    case 'heading':
      return [make('p', { class: `heading depth-${node.depth}` }, ...inline(node.children, parts))];
    case 'blockquote':
      return [make('blockquote', {}, ...blocks(node.children, parts))];
    case 'code':
      return [make('pre', { tabindex: 0 }, make('code', {}, node.value))];
    case 'thematicBreak':
      return [make('hr')];
    case 'list': {
      const items = node.children.map((item) => {
        const box = item.checked === null || item.checked === undefined ? [] : [item.checked ? '☑ ' : '☐ '];
        const [first, ...rest] = item.children;
        const tight = first?.type === 'paragraph' ? inline(first.children, parts) : blocks(first ? [first] : [], parts);
        return make('li', {}, ...box, ...tight, ...blocks(rest, parts));
      });
      return [node.ordered === true ? make('ol', { start: node.start ?? 1 }, ...items) : make('ul', {}, ...items)];
    }
    case 'table': {
      const [head, ...rows] = node.children;
      const cells = (tag: 'th' | 'td', row: typeof head): readonly Node[] =>
        (row?.children ?? []).map((cell) => make(tag, {}, ...inline(cell.children, parts)));
      const body = rows.map((row) => make('tr', {}, ...cells('td', row)));
      return [make('table', {}, make('thead', {}, make('tr', {}, ...cells('th', head))), make('tbody', {}, ...body))];
    }
    case 'html':
      return htmlText(node.value);
    case 'definition':
    case 'yaml':
      return [];
    case 'footnoteDefinition':
      return blocks(node.children, parts);
    default:
      return inline([node as PhrasingContent], parts);
  }
}

function inline(nodes: readonly PhrasingContent[], parts: RenderParts): readonly Node[] {
  return nodes.flatMap((node) => span(node, parts));
}

function span(node: PhrasingContent, parts: RenderParts): readonly Node[] {
  switch (node.type) {
    case 'text':
      return [document.createTextNode(node.value)];
    case 'strong':
      return [make('strong', {}, ...inline(node.children, parts))];
    case 'emphasis':
      return [make('em', {}, ...inline(node.children, parts))];
    case 'delete':
      return [make('s', {}, ...inline(node.children, parts))];
    case 'inlineCode':
      return [make('code', {}, node.value)];
    case 'break':
      return [make('br')];
    case 'link':
      return [link(node.url, inline(node.children, parts), parts)];
    case 'linkReference': {
      const url = parts.targets[node.identifier];
      const words = inline(node.children, parts);
      return url === undefined ? words : [link(url, words, parts)];
    }
    case 'image':
      return [picture(node.url, node.alt ?? '', parts)];
    case 'imageReference':
      return [picture(parts.targets[node.identifier] ?? '', node.alt ?? '', parts)];
    case 'footnoteReference':
      return [make('sup', {}, node.identifier)];
    case 'html':
      return htmlText(node.value);
    default:
      return [document.createTextNode(textOf(node))];
  }
}

function textOf(node: Nodes): string {
  return 'value' in node ? node.value : '';
}

/** A link of the page itself where it leads somewhere harmless; else its words. */
export function plainLink(url: string, words: readonly (Node | string)[]): Node {
  return /^(?:https?:|mailto:)/iu.test(url) ? make('a', { href: url }, ...words) : make('span', {}, ...words);
}

/** The extension opens links, and only those that lead somewhere harmless. */
function link(url: string, words: readonly Node[], { openLink }: RenderParts): Node {
  if (openLink === undefined) return plainLink(url, words);
  const element = make('a', { href: '#', title: url }, ...words);
  element.addEventListener('click', (event) => {
    event.preventDefault();
    event.stopPropagation();
    openLink(url);
  });
  return element;
}

/** A picture of the workspace; one from the web is a link, since loading it would tell its host of the reader. */
function picture(url: string, alt: string, parts: RenderParts): Node {
  const words = document.createTextNode(alt === '' ? url : alt);
  if (/^[a-z][a-z\d+.-]*:|^\/\//iu.test(url) || url === '') return link(url, [words], parts);
  return make('img', { src: `${parts.base}/${url}`, alt });
}

function htmlText(value: string): readonly Node[] {
  const text = value.replace(/<!--.*?-->/gsu, '').trim();
  return text === '' ? [] : [make('code', {}, text)];
}
