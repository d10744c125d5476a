import { completePlaybook } from '../../src/core/playbook/completePlaybook.ts';
import { defaultMarkdown } from '../../src/core/playbook/default/defaultMarkdown.ts';
import type { Origin, Playbook } from '../../src/core/playbook/playbook.ts';
import { readPlaybook } from '../../src/core/playbook/readPlaybook.ts';

const nowhere: Origin = { from: 'default', line: 0 };

const nothing: Playbook = {
  title: '',
  severities: [],
  process: [],
  mitigation: [],
  roles: [],
  resolution: [],
  postMortem: { requiredFor: [], withinMs: 0, sharedWith: [], origin: nowhere },
  cadence: { updateEveryMs: 0, stabilityWindowMs: 0, origin: nowhere },
  templates: [],
  thresholds: [],
  monitored: [],
  runbooks: [],
  resources: [],
  customerCare: [],
  testing: [],
};

/** The default playbook as the reader makes it from its Markdown, each value marked as a default. */
export function readDefaultPlaybook(): unknown {
  const playbook = completePlaybook(readPlaybook(defaultMarkdown), nothing);
  return JSON.parse(JSON.stringify(playbook), (key, value: unknown) => (key === 'from' ? 'default' : value));
}
