export { openVercel, type Vercel, type VercelOptions } from './vercel.ts';
