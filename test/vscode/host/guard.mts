// node guard.mts SCRIPT ARGS…: runs the script, and takes the whole process group down as soon as the standard input
// closes. The one who started it holds the other end, so nothing stays behind however that one ends, by SIGKILL too.
import { spawn } from 'node:child_process';

const child = spawn(process.execPath, process.argv.slice(2), { stdio: ['ignore', 'inherit', 'inherit'] });
child.once('exit', (code) => process.exit(code ?? 1));
process.stdin.resume().once('close', () => process.kill(-process.pid, 'SIGKILL'));
