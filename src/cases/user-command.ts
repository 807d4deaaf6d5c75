import { randomBytes } from 'node:crypto';
import { deskRoles, DeskUserExists, type DeskRole, type DeskUser } from './desk-users.ts';
import type { Store } from './store.ts';

/** Where a command's lines go. */
export interface CommandIo {
  out(line: string): void;
  error(line: string): void;
}

export interface UserCommandContext extends Pick<Store, 'users' | 'audit'> {
  /** where browsers reach the case desk, without a slash at its end */
  publicUrl: string;
}

const LINK_MS = 15 * 60_000;
const SHORTEST_PASSWORD = 8;

/** What `npm run user` can do, for people. */
export const USER_USAGE = `Who may use the case desk and its HTTP API.

  npm run user -- add LOGIN [--role admin|agent|viewer] [--name NAME] [--password PASSWORD]
                            without a password one is made and shown once
  npm run user -- list
  npm run user -- role LOGIN --role admin|agent|viewer
  npm run user -- password LOGIN [--password PASSWORD]
  npm run user -- link LOGIN        a link that signs one browser in, good for 15 minutes
  npm run user -- token LOGIN [--label LABEL]
                                    a token for the HTTP API, shown once, good until the user is removed
  npm run user -- remove LOGIN`;

/** Something the caller typed that can't be done; printed alone, exit code 2. */
class UsageError extends Error {}

interface Arguments {
  verb: string | undefined;
  login: string | undefined;
  options: Map<string, string>;
}

type Verb = (args: Arguments, io: CommandIo, context: UserCommandContext) => Promise<void>;

const verbs: Record<string, Verb> = { add, list, role, password, link, token, remove };

/** `npm run user -- …`. Returns the exit code: 0 done, 1 not possible, 2 wrong usage. */
export async function runUserCommand(argv: string[], io: CommandIo, context: UserCommandContext): Promise<number> {
  try {
    const args = parse(argv);
    if (args.verb === undefined || args.verb === 'help' || args.options.has('help')) {
      io.out(USER_USAGE);
      return args.verb === undefined && !args.options.has('help') ? 2 : 0;
    }
    const run = Object.hasOwn(verbs, args.verb) ? verbs[args.verb] : undefined;
    if (!run) throw new UsageError(`There is no "${args.verb}".\n\n${USER_USAGE}`);
    await run(args, io, context);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof DeskUserExists)) throw error;
    io.error(error.message);
    return error instanceof UsageError ? 2 : 1;
  }
}

async function add(args: Arguments, io: CommandIo, { users, audit }: UserCommandContext): Promise<void> {
  const login = requireLogin(args);
  const chosen = chosenPassword(args);
  const secret = chosen ?? randomBytes(12).toString('base64url');
  const name = args.options.get('name');
  const user = await users.add({ login, role: roleIn(args) ?? 'agent', password: secret, ...(name && { name }) });
  await audit.record({ by: 'npm run user', action: 'user.add', subject: user.login, details: { role: user.role } });
  io.out(`Added ${user.login} (${user.role}).`);
  if (chosen === undefined) io.out(`Password: ${secret}`);
}

async function list(_args: Arguments, io: CommandIo, { users }: UserCommandContext): Promise<void> {
  const all = await users.list();
  if (all.length === 0) io.out('Nobody yet. Make the first admin: npm run user -- add LOGIN --role admin');
  for (const user of all) io.out(`${user.login.padEnd(32)} ${user.role.padEnd(7)} ${user.name}`);
}

async function role(args: Arguments, io: CommandIo, { users, audit }: UserCommandContext): Promise<void> {
  const user = await known(args, users);
  const next = roleIn(args);
  if (!next) throw new UsageError('Say which role: --role admin, --role agent or --role viewer.');
  await users.setRole(user.login, next);
  await audit.record({ by: 'npm run user', action: 'user.role', subject: user.login, details: { role: next } });
  io.out(`${user.login} is ${next} now.`);
}

async function password(args: Arguments, io: CommandIo, { users, audit }: UserCommandContext): Promise<void> {
  const user = await known(args, users);
  const chosen = chosenPassword(args);
  const secret = chosen ?? randomBytes(12).toString('base64url');
  await users.setPassword(user.login, secret);
  await audit.record({ by: 'npm run user', action: 'user.password', subject: user.login, details: {} });
  io.out(`${user.login} has a new password and is signed out everywhere.`);
  if (chosen === undefined) io.out(`Password: ${secret}`);
}

async function link(args: Arguments, io: CommandIo, { users, publicUrl }: UserCommandContext): Promise<void> {
  const user = await known(args, users);
  const secret = await users.issue(user.id, 'link', { lifetime: LINK_MS });
  io.out(`${publicUrl}/desk/sign-in?token=${secret}`);
}

async function token(args: Arguments, io: CommandIo, { users, audit }: UserCommandContext): Promise<void> {
  const user = await known(args, users);
  const label = args.options.get('label');
  const secret = await users.issue(user.id, 'token', { lifetime: null, ...(label && { label }) });
  await audit.record({
    by: 'npm run user',
    action: 'user.token',
    subject: user.login,
    details: { label: label ?? null },
  });
  io.out(secret);
}

async function remove(args: Arguments, io: CommandIo, { users, audit }: UserCommandContext): Promise<void> {
  const user = await known(args, users);
  await users.remove(user.login);
  await audit.record({ by: 'npm run user', action: 'user.remove', subject: user.login, details: {} });
  io.out(`Removed ${user.login}, with sessions and tokens.`);
}

function parse(argv: string[]): Arguments {
  const words: string[] = [];
  const options = new Map<string, string>();
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? '';
    const [, name, inline] = /^--([a-z]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (name === undefined) words.push(word);
    else if (name === 'help') options.set(name, '');
    else options.set(name, inline ?? argv[++index] ?? '');
  }
  for (const name of options.keys()) {
    if (!['role', 'name', 'password', 'label', 'help'].includes(name))
      throw new UsageError(`There is no option --${name}.\n\n${USER_USAGE}`);
  }
  const [verb, login, ...rest] = words;
  if (rest.length > 0) throw new UsageError(`Too many words: ${rest.join(' ')}.\n\n${USER_USAGE}`);
  return { verb, login, options };
}

function requireLogin({ verb, login }: Arguments): string {
  if (!login || !/^[^\s:]{1,100}$/.test(login)) {
    throw new UsageError(
      `Give a login without spaces and colons, such as: npm run user -- ${verb ?? 'add'} ann@example.com`,
    );
  }
  return login;
}

async function known(args: Arguments, users: Store['users']): Promise<DeskUser> {
  // People from Flex have logins with a colon; they can't be added, but looked at and removed.
  const user = args.login === undefined ? null : await users.find(args.login);
  if (!user) throw new UsageError(`There is no user "${args.login ?? ''}". npm run user -- list shows all.`);
  return user;
}

function roleIn({ options }: Arguments): DeskRole | undefined {
  const given = options.get('role');
  if (given === undefined) return undefined;
  const found = deskRoles.find((one) => one === given);
  if (!found) throw new UsageError(`There is no role "${given}": use admin, agent or viewer.`);
  return found;
}

function chosenPassword({ options }: Arguments): string | undefined {
  const given = options.get('password');
  if (given !== undefined && given.length < SHORTEST_PASSWORD) {
    throw new UsageError(`The password needs at least ${SHORTEST_PASSWORD} characters.`);
  }
  return given;
}
