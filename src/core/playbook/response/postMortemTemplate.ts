import { collectLinks } from '../../markdown/links.ts';
import type { MarkdownFile } from '../../markdown/markdownFile.ts';
import { walk } from '../../markdown/walk.ts';
import { isPostMortem, textBlocks } from '../messages/templates.ts';
import type { PostMortemTemplate } from '../messages/template.ts';
import type { TopicalSection } from '../topics.ts';

/** A fenced Markdown document in a section on the post-mortem's template, or the file that such a section links. */
export function readPostMortemTemplate(
  file: MarkdownFile,
  topics: readonly TopicalSection[],
): PostMortemTemplate | undefined {
  for (const { section, topic } of topics) {
    const about = topic === 'postMortemTemplate' || (topic === 'templates' && isPostMortem.test(section.title));
    const blocks = textBlocks(file, section, false);
    const block = blocks.find(({ text, title }) => {
      const named = about || (isPostMortem.test(title) && /template|format|copy|use/i.test(title));
      return (named && /^\s*#+\s|^\s*\*\*/m.test(text)) || /^\s*#\s.*post[\s-]?mortem/i.test(text);
    });
    if (block) return { form: 'text', markdown: block.text, origin: { from: 'team', line: block.line } };
  }
  const links = collectLinks(file);
  for (const node of walk(file.root)) links.see(node);
  const all = links.links();
  const inside = topics.filter(({ topic }) => topic === 'postMortemTemplate');
  const link =
    all.find(({ line }) => inside.some(({ section }) => line >= section.line && line < section.endLine)) ??
    all.find(
      ({ text, target }) =>
        /template/i.test(`${text} ${target}`) && isPostMortem.test(`${text} ${target.replace(/[_-]/g, ' ')}`),
    );
  return link && { form: 'file', target: link.target, origin: { from: 'team', line: link.line } };
}
