const trailer =
  /^(?:(?:[A-Z]\w*(?:-[\w-]+)+|bugs?|cc|r|tbr|issues?|refs?|closes|fixed|fixes|see)(?::|=) ?\S.*|[ \t]+\S.*|\(cherry picked from .*)?$/i;
const inline =
  /^(?:Change-Id|Reviewed-on|Reviewed-by|Signed-off-by|Co-authored-by|Commit-Queue|Tested-by|Acked-by|git-svn-id): .*$/gm;

/** A message without the block of "Name: value" lines that git calls trailers: people and ids, not what was changed. */
export function withoutTrailers(body: string): string {
  const text = body.trimEnd();
  const last = text.lastIndexOf('\n\n');
  const block = text.slice(last + 2);
  const cut = last > 0 && block.split('\n').every((line) => trailer.test(line)) ? text.slice(0, last) : text;
  return cut.includes('-') ? cut.replace(inline, '') : cut;
}
