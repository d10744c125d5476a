import { readFrontMatter } from '../markdown/frontMatter.ts';
import { collectLinks } from '../markdown/links.ts';
import { parseMarkdown, type MarkdownFile } from '../markdown/markdownFile.ts';
import { readSections } from '../markdown/sections.ts';
import { readTitle } from '../markdown/title.ts';
import { walk } from '../markdown/walk.ts';
import { readAbout } from './about.ts';
import { checkRunbook } from './checks.ts';
import { collectCounts } from './counts.ts';
import type { RunbookReading } from './reading.ts';
import type { Runbook } from './runbook.ts';
import { readSectionSteps } from './steps.ts';

/** Reads what one runbook file says. Never throws; what cannot be read is a diagnostic. */
export function understandRunbook(markdown: string): RunbookReading {
  return understandRunbookFile(parseMarkdown(markdown));
}

/** As `understandRunbook`, for a file that is parsed already. */
export function understandRunbookFile(file: MarkdownFile): RunbookReading {
  const links = collectLinks(file);
  const counts = collectCounts(file);
  for (const node of walk(file.root)) {
    links.see(node);
    counts.see(node);
  }
  const found = links.links();
  const frontMatter = readFrontMatter(file);
  const title = readTitle(file, frontMatter);
  const top = readSections(file);
  const about = readAbout(frontMatter, top, title?.value ?? '');
  const reading = {
    ...(title ? { title } : {}),
    ...about,
    steps: readSectionSteps(top),
    links: found,
    counts: counts.counts(found.length),
    lineCount: file.lines.length,
  };
  return { ...reading, diagnostics: checkRunbook(reading, frontMatter) };
}

/** The runbook in a file; `path` gives the title where the file has none. */
export function readRunbook(markdown: string, path: string): Runbook {
  return runbookOf(understandRunbook(markdown), path);
}

export function runbookOf(reading: RunbookReading, path: string): Runbook {
  const values = (stated: readonly { readonly value: string }[]): readonly string[] => stated.map(({ value }) => value);
  return {
    title: reading.title?.value ?? titleOfPath(path),
    tags: values(reading.tags),
    alerts: values(reading.alerts),
    symptoms: values(reading.symptoms),
    components: values(reading.components),
    ...(reading.severity ? { severity: reading.severity.value } : {}),
    ...(reading.owner ? { owner: reading.owner.value } : {}),
    steps: reading.steps,
    links: reading.links,
  };
}

/** The file's name without its endings; for a README the folder's. */
function titleOfPath(path: string): string {
  const parts = path.split(/[\\/]/).filter(Boolean);
  const name = (parts[parts.length - 1] ?? '').replace(/(?:\.(?:md|markdown|html|erb|mdx))+$/i, '');
  return /^(?:readme|index)$/i.test(name) && parts.length > 1 ? (parts[parts.length - 2] ?? name) : name || 'Runbook';
}
