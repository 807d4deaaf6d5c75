import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { messageOf } from './api/call.ts';
import { discord } from './api/discord.ts';
import { isPerson, makeFirstPeople } from './api/first-people.ts';
import { useConnection } from './api/live.ts';
import { useResource } from './api/resource.ts';
import { readLinks, SandboxContext, useSandbox, type Sandbox } from './api/sandbox.ts';
import { twilio } from './api/twilio.ts';
import { DiscordPane } from './discord/discord-pane.tsx';
import { FlexPane } from './flex/flex-pane.tsx';
import { PageHead } from './parts/page-head.tsx';
import { useStored } from './parts/stored.ts';
import { ConversationStrip } from './strip/conversation-strip.tsx';

/** The sandbox page: a Discord client and an agent desktop, joined by nothing but the stand-ins. */
export function App() {
  const [theme, setTheme] = useStored<'auto' | 'light' | 'dark'>('page-theme', 'auto');
  useEffect(() => {
    if (theme === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return (
    <WithSandbox>
      <Page theme={theme} setTheme={setTheme} />
    </WithSandbox>
  );
}

/** Reads what both sides need and keeps it live; before the first answer, and when there is none, it says so. */
function WithSandbox({ children }: { children: ReactNode }) {
  const world = useResource(
    'world',
    discord.world,
    (live) =>
      live.from === 'discord' &&
      !['typing', 'interaction', 'session', 'clock'].includes(live.event.type) &&
      (!live.event.type.startsWith('message') || live.event.type === 'message.create'),
  );
  const account = useResource(
    'account',
    twilio.account,
    (live) => live.from === 'twilio' && isChange(live.event, ['worker']),
  );
  const tasks = useResource(
    'tasks',
    twilio.tasks,
    (live) => live.from === 'twilio' && isChange(live.event, ['task', 'reservation', 'interaction']),
  );
  const links = useResource('links', readLinks, () => false);
  const workers = account.data?.agents.map(({ workerSid }) => workerSid) ?? [];
  const reservations = useResource(
    account.data ? `reservations ${workers.join(' ')}` : null,
    async () =>
      Object.fromEntries(await Promise.all(workers.map(async (sid) => [sid, await twilio.reservations(sid)] as const))),
    (live) => live.from === 'twilio' && isChange(live.event, ['task', 'reservation', 'interaction']),
  );
  const problem = useFirstPeople(world.data, account.data) ?? world.error ?? account.error;
  const sandbox = useMemo<Sandbox | null>(
    () =>
      world.data && account.data
        ? {
            world: world.data,
            account: account.data,
            tasks: tasks.data ?? [],
            reservations: reservations.data ?? {},
            links: links.data ?? {},
            people: peopleOf(world.data),
          }
        : null,
    [world.data, account.data, tasks.data, reservations.data, links.data],
  );
  if (!sandbox || sandbox.people.length < 2 || sandbox.account.agents.length === 0)
    return (
      <main className="beginning" aria-busy={!problem}>
        {problem ? (
          <>
            <h1>The sandbox can’t be shown</h1>
            <p role="alert">{problem}</p>
            <p>This page tries again by itself once the sandbox answers.</p>
          </>
        ) : (
          <p>Opening the sandbox …</p>
        )}
      </main>
    );
  return <SandboxContext value={sandbox}>{children}</SandboxContext>;
}

/** Those who play first, the server's owner last. */
function peopleOf(world: Sandbox['world']): Sandbox['people'] {
  const owner = world.guild['owner_id'];
  const people = world.users.filter(isPerson);
  return [...people.filter(({ id }) => id !== owner), ...people.filter(({ id }) => id === owner)];
}

const isChange = (event: { type: string; kind?: string }, kinds: string[]): boolean =>
  event.type === 'change' && kinds.includes(event.kind ?? '');

/** Puts the first people into an empty sandbox; the answer says why that failed. */
function useFirstPeople(
  world: Sandbox['world'] | undefined,
  account: Sandbox['account'] | undefined,
): string | undefined {
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    if (!world || !account) return;
    makeFirstPeople(world, account).then(
      () => setProblem(undefined),
      (error: unknown) => setProblem(messageOf(error)),
    );
  }, [world, account]);
  return problem;
}

function Page({
  theme,
  setTheme,
}: {
  theme: 'auto' | 'light' | 'dark';
  setTheme: (theme: 'auto' | 'light' | 'dark') => void;
}) {
  const { people, account, reservations } = useSandbox();
  const connection = useConnection();
  const [userId, setUserId] = useStored<string>('user', '');
  const [workerSid, setWorkerSid] = useStored<string>('agent', '');
  const [shown, setShown] = useState<'discord' | 'flex'>('discord');
  const user = people.find(({ id }) => id === userId) ?? people[0]!;
  const agent = account.agents.find((one) => one.workerSid === workerSid) ?? account.agents[0]!;
  const offers = (reservations[agent.workerSid] ?? []).filter(({ status }) => status === 'pending').length;
  return (
    <div className="page" data-shown={shown}>
      <PageHead theme={theme} setTheme={setTheme} />
      {connection === 'lost' && (
        <p className="lost" role="alert">
          Connection to the sandbox lost. What you see may be old; this page connects again by itself.
        </p>
      )}
      <ConversationStrip user={user} />
      <div className="sides" role="tablist" aria-label="Side">
        <button type="button" role="tab" aria-selected={shown === 'discord'} onClick={() => setShown('discord')}>
          Discord
        </button>
        <button type="button" role="tab" aria-selected={shown === 'flex'} onClick={() => setShown('flex')}>
          Agent desktop{offers > 0 && ` (${offers} waiting)`}
        </button>
      </div>
      <main className="panes">
        <DiscordPane user={user} onSelectUser={setUserId} />
        <FlexPane agent={agent} onSelectAgent={setWorkerSid} />
      </main>
    </div>
  );
}
