import type { FieldKind, SectionKind } from '../postMortem.ts';

/** The first that matches the heading decides; the more telling words come first. */
const sectionWords: readonly (readonly [SectionKind, RegExp])[] = [
  ['timeline', /\btime\s?-?line\b|\bchronolog|\b(?:chain|sequence|order) of events\b|\b(?:event|incident) log\b/],
  ['lucky', /\bluck(?:y|ily)?\b/],
  [
    'wentBadly',
    /\bwent (?:wrong|badly|bad|poorly|less well)\b|n['’]?t (?:go|work|went)\b|\bnot (?:go|work|so)\b.*\bwell\b|\bcould\b.*\b(?:better|improved?|differently)\b|\bwhat (?:can|to|should|do|did) .*\bimprove\b/,
  ],
  ['wentWell', /\b(?:went|go|gone|did|done|work(?:ed|s)?)\b.*\b(?:well|right|good)\b|\bwhat worked\b/],
  [
    'actionItems',
    /\baction(?:able)?s?[\s-]*(?:items?|points?|plan|list|log)?\b(?!.*\btaken\b)|\bfollow[\s-]?ups?\b|\bcorrective\b|\bpreventat?ive (?:measures|actions)\b|\bremediation (?:items|tasks|steps|plan)\b|^next steps\b|\brecommendations?\b|^to-?dos?\b|^tasks?\b/,
  ],
  ['rootCause', /\broot[\s-]*causes?\b|^causes?\b|\bwhat caused\b|\b(?:five|5) whys\b/],
  ['contributingFactors', /\bcontributing\b|^triggers?\b/],
  ['prevention', /\bprevent/],
  ['detection', /\bdetect/],
  ['impact', /\bimpact\b|\baffected\b/],
  ['resolution', /\bresol(?:ution|ved?)\b|\bmitigation\b|\brecovery\b|\bremediation\b/],
  ['lessons', /\blessons?\b|\blearn(?:ed|t|ings?)\b|\bconclusions?\b|\btake-?aways?\b/],
  ['summary', /\bsummary\b|\boverview\b|\babstract\b|\btl;?dr\b/],
  ['whatHappened', /\bwhat happened\b|\b(?:incident|outage) description\b|^(?:description|background)\b/],
  ['appendix', /\bapp?end[ix]+\b|\bsupporting\b|\breferences?\b|^related\b|\blogs?\b|\bmessaging\b/],
];

export function sectionKind(title: string): SectionKind {
  const plain = plainName(title);
  return sectionWords.find(([, words]) => words.test(plain))?.[0] ?? 'other';
}

const fieldWords: readonly (readonly [FieldKind, RegExp])[] = [
  [
    'date',
    /^(?:incident |outage |event )?date(?:s?(?: of (?:the )?(?:incident|outage))?| ?(?:&|and|\/) ?time)?$|^(?:incident )?start(?:ed)?(?: date| at)?(?: ?\/ ?time)?$|^when$/,
  ],
  [
    'severity',
    /^(?:incident |highest |max(?:imum)? )?(?:severity|sev|priority)(?: level)?$|^severity (?:&|and) impact$/,
  ],
  [
    'duration',
    /^(?:incident |outage |total |impact )?(?:duration|length)(?: of (?:the )?\w+)?$|^(?:total )?down ?time$/,
  ],
  [
    'affected',
    /^(?:affected (?:users?|customers?|parties|services?)|(?:users?|customers?|accounts?) affected|(?:user|customer|end user) impact|impact|impacted users?|affected)$/,
  ],
  [
    'lead',
    /^(?:incident (?:lead(?:er)?|commander|manager|owner)|incident (?:mgmt|management) lead|commander|ic|sre lead|lead)$/,
  ],
  [
    'authors',
    /^(?:authors?|(?:created|written|prepared|reported) by|by|(?:post-?mortem |document )?owner|post-?mortem (?:author|lead)|names?(?:\(s\))?)$/,
  ],
  ['status', /^(?:report |incident |document )?status$/],
  ['reviewers', /^review(?:ers?|ed by)(?:\(s\))?$/],
  ['sharedWith', /^(?:shared with|distribution(?: list)?|audience|sent to)$/],
  ['timeZone', /^time ?zone$/],
];

export function fieldKind(name: string): FieldKind {
  const plain = plainName(name);
  return fieldWords.find(([, words]) => words.test(plain))?.[0] ?? 'other';
}

function plainName(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[^\p{L}\d]+|[^\p{L}\d)]+$/gu, '')
    .replace(/^\d{1,2}(?:\.\d{1,2})*[.):]?\s+/u, '')
    .replace(/\s+/gu, ' ');
}
