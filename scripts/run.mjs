/**
 * `npm run app|gateway|…`: prepares the project, then becomes the program: loaded into this very process, so that signals and
 * the exit code need no passing on.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensure, orExit, root } from './ensure.mjs';

await orExit(() => ensure());
// Reading the source maps of every package would make each start a third slower.
process.setSourceMapsEnabled(/^(debug|trace)$/.test(process.env.LOG_LEVEL ?? ''));
await import(pathToFileURL(path.join(root, 'dist', 'main.js')).href);
