import type { ChecklistItem, Origin } from '../playbook.ts';

/** One turn. Dates are ISO days where the file gave whole dates, else empty; `written` is the period's own words. */
export interface RotaTurn {
  readonly written: string;
  readonly startDate?: string;
  readonly endDate?: string;
  readonly primary: string;
  readonly secondary?: string;
  readonly line: number;
}

/** When the guard changes. `weekday` 1 is Monday, 7 Sunday, as in ISO 8601; `time` is "18:00". */
export interface Handoff {
  readonly weekday?: number;
  readonly time?: string;
  /** As written, "PT", "Europe/Berlin". */
  readonly zone?: string;
  /** The IANA name the written zone stands for. */
  readonly zoneId?: string;
  readonly written: string;
  readonly line: number;
}

/** What being on call pays. Amounts are in the currency's main unit, as written in `written`. */
export interface PayRule {
  readonly kind: 'perWeek' | 'perDay' | 'perIncident' | 'perHour' | 'multiplier' | 'other';
  readonly amount?: number;
  /** ISO 4217 where the sign says it ("$" is USD unless the file says otherwise). */
  readonly currency?: string;
  readonly written: string;
  readonly line: number;
}

export interface Rota {
  readonly people: readonly string[];
  readonly turns: readonly RotaTurn[];
  readonly handoff?: Handoff;
  readonly expectations: readonly ChecklistItem[];
  readonly pay: readonly PayRule[];
  readonly handoffChecklist: readonly ChecklistItem[];
  readonly origin: Origin;
}
