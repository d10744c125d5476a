import { env, l10n } from 'vscode';
import { timelineMarkdown } from '../../../core/incident/timelineMarkdown.ts';
import { timeZone } from '../../settings/settings.ts';
import type { CommandContext, Handlers } from '../handlers.ts';
import { subjectOf } from '../subject.ts';

export function timeline({ parts }: CommandContext): Pick<Handlers, 'sitrep.copyTimeline'> {
  return {
    'sitrep.copyTimeline': async (node) => {
      const state = await subjectOf(parts, node);
      if (state === undefined) return;
      const style = { timeZone: timeZone(), nowMs: parts.clock.now(), say: l10n.t };
      await env.clipboard.writeText(timelineMarkdown(state, style));
      const { length } = state.timeline;
      parts.notify.result(
        length === 1
          ? l10n.t('The timeline is copied as Markdown: 1 entry.')
          : l10n.t('The timeline is copied as Markdown: {0} entries.', length),
      );
    },
  };
}
