/**
 * `npm run build`: makes `dist/` from `src/`, each part only when what it is made of has changed. `--force` makes all of it.
 *   main.js and chunks/            the program (esbuild; packages stay outside)
 *   workflow-bundle.js             the workflows as workers load them, with and without encoded failures
 *   web/                           the browser apps (vite)
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint } from './fingerprint.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');
const stampFile = path.join(dist, 'stamps.json');
const common = ['package-lock.json', 'scripts/build.mjs', 'tsconfig.json'];
const isTest = (name) => /\.test\.tsx?$/.test(name);

const parts = [
  {
    name: 'program',
    inputs: ['src', 'bench', ...common],
    skip: (name) =>
      isTest(name) ||
      [path.join('src', 'web'), path.join('bench', 'results')].some((folder) => name.startsWith(folder)),
    output: 'main.js',
    make: buildProgram,
  },
  {
    name: 'workflow bundle',
    inputs: ['src/workflows', 'src/domain', 'src/contract', 'src/temporal/failure-converter.mjs', ...common],
    skip: isTest,
    needs: 'src/workflows/index.ts',
    output: 'workflow-bundle.js',
    make: bundleWorkflows,
  },
  { name: 'browser apps', inputs: ['src/web', ...common], skip: isTest, output: 'web', make: buildWebApps },
];

/** Builds what is stale; `report` gets one line for each part that is made. Throws when a part can't be built. */
export async function build({ force = false, report = () => undefined } = {}) {
  const stamps = force ? {} : readStamps();
  for (const part of parts) {
    if (part.needs && !existsSync(path.join(root, part.needs))) continue;
    const stamp = fingerprint(root, part.inputs, part.skip);
    if (stamps[part.name] === stamp && existsSync(path.join(dist, part.output))) continue;
    const began = Date.now();
    mkdirSync(dist, { recursive: true });
    await part.make();
    stamps[part.name] = stamp;
    writeFileSync(stampFile, JSON.stringify(stamps, null, 2));
    report(`Built the ${part.name} in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
  }
}

function readStamps() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
}

async function buildProgram() {
  const { build: bundle } = await import('esbuild');
  const result = await bundle({
    entryPoints: [path.join(root, 'src', 'main.ts')],
    outdir: dist,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    // Parts that a role doesn't need stay in files that it never loads.
    splitting: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    logLevel: 'warning',
    metafile: true,
  });
  const fresh = new Set(Object.keys(result.metafile.outputs).map((file) => path.resolve(file)));
  const chunks = path.join(dist, 'chunks');
  for (const name of existsSync(chunks) ? readdirSync(chunks) : []) {
    if (!fresh.has(path.join(chunks, name))) rmSync(path.join(chunks, name));
  }
  copyFileSync(path.join(root, 'src', 'temporal', 'failure-converter.mjs'), path.join(dist, 'failure-converter.mjs'));
}

async function bundleWorkflows() {
  const { bundleWorkflowCode, DefaultLogger } = await import('@temporalio/worker');
  const workflows = path.join(root, 'src', 'workflows');
  const options = {
    workflowsPath: path.join(workflows, 'index.ts'),
    preloadModules: [path.join(workflows, 'preload.ts')],
    logger: new DefaultLogger('WARN'),
  };
  const encoded = { ...options, failureConverterPath: path.join(root, 'src', 'temporal', 'failure-converter.mjs') };
  // The readable one first: the other file's existence says that both are there.
  writeFileSync(path.join(dist, 'workflow-bundle.readable.js'), (await bundleWorkflowCode(options)).code);
  writeFileSync(path.join(dist, 'workflow-bundle.js'), (await bundleWorkflowCode(encoded)).code);
}

/** Every folder of `src/web` with an index.html is an app, served below its name; the sandbox page has a server of its own. */
async function buildWebApps() {
  const { build: bundle } = await import('vite');
  const { default: react } = await import('@vitejs/plugin-react');
  const web = path.join(root, 'src', 'web');
  mkdirSync(path.join(dist, 'web'), { recursive: true });
  const apps = readdirSync(web).filter((name) => existsSync(path.join(web, name, 'index.html')));
  for (const app of apps) {
    await bundle({
      root: path.join(web, app),
      base: app === 'sandbox' ? '/' : `/${app}/`,
      configFile: false,
      logLevel: 'warn',
      plugins: [react()],
      build: { outDir: path.join(dist, 'web', app), emptyOutDir: true, sourcemap: true, chunkSizeWarningLimit: 2_000 },
    });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build({ force: process.argv.includes('--force'), report: console.log });
}
