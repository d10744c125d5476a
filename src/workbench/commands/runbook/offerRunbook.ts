import { commands, l10n } from 'vscode';
import { startRun } from '../../../app/runs.ts';
import { shortened } from '../../../core/incident/title.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import type { Parts } from '../../parts.ts';
import { Offers, reasonsWords } from '../../runbook/offers.ts';
import { plainMessage } from '../../host/plainMessage.ts';
import { openLines } from '../record/sources.ts';
import { fileOf } from '../../runbook/runbookTexts.ts';
import { settled } from '../subject.ts';

/**
 * After a declaration: names the runbook that fits best, with why. The incident is recorded already, so nothing waits
 * for an answer. That none fits is said under the incident.
 */
export async function offerRunbook(parts: Parts, state: IncidentState): Promise<void> {
  try {
    await parts.runbooks.read();
    const offer = new Offers(parts.runbooks).of(state);
    if (offer.state !== 'found') return;
    const [best, ...others] = offer.runbooks;
    if (best === undefined) return;
    const title = shortened(best.file.runbook.title, 80);
    const why = plainMessage(reasonsWords(best.reasons, l10n.t));
    const message = l10n.t('The runbook “{0}” fits this incident ({1}).', title, shortened(why, 120));
    const start = async (): Promise<void> => {
      const { uri, path } = best.file;
      if (settled(parts, await startRun(parts.incidents, parts, state.id, best.file)) === undefined) return;
      await openLines(parts, String(fileOf(uri)), path, 0, 0);
    };
    const choose = (): PromiseLike<unknown> => commands.executeCommand('sitrep.startRunbook');
    parts.notify.offer(
      message,
      { label: l10n.t('Start runbook'), run: start },
      ...(others.length > 0 ? [{ label: l10n.t('Choose…'), run: choose }] : []),
    );
  } catch (fault) {
    parts.log.error(`runbooks: none was offered (${String(fault)})`);
  }
}
