/** Who last changed a line, as `git blame` prints it: `a1b2c3d4 (Mira Okafor 2026-11-24 02:30:00 +0000 53) …`. */
export interface BlamedLine {
  /** As long as git prints it. */
  readonly sha: string;
  /** From 1. */
  readonly line: number;
}

const format = /^\^?([0-9a-f]{7,64})(?: [^(]{0,400})? \(.{0,300}? (\d{1,7})\)/u;

/** The commits of the wanted lines. Lines that are not committed yet are left out. */
export function readBlame(output: string, wanted: { has(line: number): boolean }): readonly BlamedLine[] {
  return output.split('\n').flatMap((text) => {
    const [, sha, number] = format.exec(text) ?? [];
    const line = Number(number);
    return sha === undefined || /^0+$/u.test(sha) || !wanted.has(line) ? [] : [{ sha, line }];
  });
}
