import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type EngineTablet, until } from './engine.ts';
import { newSession } from './webdriver.ts';

const browser = fileURLToPath(new URL('webkit-tablet.py', import.meta.url));

export async function openWebkit(driver: string, profile: string): Promise<EngineTablet> {
  const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const port = await freePort();
  const env = {
    ...process.env,
    DISPLAY: `:${await firstLine(screen)}`,
    HOME: profile,
    XDG_CACHE_HOME: `${profile}/cache`,
    RELEVE_PROFILE: profile,
    GDK_BACKEND: 'x11',
    NO_AT_BRIDGE: '1',
    // There is no graphics card.
    LIBGL_ALWAYS_SOFTWARE: '1',
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  };
  // A group of its own, with the browser's processes in it, so that one signal ends them all.
  const child = spawn(driver, [`--port=${port}`], { detached: true, stdio: 'ignore', env });
  const address = `http://127.0.0.1:${port}`;
  const isReady = () =>
    fetch(`${address}/status`).then(
      ({ ok }) => ok,
      () => false,
    );
  const kill = async () => {
    await ended(child, () => process.kill(-(child.pid as number), 'SIGKILL'));
    await ended(screen, () => screen.kill('SIGKILL'));
  };
  try {
    await until(isReady, () => 'the driver of WebKitGTK does not answer');
    const options = { binary: '/usr/bin/python3', args: [browser] };
    return { ...(await newSession(address, { 'webkitgtk:browserOptions': options })), kill };
  } catch (error) {
    await kill();
    throw error;
  }
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (chunk) => resolve(String(chunk).trim()));
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

async function ended(child: ChildProcess, end: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  end();
  await exit;
}
