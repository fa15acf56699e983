import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Absolute path of the repository root, with a trailing separator. */
export const repositoryRoot = fileURLToPath(new URL('../', import.meta.url));

/** The package manager this repository is locked with; `packageManager` in package.json names the same. */
const pnpm = 'pnpm@12.21.0';

/**
 * Runs a command with this terminal's output, and waits for it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} [folder] - Where it runs: the repository root, unless it is told otherwise.
 * @returns {Promise<void>}
 * @throws {Error} When the command cannot start or ends with anything but 0.
 */
export function runCommand(command, args, folder = repositoryRoot) {
  const line = [command, ...args].join(' ');
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: folder,
      stdio: ['ignore', 'inherit', 'inherit'],
      // npm and npx are .cmd files on Windows, which only a shell starts.
      shell: process.platform === 'win32',
    });
    child.once('error', (error) =>
      reject(new Error(`"${line}" did not start: ${error.message}`, { cause: error })),
    );
    child.once('exit', (code, signal) =>
      code === 0 ? resolve() : reject(new Error(`"${line}" ended with ${code ?? signal}`)),
    );
  });
}

/**
 * Runs pnpm, bringing it along: npm is all this machine needs.
 * @param {readonly string[]} args
 * @param {string} [folder] - Where it runs: the repository root, unless it is told otherwise.
 */
export function runPnpm(args, folder) {
  return runCommand('npx', ['--yes', pnpm, ...args], folder);
}

/** Installs the locked dependencies. */
export function installDependencies() {
  return runPnpm(['install', '--frozen-lockfile']);
}

/**
 * Runs a script of package.json.
 * @param {string} script
 */
export function runScript(script) {
  return runCommand('npm', ['run', '--silent', script]);
}
