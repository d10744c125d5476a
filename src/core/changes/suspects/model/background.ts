import { type Background, sharesOf } from '../words/background.ts';

export const background: Background = { changes: sharesOf([]), reports: sharesOf([]) };
