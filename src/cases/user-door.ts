import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { connect, createServer, type Socket } from 'node:net';
import { readHolder, type EmbeddedLock } from './embedded-lock.ts';
import { StoreFailure } from './store-failure.ts';
import { runUserCommand, type CommandIo, type UserCommandContext } from './user-command.ts';

/**
 * The embedded database can be open once only, yet `npm run user` must work while Flexcord runs. So the process that has it
 * open takes these commands over a local port; address and key stand in the lock file, which only the same account can read.
 * One line of JSON each way.
 */
interface Request {
  key: string;
  argv: string[];
  publicUrl: string;
}

interface Answer {
  code: number;
  lines: { to: keyof CommandIo; line: string }[];
}

const ANSWER_MS = 10_000;
const LONGEST_REQUEST = 64 * 1024;

/** Takes user commands of other processes until it is closed. */
export async function openUserDoor(
  lock: EmbeddedLock,
  context: Omit<UserCommandContext, 'publicUrl'>,
): Promise<{ close(): void }> {
  const key = randomBytes(24).toString('base64url');
  const server = createServer((socket) => {
    readLine(socket)
      .then((line) => answer(JSON.parse(line) as Request, key, context))
      .then((result) => socket.end(`${JSON.stringify(result)}\n`))
      .catch(() => socket.destroy());
  });
  server.unref();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  lock.announce({ port: (server.address() as { port: number }).port, key });
  return { close: () => void server.close() };
}

async function answer(request: Request, key: string, context: Omit<UserCommandContext, 'publicUrl'>): Promise<Answer> {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  if (!timingSafeEqual(digest(request.key), digest(key))) throw new Error('wrong key');
  const lines: Answer['lines'] = [];
  const io: CommandIo = {
    out: (line) => lines.push({ to: 'out', line }),
    error: (line) => lines.push({ to: 'error', line }),
  };
  const code = await runUserCommand(request.argv, io, { ...context, publicUrl: request.publicUrl }).catch(
    (error: unknown) => {
      io.error(error instanceof Error ? error.message : String(error));
      return 1;
    },
  );
  return { code, lines };
}

/** Has the holder of the lock run the command. @throws StoreFailure when the holder does not answer. */
export async function knockAtUserDoor(
  lockFile: string,
  argv: string[],
  io: CommandIo,
  publicUrl: string,
): Promise<number> {
  const door = readHolder(lockFile)?.door;
  if (!door)
    throw new StoreFailure('locked', 'Flexcord is starting or stopping in another process. Try again in a moment.');
  const socket = connect(door.port, '127.0.0.1');
  socket.setTimeout(ANSWER_MS, () => socket.destroy(new Error('no answer')));
  socket.write(`${JSON.stringify({ key: door.key, argv, publicUrl } satisfies Request)}\n`);
  const line = await readLine(socket).catch((error: unknown) => {
    throw new StoreFailure(
      'locked',
      'The Flexcord process that has the embedded database open does not answer. Stop it, then try again.',
      { cause: error },
    );
  });
  const { code, lines } = JSON.parse(line) as Answer;
  for (const { to, line: text } of lines) io[to](text);
  return code;
}

function readLine(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
      else if (text.length > LONGEST_REQUEST) socket.destroy();
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('closed')));
  });
}
