import type { FieldView } from '../../src/protocol/postMortem/snapshot.ts';
import type { TextControl } from '../kit/control.ts';
import { make, setChildren } from '../kit/element.ts';
import { suggestField } from '../kit/suggestField.ts';
import { lineField } from '../kit/lineField.ts';
import type { Desk } from './desk.ts';
import { InStep } from './inStep.ts';

type NewKind = 'date' | 'severity' | 'duration' | 'affected' | 'lead' | 'reviewers' | 'sharedWith';

interface Fact {
  readonly element: HTMLElement;
  readonly control: TextControl;
  readonly step: InStep;
  index: number;
}

interface FactWords {
  readonly kind: string;
  readonly name: string;
  readonly placeholder: string;
}

/** Title and facts. A usual fact that the document does not state has a field, too: typing adds it. */
export class Header {
  readonly element: HTMLElement;
  private readonly desk: Desk;
  private readonly title: TextControl;
  private readonly titleStep: InStep;
  private readonly grid = make('div', { class: 'facts' });
  private readonly facts = new Map<string, Fact>();
  private fields: readonly FieldView[] = [];

  constructor(desk: Desk) {
    this.desk = desk;
    this.title = lineField({ label: desk.say('Title'), placeholder: desk.say('Title') });
    this.title.element.classList.add('title');
    this.titleStep = this.follow(this.title, (value) => desk.call('change', { of: 'title', value }));
    this.element = make('header', { class: 'head' }, this.title.element, this.grid);
  }

  update(title: string, fields: readonly FieldView[], readOnly: boolean): void {
    this.titleStep.update(title);
    this.title.setEditable(!readOnly);
    this.fields = fields;
    const seen = new Map<string, number>();
    const shown = fields.flatMap((field, index) => {
      if (!field.head) return [];
      const count = seen.get(field.name) ?? 0;
      seen.set(field.name, count + 1);
      const fact = this.fact(`${field.name} ${count}`, {
        kind: field.kind,
        name: field.name,
        placeholder: this.desk.say('Unknown'),
      });
      fact.index = index;
      fact.step.update(shownValue(field));
      return [fact];
    });
    const missing = usual.flatMap(({ kind, name }) => {
      if (fields.some((field) => field.kind === kind)) return [];
      const fact = this.fact(`new ${kind}`, {
        kind,
        name: this.desk.say(name),
        placeholder: this.desk.say('Not in the document'),
      });
      fact.index = -1;
      fact.step.update('');
      return [fact];
    });
    const all = [...shown, ...missing];
    for (const { control } of all) control.setEditable(!readOnly);
    setChildren(
      this.grid,
      all.map(({ element }) => element),
    );
  }

  /** The control on a line of the file. */
  at(line: number): TextControl | undefined {
    const index = this.fields.findIndex((field) => field.line === line);
    return [...this.facts.values()].find((fact) => fact.index === index && index >= 0)?.control;
  }

  private fact(key: string, { kind, name, placeholder }: FactWords): Fact {
    const known = this.facts.get(key);
    if (known !== undefined) return known;
    const { desk } = this;
    const options = { label: name, placeholder };
    const control =
      kind === 'severity'
        ? suggestField(options, desk.severities)
        : kind === 'lead' || kind === 'reviewers'
          ? suggestField(options, desk.people)
          : lineField(options);
    const step = this.follow(control, (value, was) =>
      fact.index < 0
        ? desk.call('change', { of: 'newField', kind: kind as NewKind, value })
        : desk.call('change', { of: 'field', index: fact.index, was: this.writtenAs(fact.index, was), value }),
    );
    const label = make('span', { class: 'name', 'aria-hidden': 'true' }, name);
    const element = make('div', { class: `fact ${kind}` }, label, control.element);
    const fact: Fact = { element, control, step, index: -1 };
    this.facts.set(key, fact);
    return fact;
  }

  /** What stands in the document for what the control showed. */
  private writtenAs(index: number, shown: string): string {
    const field = this.fields[index];
    return shown === '' && field !== undefined && shownValue(field) === '' ? field.written : shown;
  }

  private follow(control: TextControl, send: ConstructorParameters<typeof InStep>[0]['send']): InStep {
    const step = new InStep({
      control,
      send,
      revision: this.desk.revision,
      failed: (outcome) => this.desk.failed(outcome),
    });
    control.onInput(() => step.input());
    control.onLeave(() => void step.leave());
    return step;
  }
}

/** What says nothing ("Unknown", a template's gap) is the field's placeholder, not its value. */
function shownValue({ written, empty }: FieldView): string {
  return empty ? '' : written;
}

const usual: readonly { readonly kind: NewKind; readonly name: string }[] = [
  { kind: 'date', name: 'Date' },
  { kind: 'severity', name: 'Severity' },
  { kind: 'duration', name: 'Duration' },
  { kind: 'affected', name: 'Affected users' },
  { kind: 'lead', name: 'Incident lead' },
];
