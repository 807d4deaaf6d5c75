import { useState } from 'react';
import { discord } from '../api/discord.ts';
import { Dialog } from '../parts/dialog.tsx';
import { FormattedText } from './formatted-text.tsx';
import type { Interactions } from './use-interactions.ts';

interface Field {
  type: number;
  custom_id: string;
  label?: string;
  style?: number;
  placeholder?: string;
  required?: boolean;
  value?: string;
  min_length?: number;
  max_length?: number;
  max_values?: number;
  options?: { value: string; label: string; description?: string; default?: boolean }[];
}

interface Top {
  type: number;
  label?: string;
  description?: string;
  content?: string;
  component?: Field;
  components?: Field[];
}

interface Answers {
  values: Record<string, string | string[]>;
  files: Record<string, File[]>;
}

/** The form that the bot opened (interactions: modals): texts, menus, choices and files. */
export function ModalForm({
  userId,
  locale,
  interactions,
}: {
  userId: string;
  locale: string;
  interactions: Interactions;
}) {
  const { modal } = interactions;
  const [answers, setAnswers] = useState<Answers>(() =>
    initial((modal?.definition.components ?? []) as unknown as Top[]),
  );
  if (!modal) return null;
  const tops = modal.definition.components as unknown as Top[];
  const submit = async (): Promise<void> => {
    const sent = await interactions.start(() =>
      discord.submitModal(userId, modal.interactionId, answers.values, answers.files),
    );
    if (sent) interactions.closeModal();
  };
  return (
    <Dialog title={modal.definition.title} className="discord-dialog" onClose={interactions.closeModal}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {tops.map((top, index) =>
          top.type === 10 ? (
            <FormattedText key={index} text={top.content ?? ''} locale={locale} />
          ) : (
            fieldsOf(top).map((field) => (
              <FieldView
                key={field.custom_id}
                field={field}
                label={top.label ?? field.label ?? ''}
                {...(top.description && { description: top.description })}
                answers={answers}
                setAnswers={setAnswers}
              />
            ))
          ),
        )}
        <p className="form-note">This form will be submitted to the bot.</p>
        <footer className="dialog-foot">
          <button type="button" className="button quiet" onClick={interactions.closeModal}>
            Cancel
          </button>
          <button type="submit" className="button">
            Submit
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

const fieldsOf = (top: Top): Field[] => (top.component ? [top.component] : (top.components ?? []));

function initial(tops: Top[]): Answers {
  const values: Answers['values'] = {};
  for (const field of tops.flatMap(fieldsOf)) {
    if (field.type === 4 && field.value) values[field.custom_id] = field.value;
    const chosen = field.options?.filter((option) => option.default).map((option) => option.value) ?? [];
    if (chosen.length > 0) values[field.custom_id] = chosen;
  }
  return { values, files: {} };
}

interface FieldProps {
  field: Field;
  label: string;
  description?: string;
  answers: Answers;
  setAnswers: (change: (before: Answers) => Answers) => void;
}

function FieldView(props: FieldProps) {
  const { field, label, description } = props;
  const required = field.required !== false;
  const group = field.type === 21 || field.type === 22;
  const Frame = group ? 'fieldset' : 'label';
  const Title = group ? 'legend' : 'span';
  return (
    <Frame className="field">
      <Title className="field-label">
        {label}
        {required && <span className="required"> *</span>}
      </Title>
      {description && <span className="field-hint">{description}</span>}
      <Input {...props} required={required} />
    </Frame>
  );
}

function Input({ field, required, answers, setAnswers }: FieldProps & { required: boolean }) {
  const { custom_id: id, type } = field;
  const set = (value: string | string[]): void =>
    setAnswers((before) => ({ ...before, values: { ...before.values, [id]: value } }));
  const value = answers.values[id];
  const chosen = Array.isArray(value) ? value : value === undefined ? [] : [value];
  if (type === 4) {
    const common = {
      value: typeof value === 'string' ? value : '',
      required,
      placeholder: field.placeholder ?? '',
      ...(field.min_length && { minLength: field.min_length }),
      ...(field.max_length && { maxLength: field.max_length }),
    };
    return field.style === 2 ? (
      <textarea {...common} rows={4} onChange={(event) => set(event.target.value)} />
    ) : (
      <input {...common} onChange={(event) => set(event.target.value)} />
    );
  }
  if (type === 19)
    return (
      <input
        type="file"
        required={required}
        multiple={(field.max_values ?? 1) > 1}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          setAnswers((before) => ({ ...before, files: { ...before.files, [id]: files } }));
        }}
      />
    );
  if (type === 23)
    return <input type="checkbox" checked={value === 'true'} onChange={(event) => set(String(event.target.checked))} />;
  if (type === 21 || type === 22)
    return (field.options ?? []).map((option) => (
      <label key={option.value} className="choice">
        <input
          type={type === 21 ? 'radio' : 'checkbox'}
          name={id}
          required={required && type === 21}
          checked={chosen.includes(option.value)}
          onChange={(event) => set(type === 21 ? option.value : toggled(chosen, option.value, event.target.checked))}
        />
        <span>
          {option.label}
          {option.description && <small>{option.description}</small>}
        </span>
      </label>
    ));
  return (
    <select
      required={required}
      multiple={(field.max_values ?? 1) > 1}
      value={(field.max_values ?? 1) > 1 ? chosen : (chosen[0] ?? '')}
      onChange={(event) => set([...event.target.selectedOptions].map((option) => option.value).filter(Boolean))}
    >
      {(field.max_values ?? 1) <= 1 && <option value="">{field.placeholder ?? 'Make a selection'}</option>}
      {(field.options ?? []).map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

const toggled = (list: string[], value: string, on: boolean): string[] =>
  on ? [...list, value] : list.filter((one) => one !== value);
