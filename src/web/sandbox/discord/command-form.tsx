import { useState } from 'react';
import { discord, displayName, type CommandOption } from '../api/discord.ts';
import { useSandbox } from '../api/sandbox.ts';
import { localised, type CommandChoice } from './command-choices.ts';
import type { Interactions } from './use-interactions.ts';

/** The options of a picked command; Enter sends it. */
export function CommandForm({
  choice,
  userId,
  channelId,
  locale,
  interactions,
  onDone,
}: {
  choice: CommandChoice;
  userId: string;
  channelId: string;
  locale: string;
  interactions: Interactions;
  onDone: () => void;
}) {
  const [values, setValues] = useState<Record<string, unknown>>({});
  const [files, setFiles] = useState<Record<string, File>>({});
  const send = async (): Promise<void> => {
    const sent = await interactions.start(() => discord.useCommand(userId, channelId, choice.name, values, files));
    if (sent) onDone();
  };
  const set = (name: string, value: unknown): void =>
    setValues(({ [name]: _old, ...others }) => (value === undefined ? others : { ...others, [name]: value }));
  return (
    <form
      className="command-form"
      aria-label={`Options of /${choice.shown}`}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <b>/{choice.shown}</b>
      {choice.options.map((option, index) => (
        <label key={option.name}>
          <span title={localised(option.description, option.description_localizations, locale)}>
            {localised(option.name, option.name_localizations, locale)}
          </span>
          <OptionInput
            option={option}
            first={index === 0}
            set={(value) => set(option.name, value)}
            setFile={(file) => setFiles((before) => ({ ...before, [option.name]: file }))}
          />
        </label>
      ))}
      <button type="submit" className="button">
        Send
      </button>
      <button type="button" className="button quiet" onClick={onDone}>
        Cancel
      </button>
    </form>
  );
}

const [WHOLE, YES_NO, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, FILE] = [4, 5, 6, 7, 8, 9, 10, 11];

function OptionInput({
  option,
  first,
  set,
  setFile,
}: {
  option: CommandOption;
  first: boolean;
  set: (value: unknown) => void;
  setFile: (file: File) => void;
}) {
  const { world, people } = useSandbox();
  const { type } = option;
  const numeric = type === WHOLE || type === NUMBER;
  const common = { required: option.required === true, autoFocus: first };
  const things =
    type === USER || type === MENTIONABLE
      ? people.map((user) => ({ name: displayName(user), value: user.id }))
      : type === CHANNEL
        ? world.channels.map((channel) => ({ name: channel.name ?? '', value: channel.id }))
        : type === ROLE
          ? world.roles.map((role) => ({ name: role.name, value: role.id }))
          : type === YES_NO
            ? [
                { name: 'True', value: 'true' },
                { name: 'False', value: 'false' },
              ]
            : option.choices;
  if (type === FILE)
    return <input type="file" {...common} onChange={({ target }) => target.files?.[0] && setFile(target.files[0])} />;
  const given = (text: string): unknown =>
    text === '' ? undefined : numeric ? Number(text) : type === YES_NO ? text === 'true' : text;
  if (things && things.length > 0)
    return (
      <select {...common} defaultValue="" onChange={({ target }) => set(given(target.value))}>
        <option value="">—</option>
        {things.map((thing) => (
          <option key={thing.value} value={thing.value}>
            {thing.name}
          </option>
        ))}
      </select>
    );
  return (
    <input
      {...common}
      type={numeric ? 'number' : 'text'}
      placeholder={option.description}
      onChange={({ target }) => set(given(target.value))}
    />
  );
}
