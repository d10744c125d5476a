import { linesOf } from '../edit/applyEdits.ts';
import { fieldOf, sectionOf, type FieldKind, type SectionKind } from '../postMortem.ts';
import { readPostMortem } from '../readPostMortem.ts';
import { check, type Check, type CheckInput } from './check.ts';

/** What every post-mortem has, unless the team's template says otherwise. A summary may tell what happened. */
const required: readonly (readonly SectionKind[])[] = [
  ['whatHappened', 'summary'],
  ['timeline'],
  ['wentWell'],
  ['wentBadly', 'lessons'],
  ['prevention', 'actionItems'],
];

const names: Readonly<Partial<Record<SectionKind, string>>> = {
  whatHappened: 'What happened',
  summary: 'Summary',
  timeline: 'Timeline',
  wentWell: 'What went well',
  wentBadly: 'What could be better',
  lessons: 'Lessons',
  prevention: 'Prevention',
  detection: 'Detection',
  resolution: 'Resolution',
  contributingFactors: 'Contributing factors',
  lucky: 'Where we got lucky',
};

export function checkSections(input: CheckInput): readonly Check[] {
  return [...checkRootCause(input), ...checkImpact(input), ...checkFacts(input), ...checkRequired(input)];
}

function checkRootCause({ document, say }: CheckInput): readonly Check[] {
  const sections = document.sections.filter(({ kind }) => kind === 'rootCause' || kind === 'contributingFactors');
  const told = sections.find(({ empty }) => !empty);
  if (told === undefined) {
    const line = sections[0]?.line ?? 0;
    return [check('rootCauseEmpty', 'warning', say('The root cause is not told yet.'), { line })];
  }
  const lines = linesOf(document);
  for (let line = told.bodyLine; line < told.endLine; line++) {
    if (!/^[-*]\s.*:\s*Unknown\s*$/u.test(lines[line] ?? '')) continue;
    const message = say('The culprit is named, but not how it caused the incident.');
    return [check('rootCauseUnexplained', 'information', message, { line })];
  }
  return [];
}

function checkImpact({ document, say }: CheckInput): readonly Check[] {
  const field = fieldOf(document, 'affected');
  const section = sectionOf(document, 'impact');
  if ((field?.text ?? '') !== '' || section?.empty === false) return [];
  const line = field?.line ?? section?.line ?? 0;
  return [check('impactUnknown', 'warning', say('Who was affected, and how, is unknown.'), { line })];
}

/** Facts that the document has a place for, and nothing in it. */
function checkFacts({ document, say }: CheckInput): readonly Check[] {
  const kinds: readonly FieldKind[] = ['date', 'severity', 'duration', 'lead'];
  return kinds.flatMap((kind) => {
    const field = fieldOf(document, kind);
    if (field?.text !== '') return [];
    return [
      check('factUnknown', 'information', say('{0} is unknown.', field.name), { line: field.line }, [field.name]),
    ];
  });
}

function checkRequired(input: CheckInput): readonly Check[] {
  const { document, say } = input;
  return requiredKinds(input).flatMap((kinds) => {
    const sections = document.sections.filter(({ kind }) => kinds.includes(kind));
    if (sections.some(({ empty }) => !empty)) return [];
    const [section] = sections;
    const [first = 'other'] = kinds;
    const name = section?.title ?? names[first] ?? first;
    return section === undefined
      ? [check('sectionMissing', 'information', say('There is no section "{0}".', name), { line: 0 }, [name])]
      : [check('sectionEmpty', 'warning', say('"{0}" is empty.', name), { line: section.line }, [name])];
  });
}

/** The sections of the team's template where the playbook holds one; causes, impact and actions have checks of their own. */
function requiredKinds({ playbook }: CheckInput): readonly (readonly SectionKind[])[] {
  const template = playbook.postMortemTemplate;
  if (template?.form !== 'text') return required;
  const own: readonly SectionKind[] = [
    'other',
    'rootCause',
    'contributingFactors',
    'impact',
    'actionItems',
    'appendix',
  ];
  const kinds = new Set(readPostMortem(template.markdown).sections.map(({ kind }) => kind));
  return [...kinds].filter((kind) => !own.includes(kind)).map((kind) => [kind]);
}
