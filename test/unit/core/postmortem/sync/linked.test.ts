import { expect, test } from 'vitest';
import { holdsLinkedIssue } from '../../../../../src/core/postmortem/sync/linked.ts';

test.each([
  ['- [ ] Raise it [ENG-1](https://linear.app/shop/issue/ENG-1/raise-it)', true],
  ['- [ ] Raise it [eng-1](https://linear.app/shop/issue/eng-1 "title")', true],
  ['See [the document](https://linear.app/shop/document/limits-1)', false],
  ['See [it](https://linear.app.example.com/shop/issue/ENG-1)', false],
  ['Raise it', false],
])('%s: whether it links to an issue is told by the link of an item alone', (text, expected) => {
  expect(holdsLinkedIssue(text)).toBe(expected);
});
