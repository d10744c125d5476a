import type { ChangeKind, Verdict } from '../../../core/changes/change.ts';
import type { ClockReading } from '../../../core/incident/clocks.ts';
import type { AnyEvent, EvidenceOrigin } from '../../../core/incident/event.ts';
import type { SeverityLevel } from '../../../core/incident/severity.ts';
import type { StepMark } from '../../../core/incident/state.ts';
import type { NodeIcon } from '../node.ts';

/**
 * Every icon differs from its neighbours in shape, so that nothing rests on colour alone. The colours are
 * VS Code's own for errors, warnings, information and passed tests: every theme defines them, high
 * contrast included.
 */
const alarming = 'problemsErrorIcon.foreground';
const warning = 'problemsWarningIcon.foreground';
const informing = 'problemsInfoIcon.foreground';
const good = 'testing.iconPassed';
const quiet = 'disabledForeground';
const evidenceIcons: Partial<Record<EvidenceOrigin, string>> = { bisect: 'beaker', git: 'git-branch' };

export function severityIcon(severity: SeverityLevel | undefined): NodeIcon {
  switch (severity) {
    case 1:
      return { id: 'flame', color: alarming };
    case 2:
      return { id: 'warning', color: warning };
    case 3:
      return { id: 'info', color: informing };
    case 4:
      return { id: 'circle-large' };
    case undefined:
      return { id: 'question' };
  }
}

export function changeIcon(kind: ChangeKind, verdict: Verdict): NodeIcon {
  switch (verdict) {
    case 'culprit':
      return { id: 'target', color: alarming };
    case 'cleared':
      return { id: 'pass', color: good };
    case 'open':
      return { id: changeShape(kind) };
  }
}

function changeShape(kind: ChangeKind): string {
  switch (kind) {
    case 'deploy':
      return 'rocket';
    case 'pullRequest':
      return 'git-pull-request';
    case 'commit':
      return 'git-commit';
  }
}

export function clockIcon(state: ClockReading['state']): NodeIcon {
  switch (state) {
    case 'running':
      return { id: 'watch' };
    case 'overdue':
      return { id: 'warning', color: warning };
    case 'snoozed':
      return { id: 'bell-slash' };
    case 'met':
      return { id: 'pass', color: good };
  }
}

export function stepIcon(mark: StepMark): NodeIcon {
  switch (mark) {
    case 'done':
      return { id: 'pass', color: good };
    case 'skipped':
      return { id: 'debug-step-over', color: quiet };
    case 'open':
      return { id: 'circle-large' };
  }
}

export const withoutEffectIcon: NodeIcon = { id: 'circle-slash', color: quiet };

export function entryIcon(event: AnyEvent): NodeIcon {
  switch (event.type) {
    case 'declared':
      return { id: 'megaphone' };
    case 'retitled':
      return { id: 'edit' };
    case 'startCorrected':
      return { id: 'history' };
    case 'impactStated':
      return { id: 'pulse' };
    case 'acknowledged':
      return { id: 'check' };
    case 'phaseChanged':
      return { id: 'arrow-right' };
    case 'severityChanged':
      return { id: 'flame' };
    case 'roleAssigned':
      return { id: 'person' };
    case 'noteAdded':
      return { id: 'comment' };
    case 'updateRecorded':
      return { id: 'broadcast' };
    case 'evidenceAdded':
      return { id: evidenceIcons[event.data.from] ?? 'output' };
    case 'rollbackRequested':
      return { id: 'history' };
    case 'rollbackFinished':
      return rollbackIcon(event.data.outcome);
    case 'changeLinked':
      return { id: changeShape(event.data.change.kind) };
    case 'changeUnlinked':
      return { id: 'debug-disconnect' };
    case 'changeJudged':
      return event.data.verdict === 'open' ? { id: 'discard' } : changeIcon('commit', event.data.verdict);
    case 'runStarted':
      return { id: 'checklist' };
    case 'stepMarked':
      return stepIcon(event.data.mark);
    case 'commandRan':
      return commandIcon(event.data.exitCode);
    case 'clockSnoozed':
      return { id: 'bell-slash' };
    case 'clockHandedOver':
      return { id: 'watch' };
    case 'issuesCreated':
      return { id: 'issues' };
    case 'postMortemShared':
      return { id: 'link-external' };
    case 'postMortemDrafted':
      return { id: 'notebook' };
    case 'amended':
    case 'retracted':
      return { id: 'edit' };
    case 'opaque':
      return { id: 'question' };
  }
}

function commandIcon(exitCode: number | undefined): NodeIcon {
  if (exitCode === undefined) return { id: 'terminal' };
  return { id: 'terminal', color: exitCode === 0 ? good : warning };
}

export function rollbackIcon(outcome: 'succeeded' | 'failed' | 'unknown'): NodeIcon {
  switch (outcome) {
    case 'succeeded':
      return { id: 'pass', color: good };
    case 'failed':
      return { id: 'error', color: alarming };
    case 'unknown':
      return { id: 'question', color: warning };
  }
}
