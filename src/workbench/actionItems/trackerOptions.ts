import type { Uri } from 'vscode';
import type { TrackerOptions } from '../../app/actionItems/parts.ts';
import { setting } from '../settings/settings.ts';

export function trackerOptions(scope: Uri | undefined): TrackerOptions {
  return {
    team: setting('linear.team', scope),
    project: setting('linear.project', scope),
    labels: setting('linear.labels', scope),
    doneState: setting('linear.doneState', scope),
    defaultAssignee: setting('linear.defaultAssignee', scope),
    asSubIssues: setting('linear.subIssues', scope),
  };
}
