/** A zone as people abbreviate it; "UTC" and "GMT" may carry an offset. The source of a regular expression. */
export const zoneAbbreviation = String.raw`(?:UTC|GMT)(?:\s?[+-]\d{1,2}(?::?\d{2})?)?|(?:[PMCE]|AK|AE|AC|NZ)[SD]T|[PMCE]T|(?:C|W|E)ES?T|HST|BST|IST|JST|KST|SGT|HKT|MSK|AWST|SAST|BRT|ART`;

const abbreviation = new RegExp(String.raw`\b(?:${zoneAbbreviation})(?!\w)`, 'u');
const region =
  /\b(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|US|UC|Etc)\/[A-Z][\w+-]*(?:\/[A-Z]\w+)*/u;
const words =
  /\b(?:(?:central|eastern|western|northern|mountain|pacific|atlantic|european|american|australian|british|indian|japan|standard|daylight|summer|universal|coordinated|greenwich|mean|local)\s+)+time\b/iu;
const bare = new RegExp(String.raw`^(?:${zoneAbbreviation}|${region.source})$`, 'u');

const statement =
  /\b(?:all|the)?\s*time(?:s|stamps?)?\b\s*(?:below|listed|given|shown|here|stated|noted)?\s*(?:(?:is|are)\s+)?(?:given|shown|listed|in|:|are)?\s*(?:in|as)?\s*/giu;
const zoneField = /\btime\s?zone\b\s*(?:is|:|in)?\s*/giu;

/** The zone that a sentence like "All times in CET (GMT+1)" names: "CET". */
export function findStatedZone(text: string): string | undefined {
  for (const pattern of [statement, zoneField]) {
    for (const match of text.matchAll(pattern)) {
      const zone = zoneAt(text.slice(match.index + match[0].length));
      if (zone !== undefined) return zone;
    }
  }
  return undefined;
}

/** The zone in a table's head or a heading: "Time (UTC)", "Timeline (all times PST)". */
export function findNamedZone(text: string): string | undefined {
  const inside = /\(([^()]*)\)/u.exec(text)?.[1] ?? '';
  return (
    findStatedZone(text) ??
    first(inside, abbreviation, region, words) ??
    first(text.replace(/^.*\btime\b/iu, ''), abbreviation, region)
  );
}

/** The zone that a value is, without its explanation: "UTC+1 (Zurich time)" is "UTC+1". */
export function readZone(text: string): string | undefined {
  return zoneAt(text.trim());
}

function zoneAt(text: string): string | undefined {
  const lead = /^(?:the\s+)?([^\s(),.;]+)/u.exec(text)?.[1]?.replace(/[.,;:]+$/u, '') ?? '';
  const offset = /^(?:UTC|GMT)\s?[+-]\d{1,2}(?::?\d{2})?/u.exec(text)?.[0];
  if (offset !== undefined) return offset.replace(' ', '');
  if (bare.test(lead)) return lead;
  const name = words.exec(text);
  if (name === null || name.index > 4) return undefined;
  const short = /^\s*\(([^()]*)\)/u.exec(text.slice(name.index + name[0].length))?.[1] ?? '';
  return first(short, abbreviation) ?? name[0];
}

function first(text: string, ...patterns: readonly RegExp[]): string | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match !== null) return match[0];
  }
  return undefined;
}
