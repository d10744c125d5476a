import { l10n, ProgressLocation, window, workspace } from 'vscode';
import { preflightOf, requestRollback } from '../../../app/changes/rollback.ts';
import type { Deployer } from '../../../app/ports.ts';
import { oneLine } from '../../../core/changes/plainText.ts';
import type { Deployment } from '../../../core/changes/deploys/deployment.ts';
import { deployPair } from '../../../core/changes/deploys/exactCandidates.ts';
import { newerThanServing } from '../../../core/changes/deploys/serving.ts';
import type { RollbackStatus } from '../../../core/changes/deploys/rollback.ts';
import { deploymentName, type ChangeBetween, type Preflight } from '../../../core/changes/rollback/preflight.ts';
import { preflightMarkdown } from '../../../core/changes/rollback/preflightMarkdown.ts';
import { describeChange } from '../../../core/incident/describe.ts';
import type { IncidentState, RollbackRun } from '../../../core/incident/state.ts';
import type { Parts } from '../../parts.ts';
import { plainMessage } from '../../host/plainMessage.ts';
import { timeZone } from '../../settings/settings.ts';
import type { TreeNode } from '../../tree/node.ts';
import { openPage, type OpenPage } from '../../readOnlyPage.ts';
import { busy } from '../busy.ts';
import type { CommandContext, Handlers } from '../handlers.ts';
import { flowTitle, settled, subjectOf } from '../subject.ts';
import { pickDeployment } from './pickDeployment.ts';
import { rememberAsked, tellOutcome } from './rollbackOutcome.ts';

/** Puts production back to an earlier deployment: look, confirm, ask the vendor, and say what it then says. */
export function rollbacks({ parts }: CommandContext): Pick<Handlers, 'sitrep.rollBack' | 'sitrep.rollForward'> {
  let page: OpenPage | undefined;
  const switchTo = async (node: TreeNode | undefined): Promise<void> => {
    const state = await subjectOf(parts, node);
    if (state === undefined) return;
    if (!workspace.isTrusted) {
      parts.notify.result(l10n.t('This workspace is not trusted, so Sitrep changes nothing in production from it.'));
      return;
    }
    const to = await pickTarget(parts, state, node);
    const deployer = parts.changes.deployers.find(({ name }) => name === to?.source);
    if (to === undefined || deployer === undefined) return;
    const looked = await busy(l10n.t('Looking at what would change in production…'), (stop) =>
      preflightOf({ deployer, sources: parts.changes.sources }, { state, to }, stop),
    );
    const found = settled(parts, looked);
    if (found === undefined) return;
    const text = preflightMarkdown(found, { say: l10n.t, timeZone: timeZone() });
    const name = found.goesForward ? l10n.t('Roll-forward pre-flight.md') : l10n.t('Rollback pre-flight.md');
    // One that was canceled says that nothing has happened yet, which may be over soon.
    await page?.close();
    page = await openPage({ name, language: 'markdown', text });
    if (found.facts.way === 'refused') {
      const reason = found.facts.refusal ?? l10n.t('it does not say why');
      parts.notify.failure({ code: 'rejected', where: deployer.name, reason });
      return;
    }
    if (!(await confirm(found, to, deployer))) return;
    // It says that nothing has happened yet. Whoever cancels may want to read on.
    await page.close();
    const run = settled(parts, await requestRollback(parts, deployer, state.id, found.facts));
    if (run === undefined) return;
    await rememberAsked(parts, run);
    await follow(parts, state, run, found, to.tag ?? deploymentName(to));
    // What serves now is another one: the rows say so only once the vendor was asked again.
    await parts.changes.collector.refresh(state.id);
  };
  return { 'sitrep.rollBack': switchTo, 'sitrep.rollForward': switchTo };
}

async function pickTarget(
  parts: Parts,
  state: IncidentState,
  node: TreeNode | undefined,
): Promise<Deployment | undefined> {
  const deployers = new Set(parts.changes.deployers.map(({ name }) => name));
  const known = parts.suspects.of(state.id).changes.deployments.map(({ deployment }) => deployment);
  const ready = known.filter(({ source, isProduction, state: shown }) => {
    return deployers.has(source) && isProduction && shown === 'ready';
  });
  const isRead = ready.some(({ servesNow }) => servesNow !== undefined);
  const newer = newerThanServing(ready);
  const lastGood = deployPair(
    known.filter(({ isProduction }) => isProduction),
    state.startedAtMs,
  )?.good?.key;
  const offered = ready.filter(({ servesNow }, index) => (isRead ? servesNow !== true : index > 0));
  // After a roll back to the last good one, the newest of the list is what broke it: never the one that Enter takes.
  const preferred = offered.find(({ key }) => key === lastGood) ?? offered.find(({ key }) => !newer.has(key));
  return pickDeployment(parts, node, {
    title: flowTitle(l10n.t('Roll back production'), state),
    placeholder: l10n.t('To which deployment? What it would undo is shown before anything happens.'),
    known,
    offered,
    none: l10n.t('No other deployment to production is known that could serve instead.'),
    before: ({ key }) => [
      newer.has(key) ? l10n.t('roll forward: newer than what serves now') : undefined,
      key === lastGood ? l10n.t('last good') : undefined,
    ],
    after: ({ project, canRollBackTo }) => [
      project,
      canRollBackTo === false ? l10n.t('no rollback candidate') : undefined,
    ],
    icon: ({ key }) => (newer.has(key) ? 'redo' : 'history'),
    active: ({ key }) => key === preferred?.key,
  });
}

