import { l10n } from 'vscode';
import type { IncidentState } from '../../../core/incident/state.ts';
import type { Check } from '../../../core/postmortem/check/check.ts';
import { mayAsk } from '../../commands/actionItems/document.ts';
import { hasTeam, isConnected } from '../../commands/actionItems/linear.ts';
import { askOne } from '../../commands/ask/askOne.ts';
import type { Parts } from '../../parts.ts';
import { openChecksWords, warningsIn } from './shareWords.ts';

/** Connects Linear where it is not, with the ways that need none named; false when the person left. */
export async function isReady(parts: Parts): Promise<boolean> {
  if (!mayAsk(parts)) return false;
  if ((await parts.linearAccount.secret()) === undefined) {
    const answer = await askOne({
      title: l10n.t('Share post-mortem'),
      placeholder: l10n.t('Sharing publishes it in Linear, and Linear is not connected.'),
      choices: [
        { label: l10n.t('Connect Linear…'), icon: 'key', value: true },
        {
          label: l10n.t('Not now'),
          detail: l10n.t('“Copy as formatted text” and “Save as HTML to print” need no Linear.'),
          icon: 'close',
          value: false,
        },
      ],
    });
    if (answer.kind !== 'given' || !answer.value) return false;
  }
  return (await isConnected(parts)) && hasTeam(parts);
}

/** Says where the document goes and what it still lacks; Enter publishes only what has no warning. */
export async function askPublish(
  { linearAccount }: Parts,
  state: IncidentState | undefined,
  checks: readonly Check[],
): Promise<boolean> {
  const open = openChecksWords(checks, l10n.t);
  const issue = state?.issues.find(({ role }) => role === 'incident')?.identifier;
  const workspace = linearAccount.known?.workspace ?? 'Linear';
  const answer = await askOne({
    title: l10n.t('Share post-mortem'),
    placeholder:
      issue === undefined
        ? l10n.t('It becomes a document in {0}, for everybody there.', workspace)
        : l10n.t('It becomes a document on {0} in {1}, for everybody there.', issue, workspace),
    choices: [
      {
        label: l10n.t('Publish in Linear'),
        detail: open === undefined ? l10n.t('No check is open.') : l10n.t('{0}.', open),
        icon: 'live-share',
        value: true,
      },
      { label: l10n.t('Not yet'), icon: 'close', value: false },
    ],
    active: (publishes) => publishes === (warningsIn(checks) === 0),
    staysOpen: true,
  });
  return answer.kind === 'given' && answer.value;
}

/** Nobody is told by Sitrep: Enter says that nobody was. */
export async function askWhetherSent(audience: string): Promise<boolean> {
  const answer = await askOne({
    title: l10n.t('Share post-mortem'),
    placeholder: l10n.t('Published. A message with its link is copied: paste it where they read it.'),
    choices: [
      { label: l10n.t('I have told {0}', audience), icon: 'check', value: true },
      { label: l10n.t('Not yet'), icon: 'close', value: false },
    ],
    active: (isTold) => !isTold,
    staysOpen: true,
  });
  return answer.kind === 'given' && answer.value;
}
