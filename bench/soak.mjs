// `npm run soak`: Vite reads the runner's TypeScript, so that plain Node can run it.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

// Otherwise Vite takes the import for development, and builds the page for it.
process.env['NODE_ENV'] = 'production';

/** @typedef {typeof import('./src/runner/run-soak.ts')} Runner */

const path = fileURLToPath(new URL('src/runner/run-soak.ts', import.meta.url));
/** @type {{ module: Runner }} */
const { module } = await runnerImport(path);
process.exitCode = await module.runSoak(process.argv.slice(2));
