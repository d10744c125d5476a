// Prints what Sitrep understands of a file, one JSON document a file per line.
import { markdownFiles, readText } from './inspect/files.mts';
import { playbookJson } from './inspect/playbookJson.mts';
import { postMortemJson } from './inspect/postmortem.mts';
import { RunbookLint } from './inspect/runbookLint.mts';

type Print = (
  file: string,
  markdown: string,
  path: string,
) => Record<string, unknown> | Promise<Record<string, unknown>>;

const lint = new RunbookLint();
const runbook: Print = (file, markdown, path) => lint.json(file, markdown, path);
const kinds: Readonly<Record<string, Print>> = {
  runbooks: runbook,
  runbook,
  playbook: playbookJson,
  playbooks: playbookJson,
  postmortem: postMortemJson,
  postmortems: postMortemJson,
};

const help = `npm run inspect -- runbooks FILE|FOLDER [--json]
npm run inspect -- playbook FILE|FOLDER [--json]
npm run inspect -- postmortem FILE|FOLDER [--json]

Prints exactly what the extension understands of Markdown files: one JSON document a file, one file a line.
Of a folder all *.md, *.markdown, *.mdx and *.md.erb files are read, with names relative to it.

Lines in the output count from 1, as an editor shows them. Times are given as written and in minutes; what a
file does not say is null, or an empty list. Without --json a short summary is printed instead.
`;

// Whoever reads has seen enough ("… | head"): no reason for a stack trace.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const [kind = '', ...rest] = process.argv.slice(2);
const paths = rest.filter((argument) => !argument.startsWith('--'));
const print = kinds[kind];

if (kind === '' || rest.includes('--help') || /^(?:--help|-h|help)$/.test(kind)) process.stdout.write(help);
else if (!print || paths.length === 0) {
  process.stderr.write(print ? `No file or folder named.\n\n${help}` : `Unknown kind "${kind}".\n\n${help}`);
  process.exitCode = 2;
} else await inspectAll(print, paths, rest.includes('--json'));

async function inspectAll(toJson: Print, from: readonly string[], asJson: boolean): Promise<void> {
  for (const path of from) {
    for (const { name, path: file } of await filesAt(path)) {
      const document = await toJson(name, await readText(file), file);
      process.stdout.write(asJson ? `${JSON.stringify(document)}\n` : summary(document));
    }
  }
}

async function filesAt(path: string): ReturnType<typeof markdownFiles> {
  try {
    return await markdownFiles(path);
  } catch (error) {
    process.stderr.write(`Cannot read ${path}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
    return [];
  }
}

function summary(document: Record<string, unknown>): string {
  const parts = Object.entries(document).flatMap(([name, value]) =>
    Array.isArray(value) && value.length > 0 ? [`${String(value.length)} ${name}`] : [],
  );
  return `${String(document['file'])}: ${typeof document['title'] === 'string' ? document['title'] : '(no title)'}; ${parts.join(', ') || 'nothing found'}\n`;
}
