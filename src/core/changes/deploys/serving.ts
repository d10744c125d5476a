import type { Deployment } from './deployment.ts';

/** Keys of the production deployments that are newer than the one of their project that the vendor says serves now. */
export function newerThanServing(deployments: readonly Deployment[]): ReadonlySet<string> {
  const serving = deployments.filter(({ servesNow }) => servesNow === true);
  const newer = deployments.filter(
    ({ source, project, servesNow, isProduction, createdAtMs }) =>
      isProduction &&
      servesNow === false &&
      serving.some((each) => each.source === source && each.project === project && createdAtMs > each.createdAtMs),
  );
  return new Set(newer.map(({ key }) => key));
}
