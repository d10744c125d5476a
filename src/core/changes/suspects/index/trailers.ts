const trailer =
  /^(?:(?:[A-Z]\w*(?:-[\w-]+)+|bugs?|cc|r|tbr|issues?|refs?|closes|fixed|fixes|see)(?::|=) ?\S.*|[ \t]+\S.*|\(cherry picked from .*)?$/i;
const inline =
  /^(?:Change-Id|Reviewed-on|Reviewed-by|Signed-off-by|Co-authored-by|Commit-Queue|Tested-by|Acked-by|git-svn-id): .*$/gm;
const mayBeInline = /-(?:Id|on|by|Queue|id): /;

/** A message without the block of "Name: value" lines that git calls trailers: people and ids, not what was changed. */
export function withoutTrailers(body: string): string {
  const text = body.trimEnd();
  const last = text.lastIndexOf('\n\n');
  const cut = last > 0 && isTrailers(text, last + 2) ? text.slice(0, last) : text;
  return mayBeInline.test(cut) ? cut.replace(inline, '') : cut;
}

function isTrailers(text: string, from: number): boolean {
  for (let start = from; start <= text.length;) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? text.length : end);
    if (!trailer.test(line)) return false;
    if (end < 0) return true;
    start = end + 1;
  }
  return true;
}
