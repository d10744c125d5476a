/** What the view "Incidents" loads with the first look at it. */
export { Offers } from '../runbook/offers.ts';
export { incidentNodes } from './rows/incidents.ts';
