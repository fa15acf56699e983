// `npm start`: builds the studio, serves it, and opens it in a browser. Node and npm are all it needs.
import { spawn } from 'node:child_process';
import { print } from './print.mjs';
import { installDependencies, repositoryRoot, runScript } from './run-command.mjs';

/** @type {Readonly<Record<string, readonly [command: string, ...args: string[]]>>} */
const openers = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/**
 * Opens the page where there is somebody to look at it; a missing opener is no error.
 * @param {string} url
 */
function openBrowser(url) {
  if (process.env['CI'] || process.env['BROWSER'] === 'none') return;
  const [command, ...args] = openers[process.platform] ?? ['xdg-open'];
  const opener = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  opener.once('error', () =>
    print('No browser could be opened from here: open the address yourself.'),
  );
  opener.unref();
}

await installDependencies();
await runScript('build');

// Vite is there only now that the dependencies are.
const { preview } = await import('vite');
const server = await preview({
  root: repositoryRoot,
  configFile: `${repositoryRoot}vite.config.ts`,
});
const url = server.resolvedUrls?.local[0];
if (url === undefined) throw new Error('The studio is served, but at no local address.');
print(`\nThe studio runs at ${url} (stop it with Ctrl+C)`);
openBrowser(url);
