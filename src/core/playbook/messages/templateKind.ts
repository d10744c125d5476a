import type { TemplateAudience, TemplateKind } from './template.ts';

export interface TemplateUse {
  readonly kind: TemplateKind;
  readonly audience: TemplateAudience;
}

const phases: readonly (readonly [TemplateKind, RegExp])[] = [
  ['statusInvestigating', /investigat/i],
  ['statusIdentified', /identif/i],
  ['statusMonitoring', /monitor/i],
  ['statusResolved', /resol|restored|fixed|all clear/i],
];

/** The phase a status page message is for, from its heading or its first words. */
export function statusPhase(words: string): TemplateKind | undefined {
  return phases.find(([, pattern]) => pattern.test(words))?.[0];
}

/** What a template is for, from its own title, the headings around it and, last, its text. */
export function templateUse(title: string, around: string, text: string): TemplateUse {
  const opening = text.slice(0, 60);
  if (/^\s*\**subject\**\s*:/im.test(text) || /e-?mail/i.test(title))
    return { kind: 'customerEmail', audience: 'customers' };
  if (
    /status\s?-?page|public (?:status|update)/i.test(title) ||
    (/status\s?-?page/i.test(around) && !/internal|slack|e-?mail/i.test(title))
  ) {
    return {
      kind: statusPhase(title.replace(/status\s?-?page/gi, '')) ?? statusPhase(opening) ?? 'other',
      audience: 'statusPage',
    };
  }
  const audience = /customer|external|public|client/i.test(title) ? 'customers' : 'internal';
  if (audience === 'customers' && /e-?mail/i.test(around)) return { kind: 'customerEmail', audience };
  if (/resol|all[\s-]clear|clos(?:ed|ing)|restored/i.test(title))
    return { kind: audience === 'internal' ? 'resolved' : 'other', audience };
  if (/announce|initial|first|declar|kick[\s-]?off|new incident|start|opening|notification/i.test(title)) {
    return { kind: audience === 'internal' ? 'announcement' : 'other', audience };
  }
  if (/update|progress|ongoing|status/i.test(title))
    return { kind: audience === 'internal' ? 'update' : 'other', audience };
  return { kind: 'other', audience };
}
