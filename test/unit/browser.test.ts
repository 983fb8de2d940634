import { expect, test } from 'vitest';
import { missingLibraries } from '../vscode/host/browser.mts';

test('a browser without its libraries is answered with the packages to install', () => {
  const ldd = [
    '\tlibnss3.so => not found',
    '\tlibnssutil3.so => not found',
    '\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)',
    '\tlibgbm.so.1 => not found',
    '\tlibunheardof.so.7 => not found',
  ].join('\n');
  expect(missingLibraries(ldd)).toBe(
    'Chromium misses shared libraries; install them with: apt-get install libgbm1 libnss3 libunheardof.so.7',
  );
});

test('a browser with its libraries needs no advice', () => {
  expect(missingLibraries('\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)\n')).toBeUndefined();
});
