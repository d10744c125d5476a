import { l10n } from 'vscode';
import type { DeployHistory } from '../../../app/ports.ts';
import { deployedAtMs, type Deployment } from '../../../core/changes/deploys/deployment.ts';
import { deploymentLabel, deploymentName } from '../../../core/changes/rollback/preflight.ts';
import { logText } from '../../../core/evidence/logText.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import { formatTimeNear } from '../../../core/moment.ts';
import type { Parts } from '../../parts.ts';
import { timeZone } from '../../settings.ts';
import type { TreeNode } from '../../tree/node.ts';
import { askOne } from '../ask/askOne.ts';
import { busy } from '../busy.ts';
import type { CommandContext, Handlers } from '../handlers.ts';
import { flowTitle, refOf, settled, subjectOf } from '../subject.ts';
import { keepLog } from './errorLog.ts';

const mostLines = 200;

/** Brings what a deployment logged as errors, as its vendor tells it now, onto the record. */
export function deploymentErrors({ parts }: CommandContext): Pick<Handlers, 'sitrep.addDeploymentErrors'> {
  return {
    'sitrep.addDeploymentErrors': async (node) => {
      const state = await subjectOf(parts, node);
      if (state === undefined) return;
      const deployment = await pickDeployment(parts, state, node);
      const history = parts.changes.deployHistories.find(({ name }) => name === deployment?.source);
      if (deployment === undefined || history?.errorLines === undefined) return;
      const name = deploymentLabel(deployment);
      const told = await busy(l10n.t('Reading the error lines of {0} from {1}…', name, history.name), async (stop) =>
        history.errorLines?.(deployment, mostLines, stop),
      );
      const lines = told === undefined ? undefined : settled(parts, told);
      if (lines === undefined) return;
      if (lines.length === 0) {
        parts.notify.result(l10n.t('{0} tells of no error lines of {1} now.', history.name, name));
        return;
      }
      const url = deployment.pageUrl ?? deployment.url;
      await keepLog(parts, state, {
        text: logText(lines),
        from: 'deployment',
        title: l10n.t('Error lines of {0} ({1})', name, history.name).slice(0, 1_000),
        ...(url === undefined ? {} : { source: { kind: 'link', url, title: name.slice(0, 1_000) } }),
      });
    },
  };
}

async function pickDeployment(
  parts: Parts,
  state: IncidentState,
  node: TreeNode | undefined,
): Promise<Deployment | undefined> {
  const isLogged = (history: DeployHistory): boolean => history.errorLines !== undefined;
  const logging = new Set(parts.changes.deployHistories.filter(isLogged).map(({ name }) => name));
  const known = parts.suspects
    .of(state.id)
    .changes.deployments.map(({ deployment }) => deployment)
    .filter(({ source }) => logging.has(source));
  const key = refOf(node, 'deployment')?.deployment;
  const wanted = known.find((deployment) => deployment.key === key);
  if (wanted !== undefined) return wanted;
  if (known.length === 0) {
    parts.notify.result(l10n.t('No deployment is known that Sitrep could read a log of. Connect Vercel to see them.'));
    return undefined;
  }
  const nowMs = parts.clock.now();
  const answer = await askOne({
    title: flowTitle(l10n.t('Add error lines of a deployment'), state),
    placeholder: l10n.t('Of which deployment? Secrets are taken out before anything is kept.'),
    choices: known.map((deployment) => ({
      label: deploymentLabel(deployment),
      description: [
        deployment.servesNow === true ? l10n.t('serves now') : undefined,
        formatTimeNear(deployedAtMs(deployment), nowMs, timeZone()),
        deploymentName(deployment),
        deployment.isProduction ? undefined : deployment.environment,
      ]
        .filter((part) => part !== undefined)
        .join(' · '),
      icon: 'rocket',
      value: deployment,
    })),
    active: ({ servesNow }) => servesNow === true,
  });
  return answer.kind === 'given' ? answer.value : undefined;
}
