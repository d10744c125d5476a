import { l10n } from 'vscode';
import { linkChanges } from '../../../app/changes.ts';
import { isSameChange, type Change } from '../../../core/changes/change.ts';
import { describeChange } from '../../../core/incident/describe.ts';
import { readReferenceUrl } from '../../../core/changes/host/referenceUrl.ts';
import { addressesIn } from '../../../core/changes/reference.ts';
import type { Parts } from '../../parts.ts';
import { settled } from '../subject.ts';

const mostOffered = 3;

/** Offers to link the pull requests, commits and deployments whose addresses are in a note. Never awaited. */
export async function offerLinks(parts: Parts, incident: string, text: string): Promise<void> {
  for (const url of addressesIn(text).slice(0, mostOffered)) {
    const change = deploymentAt(parts, incident, url) ?? (await changeAt(parts, url));
    const state = await parts.incidents.get(incident);
    if (change === undefined || !state.ok) continue;
    if (state.value.changes.some((linked) => isSameChange(linked.change, change))) continue;
    parts.notify.offer(l10n.t('Your note names {0}.', describeChange(change)), {
      label: l10n.t('Link to timeline'),
      run: async () => settled(parts, await linkChanges(parts.incidents, incident, [change])),
    });
  }
}

/** Only addresses that can be a change's are looked for. */
async function changeAt(parts: Parts, url: string): Promise<Change | undefined> {
  if (readReferenceUrl(url) === undefined) return undefined;
  for (const source of parts.changes.sources) {
    const answer = await source.find(url, 1);
    const found = answer.ok ? answer.value[0] : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function deploymentAt(parts: Parts, incident: string, url: string): Change | undefined {
  const host = (text: string): string =>
    text
      .replace(/^https?:\/\//iu, '')
      .replace(/[/?#].*$/u, '')
      .toLowerCase();
  const plain = url.replace(/\/+$/u, '');
  return parts.suspects
    .peek(incident)
    ?.changes.deployments.find(
      ({ deployment }) =>
        deployment.pageUrl?.replace(/\/$/u, '') === plain ||
        (deployment.url !== undefined && host(deployment.url) === host(url)),
    )?.change;
}
