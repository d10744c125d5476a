import type { Section } from '../markdown/sections.ts';

/** What a heading announces. A section without a topic of its own has that of the section it stands in. */
export type Topic =
  | 'severities'
  | 'process'
  | 'mitigation'
  | 'resolution'
  | 'roles'
  | 'templates'
  | 'postMortemTemplate'
  | 'postMortem'
  | 'cadence'
  | 'thresholds'
  | 'monitored'
  | 'handoff'
  | 'pay'
  | 'rota'
  | 'runbooks'
  | 'resources'
  | 'customerCare'
  | 'testing'
  | 'history';

const postMortem = String.raw`post[\s-]?mortems?|retrospectives?|(?:post[\s-]?)?incident (?:review|report)s?|\bpir\b|learning review`;

/** In order: the first pattern that fits decides, so the narrow ones stand first. */
const topics: readonly (readonly [Topic, RegExp])[] = [
  [
    'postMortemTemplate',
    new RegExp(`(?:${postMortem}).*(?:template|format|structure|outline)|template.*(?:${postMortem})`, 'i'),
  ],
  ['handoff', /hand[\s-]?(?:off|over)|change of guard|shift change/i],
  ['pay', /compensation|\bpay\b|payment for on|remuneration|stipend/i],
  [
    'templates',
    /\btemplates?\b|(?:message|email|announcement|status page|update)s? (?:examples?|samples?|wording)|canned|what to (?:say|post|write)|boilerplate/i,
  ],
  [
    'cadence',
    /(?:update|communication|comms|status).*(?:cadence|frequenc|interval|schedule|rhythm)|how often.*(?:update|communicat|post)/i,
  ],
  [
    'severities',
    /\bsev(?:erity|erities)?\b(?!.*\b(?:template|post))|incident (?:priorit|class|levels?|categor)|priorit(?:y|ies) (?:levels?|definitions?|matrix|table)|^(?:incident )?(?:classification|priorities)/i,
  ],
  [
    'mitigation',
    /mitigation (?:options?|strateg|actions?|playbook|techniques?)|options? (?:for|to) mitigat|ways to mitigate|rollback (?:options|or)/i,
  ],
  [
    'resolution',
    /resol(?:ution|ved|ving).*(?:criteria|checklist|conditions?|definition|when|means)|(?:criteria|definition|checklist).*(?:resol|done)|when.*(?:is|are|to).*(?:resolved?|over)|exit criteria|all[\s-]clear/i,
  ],
  [
    'history',
    /(?:incident|outage).*(?:history|log\b|tracker|register)|past (?:incidents|outages)|previous incidents|history tracker|incident tracking/i,
  ],
  [
    'runbooks',
    /run\s?-?books?|playbooks\b|common (?:incidents?|issues?|problems?|scenarios?|failures?)|known issues|scenarios|troubleshooting/i,
  ],
  [
    'customerCare',
    /customer (?:care|support|service|credits?|compensation|refunds?|success|follow|goodwill|communication rules)|credits? (?:and|&) refunds?|refunds?|customer[\s-]facing rules/i,
  ],
  ['testing', /test(?:s|ing)?.*(?:in|on|against) (?:prod|live)|prod(?:uction)? test(?:s|ing)?/i],
  ['thresholds', /thresholds?|alert(?:ing)? (?:rules?|limits?|levels?|conditions?|polic)|when (?:do )?we alert/i],
  ['monitored', /what (?:we|is|do we|gets?) monitor|monitor(?:ing|ed)\b(?!.*stable)|observability|health checks/i],
  ['roles', /\broles?\b|responsibilit|who does what|incident (?:response )?team|response team/i],
  ['rota', /on[\s-]?call|\brota\b|roster|rotations?\b|duty schedule/i],
  [
    'resources',
    /resources?|(?:useful|quick|important|helpful|key) links?|^links$|references?$|further reading|dashboards|contacts?\b|tools?$|tooling/i,
  ],
  ['postMortem', new RegExp(`${postMortem}|follow[\\s-]?up|after (?:the|an) incident|lessons learned`, 'i')],
  [
    'process',
    /\bprocess\b|workflow|life\s?cycle|response (?:steps|procedure|plan|phases|timeline|flow)|incident response$|during an incident|how (?:we|to) (?:respond|handle)|procedure|steps$|phases$/i,
  ],
];

export function topicOf(title: string): Topic | undefined {
  return topics.find(([, pattern]) => pattern.test(title))?.[0];
}

/** A section with its topic; `begins` is set where its own heading gave it, and not one further out. */
export interface TopicalSection {
  readonly section: Section;
  readonly topic: Topic | undefined;
  readonly begins: boolean;
  /** It is the whole document under its own title, which says what the file is called and not what stands in it. */
  readonly isTitle: boolean;
  /** The titles of the headings it stands under, outermost first. */
  readonly outerTitle: string;
}

/** Every section of the file with its topic, in the order of the file. The file's title gives no topic to the rest. */
export function readTopics(top: Section): readonly TopicalSection[] {
  const title = titleSection(top);
  const found: TopicalSection[] = [];
  const waiting: { section: Section; outer: Topic | undefined; outerTitle: string }[] = [
    { section: top, outer: undefined, outerTitle: '' },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { section, outer, outerTitle } = next;
    const own = section.depth === 0 ? undefined : ownTopic(section.title, outer);
    found.push({
      section,
      topic: own ?? outer,
      begins: own !== undefined && own !== outer,
      isTitle: section === title,
      outerTitle,
    });
    const inner = section === title ? undefined : (own ?? outer);
    const titles = section === title ? '' : `${outerTitle} ${section.title}`.trim().slice(-300);
    for (const child of [...section.children].reverse())
      waiting.push({ section: child, outer: inner, outerTitle: titles });
  }
  return found;
}

/** What stands in a runbook or a template belongs to it, whatever its headings are called. */
function ownTopic(title: string, outer: Topic | undefined): Topic | undefined {
  if (outer === 'runbooks' || outer === 'postMortemTemplate') return undefined;
  const own = topicOf(title);
  return outer === 'templates' && own !== 'postMortemTemplate' ? undefined : own;
}

/** The first-level heading that names the document: the first thing in the file, and the only one of its depth. */
export function titleSection(top: Section): Section | undefined {
  const first = top.children.filter(({ depth }) => depth === 1);
  return first.length === 1 ? first[0] : undefined;
}

/**
 * The outermost sections of a topic. Where the document's own title announces it, what belongs to another topic is
 * left out, for a title speaks of the whole file and "On-call and incidents" is not only a rota.
 */
export function sectionsOf(all: readonly TopicalSection[], topic: Topic): readonly Section[] {
  const top = all[0]?.section;
  const title = top && titleSection(top);
  return all
    .filter((entry) => entry.topic === topic && entry.begins)
    .map(({ section }) =>
      section === title
        ? { ...section, children: section.children.filter((child) => (topicOf(child.title) ?? topic) === topic) }
        : section,
    );
}
