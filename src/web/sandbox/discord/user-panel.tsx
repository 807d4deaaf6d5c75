import { useState } from 'react';
import { messageOf } from '../api/call.ts';
import { discord, displayName, type User } from '../api/discord.ts';
import { useSandbox } from '../api/sandbox.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Dialog, Icon } from '../parts/dialog.tsx';

export const LOCALES: Record<string, string> = {
  'en-US': 'English',
  th: 'ไทย',
  ja: '日本語',
  de: 'Deutsch',
  fr: 'Français',
  'es-ES': 'Español',
  'pt-BR': 'Português',
  vi: 'Tiếng Việt',
  id: 'Bahasa Indonesia',
  ko: '한국어',
  'zh-TW': '繁體中文',
};

/** Who one is in Discord now, with the way to become somebody else. */
export function UserPanel({
  user,
  light,
  setLight,
  onSelect,
}: {
  user: User;
  light: boolean;
  setLight: (light: boolean) => void;
  onSelect: (id: string) => void;
}) {
  const { people } = useSandbox();
  const [open, setOpen] = useState<'new' | 'settings' | null>(null);
  return (
    <div className="user-panel">
      <Avatar name={displayName(user)} seed={user.id} size={30} />
      <select
        className="who"
        aria-label="Discord user"
        value={user.id}
        onChange={({ target }) => (target.value === 'new' ? setOpen('new') : onSelect(target.value))}
      >
        {people.map((one) => (
          <option key={one.id} value={one.id}>
            {displayName(one)} ({one.locale})
          </option>
        ))}
        <option value="new">Add a person …</option>
      </select>
      <button
        type="button"
        className="icon-button"
        aria-label="User settings"
        title="User settings"
        onClick={() => setOpen('settings')}
      >
        <Icon name="gear" />
      </button>
      {open === 'new' && <NewUser onClose={() => setOpen(null)} onSelect={onSelect} />}
      {open === 'settings' && <Settings user={user} light={light} setLight={setLight} onClose={() => setOpen(null)} />}
    </div>
  );
}

function LocaleSelect({ value, onChange }: { value: string; onChange: (locale: string) => void }) {
  return (
    <select value={value} onChange={({ target }) => onChange(target.value)}>
      {Object.entries({ ...(LOCALES[value] ? {} : { [value]: value }), ...LOCALES }).map(([locale, name]) => (
        <option key={locale} value={locale}>
          {name} ({locale})
        </option>
      ))}
    </select>
  );
}

function NewUser({ onClose, onSelect }: { onClose: () => void; onSelect: (id: string) => void }) {
  const [name, setName] = useState('');
  const [locale, setLocale] = useState('en-US');
  const [problem, setProblem] = useState('');
  const create = async (): Promise<void> => {
    try {
      const readable = name
        .toLowerCase()
        .replace(/[^a-z0-9_.]+/g, '')
        .slice(0, 20);
      const username = `${readable.length > 1 ? readable : 'user'}_${Date.now().toString(36).slice(-5)}`;
      onSelect((await discord.createUser({ username, globalName: name.trim(), locale })).id);
      onClose();
    } catch (error) {
      setProblem(messageOf(error));
    }
  };
  return (
    <Dialog title="Add a person" className="discord-dialog" onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <label className="field">
          <span className="field-label">Name</span>
          <input value={name} required maxLength={32} autoFocus onChange={({ target }) => setName(target.value)} />
        </label>
        <label className="field">
          <span className="field-label">Language of their Discord</span>
          <LocaleSelect value={locale} onChange={setLocale} />
        </label>
        {problem && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        <footer className="dialog-foot">
          <button type="submit" className="button">
            Add
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

function Settings({
  user,
  light,
  setLight,
  onClose,
}: {
  user: User;
  light: boolean;
  setLight: (light: boolean) => void;
  onClose: () => void;
}) {
  const { world } = useSandbox();
  const [problem, setProblem] = useState('');
  const change = (action: Promise<unknown>): void => {
    setProblem('');
    action.catch((error: unknown) => setProblem(messageOf(error)));
  };
  const roles = world.roles.filter((role) => role.id !== world.guild.id && role['managed'] !== true);
  return (
    <Dialog title={`Settings of ${displayName(user)}`} className="discord-dialog" onClose={onClose}>
      <div className="form">
        <label className="field">
          <span className="field-label">Language of their Discord</span>
          <LocaleSelect value={user.locale} onChange={(locale) => change(discord.changeUser(user.id, { locale }))} />
        </label>
        <label className="choice">
          <input
            type="checkbox"
            checked={user.dmsOpen}
            onChange={({ target }) => change(discord.changeUser(user.id, { dmsOpen: target.checked }))}
          />
          <span>
            Allow direct messages from server members
            <small>When off, the bot can’t write here and uses a private thread of the server.</small>
          </span>
        </label>
        <label className="choice">
          <input type="checkbox" checked={light} onChange={({ target }) => setLight(target.checked)} />
          <span>Light Discord</span>
        </label>
        {roles.length > 0 && (
          <fieldset className="field">
            <legend className="field-label">Roles in {world.guild.name}</legend>
            {roles.map((role) => (
              <label key={role.id} className="choice">
                <input
                  type="checkbox"
                  checked={user.roles.includes(role.id)}
                  onChange={({ target }) => change(discord.setRole(user.id, role.id, target.checked))}
                />
                <span>{role.name}</span>
              </label>
            ))}
          </fieldset>
        )}
        {problem && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}
