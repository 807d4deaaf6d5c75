/** `npm start`: prepares the project, then becomes the supervisor of the whole system with stand-ins (src/launch/start-command.ts). */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { ensure, orExit, root, SetupError } from './ensure.mjs';

/** Each option is a shorter way to set an environment variable. */
const options = {
  port: ['PORT', 'port of the case desk and webhooks', '3000'],
  'sandbox-port': ['SANDBOX_PORT', 'port of the sandbox page and the stand-ins', '4010'],
  'temporal-port': ['TEMPORAL_PORT', "port of Temporal's dev server", '7233'],
  'temporal-ui-port': ['TEMPORAL_UI_PORT', 'port of the Temporal Web UI', '8233'],
  'data-dir': ['DATA_DIR', 'folder for conversations, cases and logs', '.flexcord'],
  routing: ['ROUTING', 'who decides the handoff: workflow or studio', 'workflow'],
};

const help = `Usage: npm start [-- options]

Runs the whole of Flexcord on this machine with local stand-ins of Discord and Twilio: no accounts, nothing leaves the
machine. Installs and builds what is missing first; the first start can take some minutes, later ones a few seconds.
Ctrl+C ends everything; conversations go on at the next start.

Options (each also works as an environment variable):
${Object.entries(options)
  .map(
    ([name, [variable, meaning, fallback]]) =>
      `  --${`${name}=…`.padEnd(21)} ${meaning} (default ${fallback}; ${variable})`,
  )
  .join('\n')}
  --help                  this text

With real accounts: npm run app (see README.md).`;

await orExit(async () => {
  const values = readOptions();
  if (values.help) {
    console.log(help);
    process.exit(0);
  }
  for (const [name, [variable]] of Object.entries(options))
    if (values[name] !== undefined) process.env[variable] = values[name];
  await ensure((line) => console.log(line));
});

process.argv = [process.argv[0], path.join(root, 'dist', 'main.js'), 'start'];
// Reading the source maps of every package would make each start a third slower.
process.setSourceMapsEnabled(/^(debug|trace)$/.test(process.env.LOG_LEVEL ?? ''));
await import(pathToFileURL(process.argv[1]).href);

function readOptions() {
  const known = Object.fromEntries(Object.keys(options).map((name) => [name, { type: 'string' }]));
  try {
    return parseArgs({ options: { ...known, help: { type: 'boolean', short: 'h' } }, strict: true }).values;
  } catch (error) {
    throw new SetupError(`${error.message.split('. ')[0]}. "npm start -- --help" lists the options.`);
  }
}
