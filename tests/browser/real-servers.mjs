// The configurations in deploy/, run for real on this machine: nginx and Caddy without privileges, on a free port, with
// the built site. Only the lines that a deployer is told to change are changed.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const MODULES = process.env.NGINX_MODULES ?? '/usr/lib/nginx/modules';

const running = new Set();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

async function freePort() {
  const server = createServer();
  await new Promise((done, failed) => server.once('error', failed).listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** A configuration with each line that is marked as a deployer's replaced by ours. */
export function configured(text, lines) {
  for (const [begins, line] of Object.entries(lines)) {
    const marked = text.split('\n').filter((one) => one.trim().startsWith(begins) && /#.*\byours$/.test(one));
    assert.equal(marked.length, 1, `one line “${begins}” is marked as yours`);
    text = text.replace(marked[0], line);
  }
  return text;
}

const SERVERS = {
  nginx: {
    program: process.env.NGINX ?? 'nginx',
    write(folder, dir, port) {
      const site = configured(readFileSync(path.join(root, 'deploy/nginx.conf'), 'utf8'), {
        listen: `listen 127.0.0.1:${port};`,
        server_name: 'server_name localhost;',
        root: `root "${dir}";`,
      });
      writeFileSync(path.join(folder, 'site.conf'), site);
      const scratch = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path "${folder}/${name}";`);
      writeFileSync(
        path.join(folder, 'nginx.conf'),
        [
          `load_module "${MODULES}/ngx_http_brotli_static_module.so";`,
          'daemon off;',
          'master_process off;',
          `pid "${folder}/pid";`,
          'error_log stderr;',
          'events {}',
          `http { access_log off; ${scratch.join(' ')} include "${folder}/site.conf"; }`,
        ].join('\n'),
      );
      return ['-p', folder, '-e', 'stderr', '-c', path.join(folder, 'nginx.conf')];
    },
  },
  caddy: {
    program: process.env.CADDY ?? 'caddy',
    write(folder, dir, port) {
      const site = configured(readFileSync(path.join(root, 'deploy/Caddyfile'), 'utf8'), {
        ':80': `http://127.0.0.1:${port} {`,
        root: `root * "${dir}"`,
      });
      const file = path.join(folder, 'Caddyfile');
      writeFileSync(file, `{\n\tadmin off\n\tauto_https off\n}\n${site}`);
      return ['run', '--config', file, '--adapter', 'caddyfile'];
    },
  },
};

/** The names of the servers. */
export const NAMES = Object.keys(SERVERS);

async function listens(port) {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => done(true)).once('error', () => done(false));
    socket.once('connect', () => socket.destroy());
  });
}

/**
 * Starts a server of this name; resolves once it listens.
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function startReal(name, dir) {
  const { program, write } = SERVERS[name];
  const folder = mkdtempSync(path.join(tmpdir(), `${name}-`));
  const port = await freePort();
  const child = spawn(program, write(folder, dir, port), {
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin`, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.add(child);
  let said = '';
  child.stderr.on('data', (chunk) => (said = (said + chunk).slice(-4_000)));
  let ended = null;
  const end = new Promise((done) => {
    child.once('error', (error) => done((ended = error.code === 'ENOENT' ? `${program} is missing; run make servers.` : error.message)));
    child.once('exit', (code, signal) => done((ended = `${name} ended (${code ?? signal}): ${said}`)));
  });
  const close = async () => {
    if (!ended) child.kill('SIGTERM');
    await end;
    running.delete(child);
    rmSync(folder, { recursive: true, force: true });
  };
  for (let waited = 0; !(await listens(port)); waited += 50) {
    if (ended || waited > 15_000) {
      const why = ended ?? `${name} does not listen: ${said}`;
      await close();
      throw new Error(why);
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  return { url: `http://127.0.0.1:${port}/`, port, close };
}
