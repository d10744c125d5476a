import type { MarkdownDiagnostic } from './diagnostic.ts';
import { finding } from './finding.ts';
import { relativeTarget, type MarkdownLink } from './links.ts';

export interface LinkedFile {
  /** As written, without its fragment; relative to the file that holds the link, or to the workspace with a leading "/". */
  readonly path: string;
  readonly link: MarkdownLink;
}

/** The links that point into the workspace, to be looked up by who can see files. */
export function linkedFiles(links: readonly MarkdownLink[]): readonly LinkedFile[] {
  return links.flatMap((link) => {
    const path = relativeTarget(link.target);
    return path === undefined ? [] : [{ path, link }];
  });
}

/** Diagnostics for the links whose path is among `missing`. */
export function brokenLinks(
  links: readonly MarkdownLink[],
  missing: ReadonlySet<string>,
): readonly MarkdownDiagnostic[] {
  return linkedFiles(links)
    .filter(({ path }) => missing.has(path))
    .map(({ path, link }) =>
      finding('broken-link', 'warning', 'There is no file "{0}".', { args: [path], line: link.line }),
    );
}
