/**
 * What Maven calls: installs the pinned packages and builds the dashboard, each only when its inputs changed, so that a
 * warm build takes no time and needs no network. Use: node scripts/maven.mjs build|test
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const PACKAGES = ['package.json', 'package-lock.json'];
const SOURCES = [...PACKAGES, 'index.html', 'vite.config.ts', 'tsconfig.json', 'public', 'src'];
const LEAST_NODE = [20, 19];

function filesIn(path) {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path), { recursive: true })
    .map((name) => join(path, name))
    .filter((name) => statSync(join(root, name)).isFile())
    .sort();
}

function digest(paths) {
  const hash = createHash('sha256').update(process.version);
  for (const file of paths.flatMap(filesIn)) {
    hash.update(`${file}\0`).update(readFileSync(join(root, file))).update('\0');
  }
  return hash.digest('hex');
}

function npm(...args) {
  const { status, error } = spawnSync('npm', args, { cwd: root, stdio: 'inherit', env: { ...process.env, CI: 'true' } });
  if (error) fail(`npm cannot be started: ${error.message}. Install Node.js ${LEAST_NODE.join('.')} or newer with npm.`);
  if (status !== 0) fail(`npm ${args.join(' ')} ended with status ${status}.`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

/** Runs `work` unless it was done before from the same inputs and `result` is still there. */
function unlessDone(stampFile, inputs, result, work) {
  const stamp = join(root, stampFile);
  const wanted = digest(inputs);
  if (existsSync(join(root, result)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  rmSync(stamp, { force: true });
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

const install = () =>
  unlessDone('node_modules/.weitblick-installed', PACKAGES, 'node_modules/vite', () =>
    npm('ci', '--no-audit', '--no-fund', '--loglevel=error'),
  );

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < LEAST_NODE[0] || (major === LEAST_NODE[0] && minor < LEAST_NODE[1])) {
  fail(`The dashboard is built with Node.js ${LEAST_NODE.join('.')} or newer; this is ${process.version}.`);
}

install();
if (process.argv[2] === 'test') npm('test');
else {
  unlessDone('target/web-built', SOURCES, 'target/classes/META-INF/resources/index.html', () => npm('run', 'build'));
}
