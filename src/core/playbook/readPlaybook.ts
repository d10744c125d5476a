import { readFrontMatter } from '../markdown/frontMatter.ts';
import { collectLinks } from '../markdown/links.ts';
import { parseMarkdown, type MarkdownFile } from '../markdown/markdownFile.ts';
import { readSections } from '../markdown/sections.ts';
import { readTitle } from '../markdown/title.ts';
import { walk } from '../markdown/walk.ts';
import { readCadence } from './response/cadence.ts';
import { checkPlaybook } from './checks.ts';
import { readMitigation } from './response/mitigation.ts';
import { readPlaybookRunbooks } from './playbookRunbooks.ts';
import { readPostMortem } from './response/postMortem.ts';
import { readPostMortemTemplate } from './response/postMortemTemplate.ts';
import { readCustomerCare, readHistory, readTesting } from './practices.ts';
import { readProcess } from './response/process.ts';
import type { PlaybookReading } from './reading.ts';
import { readRota } from './rota/readRota.ts';
import { readResolution } from './response/resolution.ts';
import { readResources } from './resources.ts';
import { readRoles } from './rota/roles.ts';
import { readSeverities } from './severities/severities.ts';
import { readTemplates } from './messages/templates.ts';
import { readThresholds } from './thresholds/thresholds.ts';
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
  const { severities, postMortemFor, diagnostics: onSeverities } = readSeverities(file, topics);
  const { thresholds, monitored, diagnostics: onThresholds } = readThresholds(file, topics);
  const { rota, diagnostics: onRota } = readRota(file, topics);
  const resolution = readResolution(topics);
  const postMortemTemplate = readPostMortemTemplate(file, topics);
  const history = readHistory(file, topics);
  const collector = collectLinks(file);
  for (const node of walk(file.root)) collector.see(node);
  const links = collector.links();
  const reading = {
    ...(title ? { title } : {}),
    severities,
    process: readProcess(file, topics),
    mitigation: readMitigation(topics),
    roles: readRoles(file, topics),
    resolution,
    postMortem: readPostMortem(topics, severities, postMortemFor),
    cadence: readCadence(topics, resolution),
    templates: readTemplates(file, topics),
    ...(postMortemTemplate ? { postMortemTemplate } : {}),
    thresholds,
    monitored,
    ...(rota ? { rota } : {}),
    runbooks: readPlaybookRunbooks(file, topics, links),
    resources: readResources(file, topics),
    customerCare: readCustomerCare(topics),
    testing: readTesting(topics),
    ...(history ? { history } : {}),
    links,
    lineCount: file.lines.length,
  };
  const found = [...onSeverities, ...onThresholds, ...onRota, ...checkPlaybook(file, reading, frontMatter)];
  return { ...reading, diagnostics: found.sort((a, b) => a.startLine - b.startLine) };
}
