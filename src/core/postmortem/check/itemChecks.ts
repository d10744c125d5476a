import { linesOf } from '../edit/applyEdits.ts';
import { sectionText } from '../edit/setSection.ts';
import { sectionOf, type ActionItem } from '../postMortem.ts';
import { holdsVerb } from '../read/actionVerbs.ts';
import { inlineText } from '../read/inlineText.ts';
import { check, type Check, type CheckInput } from './check.ts';

export function checkItems(input: CheckInput): readonly Check[] {
  const { document } = input;
  const open = document.actionItems.filter(({ done }) => done !== true);
  return [...open.flatMap((item) => checkItem(item, input)), ...checkCoverage(input)];
}

function checkItem(item: ActionItem, { say }: CheckInput): readonly Check[] {
  const { text, owner, due } = item;
  const place = { line: item.line, lastLine: item.wordsEndLine - 1 };
  const name = short(text);
  const found: Check[] = [];
  if (owner === undefined)
    found.push(check('itemWithoutOwner', 'warning', say('"{0}" has no owner.', name), place, [name]));
  if (due === undefined) {
    found.push(check('itemWithoutDueDate', 'warning', say('"{0}" has no due date.', name), place, [name]));
  }
  if (!holdsVerb(text)) {
    found.push(check('itemWithoutVerb', 'hint', say('"{0}" does not say what to do.', name), place, [name]));
  }
  return found;
}

/** An item is about the root cause when it shares a telling word, a change's number or its identifier with it. */
function checkCoverage({ document, state, say }: CheckInput): readonly Check[] {
  const items = document.actionItems;
  const actions = sectionOf(document, 'actionItems');
  if (items.length === 0) {
    const line = actions?.line ?? 0;
    return [check('noActionItems', 'warning', say('There is no action item.'), { line })];
  }
  const section = document.sections.find(({ kind, empty }) => kind === 'rootCause' && !empty);
  if (section === undefined) return [];
  const culprits = state?.changes.filter(({ verdict }) => verdict === 'culprit') ?? [];
  const cause = [inlineText(sectionText(document, section)), ...culprits.map(({ change }) => change.title)].join(' ');
  const telling = tellingWords(cause);
  const lines = linesOf(document);
  const isAbout = ({ line, endLine }: ActionItem): boolean =>
    [...tellingWords(inlineText(lines.slice(line, endLine).join('\n')))].some((word) => telling.has(word));
  if (telling.size === 0 || items.some(isAbout)) return [];
  const message = say('No action item is about the root cause.');
  return [check('noItemForRootCause', 'information', message, { line: actions?.line ?? section.line })];
}

const common = new Set(
  `about after again also although another because been before being between both cause caused causes change changed
  could culprit deploy deployed does down during each error every from have having incident into issue itself just known
  later marked merged more most never only other outage over problem same service should since some still such system than
  that their them then there these they this those through time under unknown until very was were what when where which
  while will with within without would your`.split(/\s+/u),
);

/** Words of four letters and more, without their endings, and numbers of changes. */
function tellingWords(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/#\d+|[\p{L}][\p{L}\d]{3,}/gu) ?? [];
  return new Set(
    words.filter((word) => !common.has(word)).map((word) => word.replace(/(?<=.{4})(?:ings?|ed|es|s)$/u, '')),
  );
}

function short(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59).trimEnd()}…`;
}
