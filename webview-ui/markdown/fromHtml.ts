/** What a piece of HTML from Slack, a document or a web page says, as Markdown. Nothing of it is run or drawn. */
export function markdownFromHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return blocksOf(body, '')
    .join('\n\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

const blockTags = new Set([
  'P',
  'DIV',
  'UL',
  'OL',
  'PRE',
  'BLOCKQUOTE',
  'TABLE',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'HR',
]);
const silentTags = new Set(['STYLE', 'SCRIPT', 'META', 'HEAD', 'TITLE', 'TEMPLATE', 'SVG']);

function blocksOf(parent: Element, indent: string): readonly string[] {
  const blocks: string[] = [];
  let line = '';
  const end = (): void => {
    const text = line
      .replace(/[^\S\n]+/gu, ' ')
      .replace(/ ?\n ?/gu, '\n')
      .trim();
    if (text !== '') blocks.push(text);
    line = '';
  };
  for (const node of parent.childNodes) {
    if (node instanceof Element && holdsBlocks(node)) {
      end();
      blocks.push(...block(node, indent));
    } else line += inline(node);
  }
  end();
  return blocks;
}

function holdsBlocks(element: Element): boolean {
  return blockTags.has(element.tagName) || [...element.children].some(holdsBlocks);
}

function block(element: Element, indent: string): readonly string[] {
  switch (element.tagName) {
    case 'UL':
    case 'OL':
      return [list(element, indent)];
    case 'PRE':
      return [`\`\`\`\n${element.textContent.replace(/\n$/u, '')}\n\`\`\``];
    case 'BLOCKQUOTE':
      return [blocksOf(element, indent).join('\n\n').replace(/^/gmu, '> ')];
    case 'TABLE':
      return [table(element)];
    case 'HR':
      return ['***'];
    // A heading would begin a section of its own.
    case 'H1':
    case 'H2':
    case 'H3':
    case 'H4':
    case 'H5':
    case 'H6':
      return blocksOf(element, indent).map((text) => `**${text.replace(/\*\*/gu, '')}**`);
    default:
      return blocksOf(element, indent);
  }
}

function list(element: Element, indent: string): string {
  const lines = [...element.children].flatMap((item, index) => {
    if (item.tagName === 'UL' || item.tagName === 'OL') return [list(item, `${indent}  `)];
    const mark = element.tagName === 'OL' ? `${index + 1}. ` : '- ';
    const inner = ' '.repeat(mark.length);
    const [first = '', ...rest] = blocksOf(item, indent + inner);
    const below = rest.map((text) => (/^\s*(?:[-*]|\d+\.) /u.test(text) ? text : text.replace(/^/gmu, indent + inner)));
    return [`${indent}${mark}${first.replace(/\n/gu, ' ')}`, ...below];
  });
  return lines.join('\n');
}

function table(element: Element): string {
  const rows = [...element.querySelectorAll('tr')].map((row) =>
    [...row.children].map((cell) =>
      blocksOf(cell, '')
        .join(' ')
        .replace(/\n/gu, ' ')
        .replace(/\|/gu, String.raw`\|`),
    ),
  );
  const [head = [], ...body] = rows;
  const print = (cells: readonly string[]): string => `| ${head.map((_, at) => cells[at] ?? '').join(' | ')} |`;
  return [print(head), `|${head.map(() => ' --- ').join('|')}|`, ...body.map(print)].join('\n');
}

function inline(node: Node): string {
  if (!(node instanceof HTMLElement)) {
    return node instanceof Text ? escapeWords(node.textContent.replace(/\s+/gu, ' ')) : '';
  }
  if (silentTags.has(node.tagName)) return '';
  const inside = [...node.childNodes].map(inline).join('');
  switch (node.tagName) {
    case 'BR':
      return '\n';
    case 'CODE':
      return `\`${node.textContent.replace(/`/gu, '')}\``;
    case 'A': {
      const url = node.getAttribute('href') ?? '';
      return /^https?:\/\//iu.test(url) && inside.trim() !== ''
        ? `[${inside.trim()}](<${url.replace(/[<>\s]/gu, encodeURIComponent)}>)`.replace(/\(<([^()<>\s]+)>\)/u, '($1)')
        : inside;
    }
    case 'S':
    case 'DEL':
      return marked('~~', inside);
    default:
      return marked(isItalic(node) ? '_' : '', marked(isBold(node) ? '**' : '', inside));
  }
}

/** Google Docs wraps all in `<b style="font-weight:normal">` and writes bold as a style. */
function isBold({ tagName, style }: HTMLElement): boolean {
  const weight = style.fontWeight;
  if (weight !== '') return weight === 'bold' || Number(weight) >= 600;
  return tagName === 'B' || tagName === 'STRONG';
}

function isItalic({ tagName, style }: HTMLElement): boolean {
  return style.fontStyle === '' ? tagName === 'I' || tagName === 'EM' : style.fontStyle === 'italic';
}

/** Marks stand right at the words. */
function marked(mark: string, text: string): string {
  if (mark === '' || text.trim() === '') return text;
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  return `${before}${mark}${words}${mark}${after}`;
}

function escapeWords(text: string): string {
  return text.replace(/[\\*_`[\]<]/gu, String.raw`\$&`);
}
