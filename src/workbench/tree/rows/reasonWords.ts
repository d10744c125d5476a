import type { FileKind } from '../../../core/changes/suspects/files/fileKind.ts';
import type { Likelihood, Reason, WordPlace } from '../../../core/changes/suspects/ranking.ts';
import { formatDuration } from '../../../core/duration.ts';
import type { Say } from '../../../core/say.ts';

export function likelihoodWord(likelihood: Likelihood, say: Say): string {
  switch (likelihood) {
    case 'likely':
      return say('likely');
    case 'possible':
      return say('possible');
    case 'unlikely':
      return say('unlikely');
  }
}

/** "Likely: #234 Lower the pool limit" */
export function judgedLabel(likelihood: Likelihood, label: string, say: Say): string {
  switch (likelihood) {
    case 'likely':
      return say('Likely: {0}', label);
    case 'possible':
      return say('Possible: {0}', label);
    case 'unlikely':
      return say('Unlikely: {0}', label);
  }
}

/** One reason as a person would give it, with the words, paths and times that it rests on. */
export function reasonWords(reason: Reason, say: Say): string {
  switch (reason.kind) {
    case 'frame': {
      const place = reason.line === undefined ? reason.path : `${reason.path}:${reason.line}`;
      return reason.touched === true
        ? say('Changes the lines at {0}, named in the stack trace', place)
        : say('Touches {0}, named in the stack trace', place);
    }
    case 'blame':
      return say('Last changed {0}, where the stack trace points', `${reason.path}:${reason.line}`);
    case 'path':
      return say('Touches {0}; the report mentions “{1}”', reason.path, reason.mention);
    case 'named':
      return say('The report names it: {0}', reason.mention);
    case 'words':
      if (reason.words.length === 0) return say('Mentions no telling word of the report');
      return reason.weight < 0
        ? say('Shares only {0} with the report; other changes share more', quoted(reason.words))
        : say('{0} mentions {1}', placesWord(reason.places, say), quoted(reason.words));
    case 'elsewhere':
      return say('Touches no file or folder that the report names');
    case 'outranked':
      return outrankedWords(reason, say);
    case 'time': {
      const before = formatDuration(reason.beforeMs, say);
      if (reason.later === 0) return say('Landed {0} before the start, the last one before it', before);
      return say('Landed {0} before the start', before);
    }
    case 'afterStart':
      return say('Landed {0} after the start', formatDuration(reason.afterMs, say));
    case 'component':
      return say('Belongs to {0}', reason.component);
    case 'files':
      return say('Changes {0}: {1}', fileKindWord(reason.fileKind, say), reason.paths.join(', '));
    case 'size':
      return reason.files === 1
        ? say('1 file, {0} lines changed', reason.lines)
        : say('{0} files, {1} lines changed', reason.files, reason.lines);
    case 'takenBack':
      return say('Taken back by “{0}”', reason.title);
    case 'revert':
      return say('Takes back “{0}”', reason.title);
    case 'reland':
      return say('Lands “{0}” again', reason.title);
    case 'manner':
      return say('Says {0} of itself', quoted(reason.words));
  }
}

function outrankedWords({ better, none }: Extract<Reason, { kind: 'outranked' }>, say: Say): string {
  if (better === 0) return none ? say('That no change did it is likelier') : say('No change stands out');
  const fits = better === 1 ? say('1 change fits the report better') : say('{0} changes fit the report better', better);
  return none ? say('{0}; that no change did it is likelier too', fits) : fits;
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join(', ');
}

/** Words that were found in several places are not each in all of them. */
function placesWord([place, ...others]: readonly WordPlace[], say: Say): string {
  switch (others.length === 0 ? place : undefined) {
    case 'title':
      return say('The title');
    case 'body':
      return say('The description');
    case 'paths':
      return say('A file’s path');
    default:
      return say('It');
  }
}

function fileKindWord(kind: FileKind, say: Say): string {
  switch (kind) {
    case 'lock':
      return say('lock files');
    case 'manifest':
      return say('dependencies');
    case 'test':
      return say('tests');
    case 'docs':
      return say('documentation');
    case 'ci':
      return say('build configuration');
    case 'migration':
      return say('a database migration');
    case 'infrastructure':
      return say('infrastructure');
    case 'config':
      return say('configuration');
    case 'style':
      return say('styles');
    case 'generated':
      return say('generated files');
    case 'asset':
      return say('assets');
    case 'code':
      return say('code');
  }
}
