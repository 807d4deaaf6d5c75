import { discord, displayName, type Message } from '../api/discord.ts';
import { useSandbox } from '../api/sandbox.ts';
import { refine } from './elements.ts';
import { FormattedText } from './formatted-text.tsx';
import type { Interactions } from './use-interactions.ts';

interface Component {
  type: number;
  style?: number;
  label?: string;
  emoji?: { name: string };
  custom_id?: string;
  url?: string;
  disabled?: boolean;
  placeholder?: string;
  min_values?: number;
  max_values?: number;
  options?: { label: string; value: string; description?: string; default?: boolean }[];
  components?: Component[];
  content?: string;
}

interface Place {
  of: Message;
  userId: string;
  locale: string;
  interactions: Interactions;
}

const STYLES: Record<number, string> = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'destructive', 5: 'secondary' };

/** Buttons, menus and texts below a message (components/reference). */
export function Components(place: Place) {
  const rows = place.of.components as unknown as Component[];
  if (rows.length === 0) return null;
  return (
    <div slot="components" className="components">
      {rows.map((row, index) => (
        <ComponentView key={index} component={row} place={place} />
      ))}
    </div>
  );
}

function ComponentView({ component, place }: { component: Component; place: Place }) {
  if (component.type === 10) return <FormattedText text={component.content ?? ''} locale={place.locale} />;
  if (component.type === 14) return <hr />;
  if (component.type !== 1)
    return component.components?.map((inner, index) => <ComponentView key={index} component={inner} place={place} />);
  return (
    <discord-action-row>
      {(component.components ?? []).map((one, index) =>
        one.type === 2 ? (
          <Button key={one.custom_id ?? index} button={one} place={place} />
        ) : (
          <Menu key={one.custom_id ?? index} menu={one} place={place} />
        ),
      )}
    </discord-action-row>
  );
}

function Button({ button, place }: { button: Component; place: Place }) {
  const { of, userId, interactions } = place;
  const press = (): void => {
    if (button.disabled || !button.custom_id) return;
    const customId = button.custom_id;
    void interactions.start(() => discord.useComponent(userId, of.channel_id, of.id, customId));
  };
  return (
    <discord-button
      ref={refine}
      type={STYLES[button.style ?? 2] ?? 'secondary'}
      disabled={button.disabled === true}
      {...(button.url && { url: button.url })}
      onClick={press}
    >
      {[button.emoji?.name, button.label].filter(Boolean).join(' ')}
    </discord-button>
  );
}

/** Menus of text options and of people, roles and channels. */
function Menu({ menu, place }: { menu: Component; place: Place }) {
  const { of, userId, interactions } = place;
  const options = useOptions(menu);
  const many = (menu.max_values ?? 1) > 1;
  const choose = (values: string[]): void => {
    if (values.length < (menu.min_values ?? 1) || values[0] === '') return;
    void interactions.start(() => discord.useComponent(userId, of.channel_id, of.id, menu.custom_id ?? '', values));
  };
  return (
    <select
      className="menu"
      aria-label={menu.placeholder ?? 'Choose'}
      disabled={menu.disabled === true}
      multiple={many}
      value={many ? undefined : (options.find((option) => option.default)?.value ?? '')}
      onChange={(event) => choose([...event.target.selectedOptions].map((option) => option.value))}
    >
      {!many && <option value="">{menu.placeholder ?? 'Make a selection'}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.description ? `${option.label} — ${option.description}` : option.label}
        </option>
      ))}
    </select>
  );
}

function useOptions(menu: Component): { label: string; value: string; description?: string; default?: boolean }[] {
  const { world, people } = useSandbox();
  const users = people.map((user) => ({ label: displayName(user), value: user.id }));
  const roles = world.roles.map((role) => ({ label: `@${role.name}`, value: role.id }));
  if (menu.type === 5) return users;
  if (menu.type === 6) return roles;
  if (menu.type === 7) return [...users, ...roles];
  if (menu.type === 8) return world.channels.map((channel) => ({ label: `#${channel.name ?? ''}`, value: channel.id }));
  return menu.options ?? [];
}
