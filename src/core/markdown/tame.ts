/** Nesting that nobody writes by hand, and for which the parser takes quadratic time or worse. */
const deepestQuote = 60;
const widestIndent = 160;
const fewestLines = 50;

/**
 * Takes the excess out of a file that is nested beyond reason, so that no file can keep the editor busy for minutes.
 * The number of lines stays; every file that a person wrote is returned as it is.
 */
export function tameNesting(source: string): string {
  const quotes = new RegExp(String.raw`^((?:[ \t]*>){${deepestQuote}})[ \t>]+`, 'gm');
  const indent = new RegExp(String.raw`^([ \t]{${widestIndent}})[ \t]+`, 'gm');
  const markers = /^((?:[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]){60})(?:[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t])+/gm;
  const isWide = (source.match(indent)?.length ?? 0) >= fewestLines;
  const flat = source.replace(quotes, '$1 ').replace(markers, '$1');
  return isWide ? flat.replace(indent, '$1') : flat;
}
