import { parseMarkdown, type MarkdownFile } from '../markdown/markdownFile.ts';
import { readFrontMatter } from '../markdown/frontMatter.ts';
import { readSections } from '../markdown/sections.ts';
import { readTitle } from '../markdown/title.ts';
import { readCadence } from './cadence.ts';
import { readMitigation } from './mitigation.ts';
import { readPostMortem } from './postMortem.ts';
import { readProcess } from './process.ts';
import type { PlaybookReading } from './reading.ts';
import { readResolution } from './resolution.ts';
import { readRoles } from './roles.ts';
import { readSeverities } from './severities.ts';
import { readTopics } from './topics.ts';

/** Reads what one playbook file says. Never throws; what cannot be read is a diagnostic. */
export function readPlaybook(markdown: string): PlaybookReading {
  return readPlaybookFile(parseMarkdown(markdown));
}

/** As `readPlaybook`, for a file that is parsed already. */
export function readPlaybookFile(file: MarkdownFile): PlaybookReading {
  const topics = readTopics(readSections(file));
  const frontMatter = readFrontMatter(file);
  const title = readTitle(file, frontMatter);
  const severities = readSeverities(file, topics);
  const resolution = readResolution(topics);
  return {
    ...(title ? { title } : {}),
    severities: severities.severities,
    process: readProcess(file, topics),
    mitigation: readMitigation(topics),
    roles: readRoles(file, topics),
    resolution,
    postMortem: readPostMortem(topics, severities),
    cadence: readCadence(topics, resolution),
    templates: [],
    thresholds: [],
    monitored: [],
    runbooks: [],
    resources: [],
    customerCare: [],
    testing: [],
    diagnostics: severities.diagnostics,
    lineCount: file.lines.length,
  };
}
