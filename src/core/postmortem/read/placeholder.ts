import type { RootContent } from 'mdast';
import { plainText } from '../../markdown/plainText.ts';

const nothing =
  /^(?:unknown|tb[cda]|to ?do|to be (?:determined|done|confirmed|filled in|written)|n\/?a|not (?:yet )?known|fill (?:me |this )?in|x+|lorem ipsum.*|[?…._/|–—-]*)\.?$/iu;
const gap = /\{\{.*?\}\}|\{%.*?%\}|\[[^\]]*\]|<[^>]*>|\{[^}]*\}/gu;

/** What a template asks for fits into a few lines. */
const longestGap = 500;

/** Whether words stand for nothing: "Unknown", "TBD", or a template's gaps ("[Date]", "{{ summary }}") and no more. */
export function isPlaceholder(text: string): boolean {
  const words = text.trim();
  if (words.length > longestGap) return false;
  if (nothing.test(words)) return true;
  const rest = words.replace(gap, '');
  return rest !== words && !/[\p{L}\d]/u.test(rest);
}

/** A template's instruction: "_Who wrote this?_" */
export function isInstruction(markdown: string): boolean {
  return /^(?:_[^_]+_|\*[^*]+\*)$/u.test(markdown.trim());
}

/** Whether nothing is said: comments, rules, placeholders, and instructions in italics as templates have them. */
export function saysNothing(nodes: readonly RootContent[]): boolean {
  return nodes.every((node) => {
    switch (node.type) {
      case 'html':
        return plainText(node) === '';
      case 'thematicBreak':
      case 'definition':
      case 'yaml':
        return true;
      case 'paragraph':
        return isItalic(node.children) || isPlaceholder(plainText(node));
      case 'list':
        return node.children.every((item) =>
          item.children.every(
            (child) => (child.type === 'paragraph' && isUnfilled(plainText(child))) || saysNothing([child]),
          ),
        );
      case 'table':
        return node.children.slice(1).every((row) => row.children.every((cell) => isPlaceholder(plainText(cell))));
      default:
        return false;
    }
  });
}

/** A form's line that nobody filled in: "[Task] (owner: [Name], due: [Date])". */
function isUnfilled(text: string): boolean {
  return text.length <= longestGap && isPlaceholder(text.replace(/\p{L}[\p{L} ]*:/gu, ''));
}

function isItalic(nodes: readonly RootContent[]): boolean {
  return (
    nodes.some(({ type }) => type === 'emphasis') &&
    nodes.every((node) => node.type === 'emphasis' || plainText(node) === '')
  );
}
