import { l10n } from 'vscode';
import type { DeployHistory } from '../../../app/ports.ts';
import type { Deployment } from '../../../core/changes/deploys/deployment.ts';
import { deploymentLabel } from '../../../core/changes/rollback/preflight.ts';
import { logText } from '../../../core/evidence/logText.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import type { Parts } from '../../parts.ts';
import type { TreeNode } from '../../tree/node.ts';
import { busy } from '../busy.ts';
import { pickDeployment } from '../changes/pickDeployment.ts';
import type { CommandContext, Handlers } from '../handlers.ts';
import { flowTitle, settled, subjectOf } from '../subject.ts';
import { keepLog } from './errorLog.ts';

const mostLines = 200;

/** Brings what a deployment logged as errors, as its vendor tells it now, onto the record. */
export function deploymentErrors({ parts }: CommandContext): Pick<Handlers, 'sitrep.addDeploymentErrors'> {
  return {
    'sitrep.addDeploymentErrors': async (node) => {
      const state = await subjectOf(parts, node);
      if (state === undefined) return;
      const deployment = await pickLogged(parts, state, node);
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

async function pickLogged(
  parts: Parts,
  state: IncidentState,
  node: TreeNode | undefined,
): Promise<Deployment | undefined> {
  const isLogged = (history: DeployHistory): boolean => history.errorLines !== undefined;
  const logging = new Set(parts.changes.deployHistories.filter(isLogged).map(({ name }) => name));
  return pickDeployment(parts, node, {
    title: flowTitle(l10n.t('Add error lines of a deployment'), state),
    placeholder: l10n.t('Of which deployment? Secrets are taken out before anything is kept.'),
    known: parts.suspects
      .of(state.id)
      .changes.deployments.map(({ deployment }) => deployment)
      .filter(({ source }) => logging.has(source)),
    none: l10n.t('No deployment is known that Sitrep could read a log of.'),
    before: ({ servesNow }) => [servesNow === true ? l10n.t('serves now') : undefined],
    after: ({ isProduction, environment }) => [isProduction ? undefined : environment],
    icon: () => 'rocket',
    active: ({ servesNow }) => servesNow === true,
  });
}
