// `npm test`: every check, on a machine that has only Node and npm. `npm test -- unit lint` runs those steps alone.
import { installBrowsers } from './install-browsers.mjs';
import { print } from './print.mjs';
import { installDependencies, runScript } from './run-command.mjs';

/** @type {ReadonlyArray<readonly [name: string, run: () => Promise<void>]>} */
const steps = [
  ['install', installDependencies],
  ['browsers', installBrowsers],
  ...[
    'typecheck',
    'lint',
    'format:check',
    'knip',
    'unit',
    'build',
    'size',
    'packages',
    'docs',
    'e2e',
  ].map((name) => /** @type {const} */ ([name, () => runScript(name)])),
];

/**
 * @param {readonly string[]} names
 * @throws {Error} When a name is no step's.
 */
function chooseSteps(names) {
  const unknown = names.find((name) => !steps.some(([step]) => step === name));
  if (unknown !== undefined) {
    const known = steps.map(([step]) => step).join(', ');
    throw new Error(`There is no step "${unknown}". The steps are: ${known}.`);
  }
  return names.length === 0 ? steps : steps.filter(([step]) => names.includes(step));
}

/** @param {number} startMs */
function elapsedSeconds(startMs) {
  return `${((performance.now() - startMs) / 1000).toFixed(1)} s`;
}

const startMs = performance.now();
let passed = 0;
let failed = 0;
try {
  for (const [name, run] of chooseSteps(process.argv.slice(2))) {
    print(`\n== ${name}`);
    const stepStartMs = performance.now();
    await run();
    passed += 1;
    print(`== ${name} passed in ${elapsedSeconds(stepStartMs)}`);
  }
} catch (error) {
  failed = 1;
  process.exitCode = 1;
  print(`== ${error instanceof Error ? error.message : String(error)}`);
}
print(`\nAll of it took ${elapsedSeconds(startMs)}`);
print(`${passed} passed, ${failed} failed`);
