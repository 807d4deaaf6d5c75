import {
  ComponentType,
  TextInputStyle,
  type APIModalInteractionResponseCallbackData,
  type APIModalSubmitInteraction,
} from 'discord-api-types/v10';
import type { Report } from '../../contract/case-desk.ts';
import type { UserAttachment, UserProfile } from '../../domain/conversation/events.ts';
import { snowflakeTime } from '../../discord/snowflakes.ts';
import { textsFor, type Severity } from '../../domain/text/texts.ts';

type Kind = Report['kind'];

const PREFIX = 'fc1:report:';
const SEVERITIES: readonly Severity[] = ['cosmetic', 'annoying', 'serious', 'blocking'];
const MOST_FILES = 5;

/** The form behind `/bug` and `/new_feature` (components/reference, "Label"; at most five fields). */
export function reportForm(kind: Kind, locale: string): APIModalInteractionResponseCallbackData {
  const texts = textsFor(locale).server;
  const form = kind === 'bug' ? texts.bugForm : texts.featureForm;
  const middle =
    kind === 'bug'
      ? [
          textField('steps', texts.bugForm.steps, texts.bugForm.stepsHint, { long: true, required: false, max: 1_000 }),
          severityField(texts.bugForm.severity, texts.bugForm.severities),
        ]
      : [
          textField('benefit', texts.featureForm.benefit, texts.featureForm.benefitHint, {
            long: true,
            required: false,
            max: 1_000,
          }),
        ];
  return {
    custom_id: PREFIX + kind,
    title: form.title,
    components: [
      textField('title', form.summary, form.summaryHint, { long: false, required: true, max: 100 }),
      textField('details', form.details, form.detailsHint, { long: true, required: true, max: 3_000 }),
      ...middle,
      {
        type: ComponentType.Label,
        label: form.files,
        description: form.filesHint,
        component: {
          type: ComponentType.FileUpload,
          custom_id: 'files',
          required: false,
          min_values: 0,
          max_values: MOST_FILES,
        },
      },
    ],
  };
}

/** The kind of a submitted report form; null when the form is another one. */
export function reportKind(customId: string): Kind | null {
  if (customId === `${PREFIX}bug`) return 'bug';
  return customId === `${PREFIX}feature` ? 'feature' : null;
}

/** The report that a submitted form holds. */
export function toReport(kind: Kind, interaction: APIModalSubmitInteraction, reporter: UserProfile): Report {
  const values = submittedValues(interaction);
  const text = (id: string): string => (values.get(id)?.[0] ?? '').trim();
  const answers =
    kind === 'bug' ? { 'Steps to reproduce': text('steps'), Severity: text('severity') } : { Benefit: text('benefit') };
  return {
    key: interaction.id,
    kind,
    title: text('title'),
    description: text('details'),
    fields: Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== '')),
    reporter,
    attachments: (values.get('files') ?? []).flatMap((id) => toAttachment(interaction, id) ?? []),
    at: snowflakeTime(interaction.id),
  };
}

/** Every field's values by its custom id; labels and the older rows hold them one level down. */
export function submittedValues(interaction: APIModalSubmitInteraction): Map<string, string[]> {
  const values = new Map<string, string[]>();
  const read = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const field = node as {
      custom_id?: string;
      value?: unknown;
      values?: unknown;
      component?: unknown;
      components?: unknown[];
    };
    if (field.custom_id !== undefined && Array.isArray(field.values))
      values.set(field.custom_id, field.values.map(String));
    else if (field.custom_id !== undefined && typeof field.value === 'string')
      values.set(field.custom_id, [field.value]);
    read(field.component);
    field.components?.forEach(read);
  };
  interaction.data.components.forEach(read);
  return values;
}

function textField(
  id: string,
  label: string,
  placeholder: string,
  how: { long: boolean; required: boolean; max: number },
) {
  return {
    type: ComponentType.Label as const,
    label,
    component: {
      type: ComponentType.TextInput as const,
      custom_id: id,
      style: how.long ? TextInputStyle.Paragraph : TextInputStyle.Short,
      placeholder,
      required: how.required,
      max_length: how.max,
    },
  };
}

function severityField(label: string, names: Record<Severity, string>) {
  return {
    type: ComponentType.Label as const,
    label,
    component: {
      type: ComponentType.RadioGroup as const,
      custom_id: 'severity',
      required: false,
      options: SEVERITIES.map((value) => ({ value, label: names[value] })),
    },
  };
}

function toAttachment(interaction: APIModalSubmitInteraction, id: string): UserAttachment | null {
  const file = interaction.data.resolved?.attachments?.[id];
  return file
    ? { id: file.id, url: file.url, filename: file.filename, contentType: file.content_type ?? null, size: file.size }
    : null;
}
