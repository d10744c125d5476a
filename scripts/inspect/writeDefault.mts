// Writes src/core/playbook/default/defaultPlaybook.generated.ts from the default Markdown, so that the extension needs no
// Markdown parser when it starts. Run it after a change of defaultMarkdown.ts or of the reader.
import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { readDefaultPlaybook } from './defaultConstant.mts';

const target = new URL('../../src/core/playbook/default/defaultPlaybook.generated.ts', import.meta.url).pathname;
const source = `import type { Playbook } from '../playbook.ts';

/**
 * What the reader makes of \`defaultMarkdown.ts\`; a test holds the two together. Written by
 * \`scripts/inspect/writeDefault.mts\`: change the Markdown, not this file.
 */
export const defaultPlaybook: Playbook = ${JSON.stringify(readDefaultPlaybook())};
`;
await writeFile(target, await format(source, { ...(await resolveConfig(target)), parser: 'typescript' }));
