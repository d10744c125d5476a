const ascii = Uint8Array.from({ length: 128 }, (_, code) => (/\w/.test(String.fromCharCode(code)) ? 1 : 0));

/** Letters, digits and underscores make a word; so does every character beyond Latin punctuation. */
export function isWordCode(code: number): boolean {
  if (code < 128) return ascii[code] === 1;
  return code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && !(code >= 0x2000 && code <= 0x303f);
}

/** Longer runs are encoded data, which nobody types. */
export const longestWord = 64;

/** Calls back for each word of a text as it is written, identifiers in one piece; single characters are left out. */
export function eachRawWord(text: string, use: (word: string) => void): void {
  let start = -1;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && isWordCode(text.charCodeAt(at))) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      const length = at - start;
      if (length > 1 && length <= longestWord) use(text.slice(start, at));
      start = -1;
    }
  }
}
