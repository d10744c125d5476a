import { commands, l10n } from 'vscode';
import { deployedAtMs, type Deployment } from '../../../core/changes/deploys/deployment.ts';
import { deploymentLabel, deploymentName } from '../../../core/changes/rollback/preflight.ts';
import { formatTimeNear } from '../../../core/moment.ts';
import type { Parts } from '../../parts.ts';
import { timeZone } from '../../settings/settings.ts';
import type { TreeNode } from '../../tree/node.ts';
import { askOne } from '../ask/askOne.ts';
import { refOf } from '../subject.ts';

export interface DeploymentQuestion {
  readonly title: string;
  readonly placeholder: string;
  /** Those that the command could be about; the one whose row it was called on is taken from these without a question. */
  readonly known: readonly Deployment[];
  /** Those that are offered; `known` when absent. */
  readonly offered?: readonly Deployment[];
  /** Said when there is none to offer. */
  readonly none: string;
  /** What to know of one before its time and name, and after them. */
  readonly before: (deployment: Deployment) => readonly (string | undefined)[];
  readonly after: (deployment: Deployment) => readonly (string | undefined)[];
  readonly icon: (deployment: Deployment) => string;
  /** The one that Enter takes. */
  readonly active: (deployment: Deployment) => boolean;
}

/** The deployment of the row that a command was called on, else the one that is picked from a list. */
export async function pickDeployment(
  parts: Parts,
  node: TreeNode | undefined,
  question: DeploymentQuestion,
): Promise<Deployment | undefined> {
  const { title, placeholder, known, offered = known, none, before, after, icon, active } = question;
  const key = refOf(node, 'deployment')?.deployment;
  const wanted = known.find((deployment) => deployment.key === key);
  if (wanted !== undefined) return wanted;
  if (offered.length === 0) {
    await sayNone(parts, none);
    return undefined;
  }
  const nowMs = parts.clock.now();
  const answer = await askOne({
    title,
    placeholder,
    choices: offered.map((deployment) => ({
      label: deploymentLabel(deployment),
      description: [
        ...before(deployment),
        formatTimeNear(deployedAtMs(deployment), nowMs, timeZone()),
        deploymentName(deployment),
        ...after(deployment),
      ]
        .filter((part) => part !== undefined)
        .join(' · '),
      ...(deployment.tag === undefined || deployment.title === undefined ? {} : { detail: deployment.title }),
      icon: icon(deployment),
      value: deployment,
    })),
    active,
  });
  return answer.kind === 'given' ? answer.value : undefined;
}

async function sayNone({ notify, vercelAccount }: Parts, none: string): Promise<void> {
  if ((await vercelAccount.status()).kind === 'signedIn') {
    notify.result(none);
    return;
  }
  notify.offer(l10n.t('{0} Connect Vercel to see them.', none), {
    label: l10n.t('Connect Vercel'),
    run: () => commands.executeCommand('sitrep.connectVercel'),
  });
}
