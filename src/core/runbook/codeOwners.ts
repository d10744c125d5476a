/** One line of a CODEOWNERS file: who answers for the paths that fit. */
export interface OwnedPaths {
  readonly fits: (path: string) => boolean;
  readonly owners: readonly string[];
}

/** Reads a CODEOWNERS file as GitHub and GitLab do; what it cannot read of it is left out. */
export function readCodeOwners(text: string): readonly OwnedPaths[] {
  return text.split(/\r\n|\r|\n/).flatMap((line) => {
    const [pattern, ...rest] = line
      .replace(/(?:^|\s)#.*$/, '')
      .trim()
      .split(/\s+/);
    if (pattern === undefined || pattern === '' || /^[![^]/.test(pattern)) return [];
    return [{ fits: fitting(pattern), owners: rest }];
  });
}

/** Who owns a path, given from the root with "/". The last line that fits counts; one without owners says nobody. */
export function ownersOf(path: string, rules: readonly OwnedPaths[]): readonly string[] {
  let owners: readonly string[] = [];
  for (const rule of rules) if (rule.fits(path)) ({ owners } = rule);
  return owners;
}

/** As in a .gitignore: a slash at the start or inside ties the pattern to the root; a folder takes all that is in it. */
function fitting(pattern: string): (path: string) => boolean {
  const isRooted = pattern.replace(/\/$/, '').includes('/');
  const source = pattern
    .replace(/^\//, '')
    .replace(/\/$/, '/**')
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*\*|\*/g, (stars) => (stars === '**/' ? '(?:.*/)?' : stars === '**' ? '.*' : '[^/]*'));
  // "docs/*" is the files of that folder only, "docs" and "docs/" everything below.
  const end = /(?:^|\/)\*$/.test(pattern) && pattern !== '*' ? '$' : '(?:/.*)?$';
  const expression = new RegExp(`^${isRooted ? '' : '(?:.*/)?'}${source}${end}`);
  return (path) => expression.test(path.replace(/^\//, ''));
}
