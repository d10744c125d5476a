import { describeChange } from '../../incident/describe.ts';
import { formatMoment } from '../../moment.ts';
import type { Say } from '../../say.ts';
import { deployedAtMs, type Deployment } from '../deploys/deployment.ts';
import { deploymentName, type ChangeBetween, type Preflight } from './preflight.ts';

/** The pre-flight as a page to read before anything happens. Texts of vendors and people stand in code or are escaped. */
export function preflightMarkdown(
  { facts, between, goesForward }: Preflight,
  { say, timeZone }: { readonly say: Say; readonly timeZone: string },
): string {
  const { project, environment, current, target, way, refusal } = facts;
  const deployment = (words: string, shown: Deployment | undefined): string =>
    shown === undefined
      ? say('- {0}: unknown', words)
      : `- ${words}: ${[
          `\`${deploymentName(shown)}\``,
          [plain(shown.tag ?? ''), plain(shown.title ?? '')].filter((name) => name !== '').join(': '),
          [
            say('deployed {0}', formatMoment(deployedAtMs(shown), timeZone)),
            shown.by === undefined ? say('by an unknown person') : say('by {0}', plain(shown.by)),
            plain(shown.stateWord),
          ]
            .filter((part) => part !== '')
            .join(', '),
        ]
          .filter((part) => part !== '')
          .join('\n  ')}`;
  return [
    `# ${goesForward ? say('Roll {0} ({1}) forward', plain(project), plain(environment)) : say('Roll back {0} ({1})', plain(project), plain(environment))}`,
    '',
    say('Nothing has happened yet. This is what is known before it does.'),
    '',
    deployment(say('Serves now'), current),
    deployment(say('Would serve'), target),
    `- ${way === 'refused' ? say('{0} refuses: {1}', plain(target.source), plain(refusal ?? say('it does not say why'))) : way === 'promote' ? say('{0} would promote it: no new build', plain(target.source)) : say('{0} can still roll back to it', plain(target.source))}`,
    '',
    `## ${goesForward ? say('What would come into production') : say('What would be undone')}`,
    '',
    ...changeLines(between, say),
    '',
    ...migrationLines(between, goesForward, say),
    ...(goesForward
      ? [
          `## ${say('What rolling forward does not change')}`,
          '',
          say('- The database: promoting a build migrates nothing'),
          say('- Environment variables, feature flags and secrets: look whether they fit the newer code'),
        ]
      : [
          `## ${say('What a rollback does not undo')}`,
          '',
          say('- Database migrations and data that was written since'),
          say('- Environment variables, feature flags and secrets: the old code runs with today’s'),
          say('- Queues, caches, e-mails, payments and whatever else left the service'),
        ]),
    '',
  ].join('\n');
}

function changeLines(between: Preflight['between'], say: Say): readonly string[] {
  if (between === 'unknown')
    return [
      say('Unknown: no source here could tell all changes between the two commits. Look at them before you go on.'),
    ];
  if (between.length === 0) return [say('Nothing: the two deployments have the same changes.')];
  return [
    between.length === 1 ? say('1 change:') : say('{0} changes, all of them:', between.length),
    '',
    ...between.map(({ change, isCulprit, migrations }) => {
      const marks = [
        ...(isCulprit ? [say('**marked as the culprit**')] : []),
        ...(migrations.length > 0 ? [say('**has a database migration**')] : []),
      ];
      return `- ${[plain(describeChange(change)), ...marks].join(', ')}`;
    }),
  ];
}

function migrationLines(between: Preflight['between'], goesForward: boolean, say: Say): readonly string[] {
  if (between === 'unknown') return [];
  const withMigrations = between.filter(({ migrations }) => migrations.length > 0);
  const unknown = between.filter(({ filesUnknown }) => filesUnknown).length;
  if (withMigrations.length === 0 && unknown === 0) return [];
  return [
    `## ${say('Database migrations')}`,
    '',
    ...(withMigrations.length === 0
      ? []
      : [
          goesForward
            ? say('Rolling forward runs none of them; the newer code needs these to have run:')
            : say('These stay in the database; the old code must be able to live with them:'),
          '',
        ]),
    ...withMigrations.flatMap(({ migrations }: ChangeBetween) =>
      migrations.map((path) => `- \`${path.replaceAll('`', '')}\``),
    ),
    ...(unknown === 0
      ? []
      : [
          '',
          unknown === 1
            ? say('The files of 1 change are not known: look whether it holds migrations.')
            : say('The files of {0} changes are not known: look whether they hold migrations.', unknown),
        ]),
    '',
  ];
}

/**
 * One line in which nothing of it is read as Markdown, and which reads well as it stands: it is shown as text. A pull
 * request's number is bold, as an editor takes `#236` for a colour and draws it.
 */
function plain(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\`*[\]|<>~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/^(?:[-+=]|#+|\d+[.)])(?=\s|$)/u, '\\$&')
    .replace(/(?<=^|\s)#\d+\b/gu, '**$&**');
}