const mostNamed = 8;

/** "deploy-2026-11-26.1 (a1b2c3d4)": as the tree calls it, and what says which it is. */
function fullName(deployment: Deployment): string {
  const [label, name] = [deployment.tag, deploymentName(deployment)];
  return label === undefined ? name : `${label} (${name})`;
}

/** Names all that it is about, as the page is behind it. */
async function confirm(
  { facts, between, goesForward }: Preflight,
  to: Deployment,
  deployer: Deployer,
): Promise<boolean> {
  const { project, environment, current, target } = facts;
  const button = goesForward ? l10n.t('Roll forward') : l10n.t('Roll back');
  const from = current === undefined ? l10n.t('unknown') : (current.sha ?? current.id);
  const changes = between === 'unknown' ? [] : between;
  const migrations = changes.filter((each) => each.migrations.length > 0).length;
  const more = changes.length - mostNamed;
  const detail = [
    l10n.t('From {0}', from),
    l10n.t('To {0}', target.sha ?? target.id),
    between === 'unknown'
      ? goesForward
        ? l10n.t('What would come into production is unknown.')
        : l10n.t('What would be undone is unknown.')
      : goesForward
        ? l10n.t('Changes brought in: {0}', changes.length)
        : l10n.t('Changes undone: {0}', changes.length),
    ...[...changes.filter(({ isCulprit }) => isCulprit), ...changes.filter(({ isCulprit }) => !isCulprit)]
      .slice(0, mostNamed)
      .map(changeLine),
    ...(more <= 0 ? [] : [l10n.t('• and {0} more, on the page behind this', more)]),
    ...(migrations === 0
      ? []
      : [
          goesForward
            ? l10n.t('With database migrations, which this does not run: {0}', migrations)
            : l10n.t('With database migrations, which stay: {0}', migrations),
        ]),
    l10n.t('{0} is asked as soon as you confirm.', deployer.name),
  ].join('\n');
  const message = goesForward
    ? l10n.t('Roll {0} ({1}) forward to {2}?', project, environment, fullName(to))
    : l10n.t('Roll back {0} ({1}) to {2}?', project, environment, fullName(to));
  return (await window.showWarningMessage(message, { modal: true, detail }, button)) === button;
}

function changeLine({ change, isCulprit }: ChangeBetween): string {
  const name = oneLine(describeChange(change), 80);
  return `• ${isCulprit ? l10n.t('{0} (marked as culprit)', name) : name}`;
}

/** Shows how far it is until the vendor's answer tells; the watch goes on when the message is closed. */
async function follow(
  parts: Parts,
  state: IncidentState,
  run: RollbackRun,
  { goesForward }: Preflight,
  name: string,
): Promise<void> {
  const { vendor } = run.requested;
  const title = goesForward ? l10n.t('Rolling forward to {0}', name) : l10n.t('Rolling back to {0}', name);
  const outcome = await window.withProgress({ location: ProgressLocation.Notification, title }, async (progress) => {
    progress.report({ message: l10n.t('{0} was asked', vendor) });
    const reading = parts.rollbacks.onDidRead((rollback, status) => {
      if (rollback === run.id) progress.report({ message: plainMessage(phaseWords(status, vendor)) });
    });
    try {
      return await parts.rollbacks.watch(state.id, run);
    } finally {
      reading.dispose();
    }
  });
  tellOutcome(parts, state.id, run, outcome);
}

function phaseWords({ phase, jobWord }: RollbackStatus, vendor: string): string {
  const word = jobWord === undefined ? '' : ` (${jobWord})`;
  switch (phase) {
    case 'waiting':
      return l10n.t('{0} has not begun', vendor) + word;
    case 'running':
      return l10n.t('{0} is at it', vendor) + word;
    case 'done':
      return l10n.t('done') + word;
    case 'failed':
      return l10n.t('failed') + word;
    case 'overtaken':
      return l10n.t('somebody else asked for another deployment');
  }
}
