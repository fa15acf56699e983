import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { print } from './print.mjs';
import { runCommand } from './run-command.mjs';

/** Debian packages of the browsers, of a software Vulkan driver for WebGPU, and of letters to draw. */
const debianPackages = [
  'chromium',
  'firefox-esr',
  'mesa-vulkan-drivers',
  'libvulkan1',
  'fonts-noto-core',
];

/** @param {string} name */
function isDebianPackageInstalled(name) {
  const query = spawnSync('dpkg-query', ['--show', '--showformat=${db:Status-Status}', name]);
  return query.status === 0 && query.stdout.toString() === 'installed';
}

function canInstallDebianPackages() {
  return (
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    spawnSync('apt-get', ['--version']).status === 0
  );
}

async function installDebianBrowsers() {
  const missing = debianPackages.filter((name) => !isDebianPackageInstalled(name));
  if (missing.length === 0) {
    print('Browsers are already installed.');
    return;
  }
  process.env['DEBIAN_FRONTEND'] = 'noninteractive';
  await runCommand('apt-get', ['update', '-qq']);
  await runCommand('apt-get', ['install', '-y', '-qq', ...missing]);
}

/**
 * Installs the browsers of the end-to-end tests: Debian's Chromium and Firefox where this process may,
 * Playwright's own builds elsewhere.
 * @throws {Error} When neither can be installed.
 */
export async function installBrowsers() {
  if (canInstallDebianPackages()) {
    await installDebianBrowsers();
    return;
  }
  await runCommand('npx', ['--no-install', 'playwright', 'install', 'chromium', 'firefox']);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await installBrowsers();
}
