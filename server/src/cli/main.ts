// The command line: `clio check`, `clio inspect`, `clio pack`, `clio lsp`.
import { parseArgs } from 'node:util';
import { version } from '../../../package.json';
import type { RuleLevels } from '../review/review.ts';
import { rules } from '../rules/all.ts';
import { severities } from '../rules/finding.ts';
import { type CheckOptions, check, type Outcome } from './check.ts';
import { Failure } from './failure.ts';
import { inspect, timesOfFile, timesOfLines } from './inspect.ts';
import { buildPack, createPack, listDisputes, showRecords, testPack, validatePack } from './pack-commands.ts';
import { printable } from './printable.ts';

const usage = `Clio ${version}: checks the dates and facts of history essays in Markdown. Offline.

  clio check [options] FILE|FOLDER…     review essays
      --format text|json|sarif          how to print the review (text)
      --question "…"                    the question that the essay answers; wins over its front matter
      --pack FOLDER                     a knowledge pack of your own, beside the shipped ones; may be repeated
      --rule ID=LEVEL                   off, hint, information, warning or error; may be repeated;
                                        wins over the project's .clio.yaml
      --board ID                        the examination board
      --fix                             apply safe fixes
  clio inspect [options] FILE…          print what Clio understood, as JSON
      --format json   --question "…"   --pack FOLDER
      --times-only [--anchor DATE]      the time expressions of a plain text, or of JSON lines on standard input
  clio pack new FOLDER                  begin a pack of your own, with notes and two events that work
  clio pack validate|test|build FOLDER  check a pack and count it, run its examples, print it compiled
  clio pack show FOLDER ID…             print records as a hover shows them
  clio pack disputes FOLDER             the facts on which references differ, and how each was settled
  clio lsp --stdio                      serve an editor

Exit code: 0 no errors found, 1 errors found, 2 it could not run.
`;

const levels: readonly string[] = ['off', ...severities];

async function main(args: readonly string[]): Promise<0 | 1 | 2> {
  const [command, ...rest] = args;
  switch (command) {
    case 'check':
      return runCheck(rest);
    case 'inspect':
      return runInspect(rest);
    case 'pack':
      return runPack(rest);
    case 'lsp':
      return serve(rest);
    case '--version':
    case '-v':
      await print(`${version}\n`);
      return 0;
    case 'help':
    case '--help':
    case '-h':
      await print(usage);
      return 0;
    default:
      throw new Failure(
        command === undefined
          ? 'Say what to do: clio check, inspect, pack or lsp. See clio --help.'
          : `There is no command “${command}”. See clio --help.`,
      );
  }
}

const shared = {
  question: { type: 'string' },
  pack: { type: 'string', multiple: true },
  format: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

async function runCheck(args: readonly string[]): Promise<0 | 1 | 2> {
  const { values, positionals } = parse(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...shared,
        rule: { type: 'string', multiple: true },
        board: { type: 'string' },
        fix: { type: 'boolean' },
      },
    }),
  );
  if (values.help) return finish({ output: usage, notes: [], exitCode: 0 });
  const format = values.format ?? 'text';
  if (format !== 'text' && format !== 'json' && format !== 'sarif')
    throw new Failure(`--format takes text, json or sarif, not “${format}”.`);
  if (positionals.length === 0) throw new Failure('Name the essays to check: clio check FILE|FOLDER…');
  const options: CheckOptions = {
    format,
    levels: ruleLevels(values.rule ?? []),
    packs: values.pack ?? [],
    fix: values.fix ?? false,
    ...(values.question === undefined ? {} : { question: values.question }),
  };
  const outcome = check(positionals, options);
  const notes =
    values.board === undefined
      ? []
      : [`--board ${values.board}: this version has no checklist for any board, so it changes nothing.`];
  return finish({ ...outcome, notes: [...notes, ...outcome.notes] });
}

