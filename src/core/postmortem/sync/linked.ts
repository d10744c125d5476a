import type { ActionItem } from '../postMortem.ts';

/** The issue that the item's link names, "ENG-123"; undefined where the link is something else. */
export function linkedIdentifier({ link = '' }: Pick<ActionItem, 'link'>): string | undefined {
  return /^https:\/\/linear\.app\/[^/]+\/issue\/([A-Z][A-Z0-9_]*-\d+)(?=[/?#]|$)/iu.exec(link)?.[1]?.toUpperCase();
}

/** A text links to an issue somewhere; a quick look that reads no items. */
export function holdsLinkedIssue(text: string): boolean {
  return Array.from(text.matchAll(/\]\(([^)\s]+)/gu)).some(([, link = '']) => linkedIdentifier({ link }) !== undefined);
}

/** Its link is an issue of another tracker: GitHub, GitLab, Jira. */
export function isTrackedElsewhere({ link = '' }: Pick<ActionItem, 'link'>): boolean {
  return /^https?:\/\/[^\s?#]+\/(?:issues|browse|work_items)\/[\w-]*\d/iu.test(link);
}
