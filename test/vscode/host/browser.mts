// The browser that shows the workbench: one that is installed, else the Chromium inside an npm package.
//   CHROMIUM=path  uses that one; CHROMIUM=npm the one inside the npm package; HEADED=1 shows its window
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The Debian package of each library that Chromium may miss on a bare machine. */
const PACKAGES: [library: string, debian: string][] = [
  ['libnss3.so', 'libnss3'],
  ['libnssutil3.so', 'libnss3'],
  ['libsmime3.so', 'libnss3'],
  ['libnspr4.so', 'libnspr4'],
  ['libatk-1.0.so', 'libatk1.0-0'],
  ['libatk-bridge-2.0.so', 'libatk-bridge2.0-0'],
  ['libatspi.so', 'libatspi2.0-0'],
  ['libcups.so', 'libcups2'],
  ['libdbus-1.so', 'libdbus-1-3'],
  ['libdrm.so', 'libdrm2'],
  ['libgbm.so', 'libgbm1'],
  ['libasound.so', 'libasound2'],
  ['libxkbcommon.so', 'libxkbcommon0'],
  ['libX11.so', 'libx11-6'],
  ['libxcb.so', 'libxcb1'],
  ['libXcomposite.so', 'libxcomposite1'],
  ['libXdamage.so', 'libxdamage1'],
  ['libXext.so', 'libxext6'],
  ['libXfixes.so', 'libxfixes3'],
  ['libXrandr.so', 'libxrandr2'],
  ['libpango-1.0.so', 'libpango-1.0-0'],
  ['libcairo.so', 'libcairo2'],
  ['libexpat.so', 'libexpat1'],
  ['libglib-2.0.so', 'libglib2.0-0'],
  ['libgio-2.0.so', 'libglib2.0-0'],
  ['libgobject-2.0.so', 'libglib2.0-0'],
  ['libudev.so', 'libudev1'],
];

async function browserPath(): Promise<string> {
  const wanted = process.env.CHROMIUM;
  if (wanted && wanted !== 'npm') return wanted;
  const installed = wanted ? undefined : INSTALLED.find((path) => existsSync(path));
  if (installed) return installed;
  if (process.platform !== 'linux') throw new Error('No Chrome or Chromium found; set CHROMIUM to the path of one.');
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

/** What to install when the browser misses shared libraries: one line, or undefined if it misses none. */
export function missingLibraries(lddOutput: string): string | undefined {
  const missing = [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
  if (missing.length === 0) return undefined;
  const packages = missing.map((name) => PACKAGES.find(([library]) => name.startsWith(library))?.[1] ?? name);
  return `Chromium misses shared libraries; install them with: apt-get install ${[...new Set(packages)].sort().join(' ')}`;
}

export async function launchBrowser(): Promise<Browser> {
  const executablePath = await browserPath();
  try {
    return await chromium.launch({
      executablePath,
      headless: !process.env.HEADED,
      chromiumSandbox: process.getuid?.() !== 0,
      // No address but loopback resolves: a test that needs the net fails, and so would an extension that uses it.
      args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--disable-gpu', '--disable-dev-shm-usage'],
    });
  } catch (error) {
    const ldd = spawnSync('ldd', [executablePath], { encoding: 'utf8' });
    const advice = missingLibraries(ldd.stdout ?? '');
    throw advice ? new Error(advice) : error;
  }
}