async function runInspect(args: readonly string[]): Promise<0 | 1 | 2> {
  const { values, positionals } = parse(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...shared, 'times-only': { type: 'boolean' }, anchor: { type: 'string' } },
    }),
  );
  if (values.help) return finish({ output: usage, notes: [], exitCode: 0 });
  if (values.format !== undefined && values.format !== 'json')
    throw new Failure(`clio inspect prints json, not “${values.format}”.`);
  if (values['times-only']) {
    if (positionals.length > 1) throw new Failure('--times-only reads one file, or JSON lines on standard input.');
    const [file] = positionals;
    if (file !== undefined && file !== '-') return finish(timesOfFile(file, values.anchor));
    await timesOfLines(process.stdin, values.anchor, print);
    return 0;
  }
  if (positionals.length === 0) throw new Failure('Name the essays to inspect: clio inspect FILE…');
  return finish(
    inspect(positionals, {
      packs: values.pack ?? [],
      ...(values.question === undefined ? {} : { question: values.question }),
    }),
  );
}

async function runPack([action, ...folders]: readonly string[]): Promise<0 | 1 | 2> {
  const actions = { new: createPack, validate: validatePack, test: testPack, build: buildPack, disputes: listDisputes };
  const [folder, ...ids] = folders;
  if (action === 'show') {
    if (folder === undefined || ids.length === 0)
      throw new Failure('Name a pack and the records to show: clio pack show FOLDER ID…');
    return finish(showRecords(folder, ids));
  }
  if (action === undefined || !Object.hasOwn(actions, action))
    throw new Failure(`clio pack takes new, validate, test, build, show or disputes, not “${action ?? ''}”.`);
  if (folder === undefined || folders.length > 1) throw new Failure(`Name one pack: clio pack ${action} FOLDER`);
  return finish(actions[action as keyof typeof actions](folder));
}

/** The server is a bundle of its own: the command line loads it only when an editor asks for it. */
async function serve(args: readonly string[]): Promise<0 | 1 | 2> {
  if (!args.includes('--stdio'))
    throw new Failure('clio lsp serves an editor over standard input and output: clio lsp --stdio');
  process.argv = [process.argv[0] as string, process.argv[1] as string, ...args];
  require('./server.js');
  return new Promise(() => {}); // the server ends the process when the client does
}

function ruleLevels(settings: readonly string[]): RuleLevels {
  return Object.fromEntries(
    settings.map((setting) => {
      const [id = '', level = ''] = setting.split('=');
      if (!rules.some((rule) => rule.id === id))
        throw new Failure(
          `--rule ${setting}: there is no rule “${id}”. There are: ${rules.map((rule) => rule.id).join(', ')}.`,
        );
      if (!levels.includes(level))
        throw new Failure(`--rule ${setting}: write ${id}= and one of ${levels.join(', ')}.`);
      return [id, level as RuleLevels[string] & string];
    }),
  );
}

function parse<T>(read: () => T): T {
  try {
    return read();
  } catch (reason) {
    throw new Failure(`${reason instanceof Error ? reason.message : String(reason)} See clio --help.`);
  }
}

async function finish({ output, notes, exitCode }: Outcome): Promise<0 | 1 | 2> {
  await print(output);
  for (const note of notes) process.stderr.write(`clio: ${printable(note)}\n`);
  return exitCode;
}

/** Waits until a pipe has taken everything: output that is cut short is not JSON. */
const print = (text: string): Promise<void> =>
  new Promise((resolve, reject) => process.stdout.write(text, (error) => (error ? reject(error) : resolve())));

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0); // the reader has seen enough, as `head` has
  throw error;
});

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (reason: unknown) => {
    const text =
      reason instanceof Failure
        ? reason.message
        : `this is a fault in Clio: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`;
    for (const line of reason instanceof Failure ? text.split('\n') : [text])
      process.stderr.write(`clio: ${printable(line)}\n`);
    process.exitCode = 2;
  },
);
