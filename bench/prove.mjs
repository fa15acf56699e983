// `npm run prove`: Vite reads the runner's TypeScript, so that plain Node can run it.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

// Otherwise Vite takes the import for development, and builds the page for it.
process.env['NODE_ENV'] = 'production';

/** @typedef {typeof import('./src/runner/run-prove.ts')} Runner */

const path = fileURLToPath(new URL('src/runner/run-prove.ts', import.meta.url));
/** @type {{ module: Runner }} */
const { module } = await runnerImport(path);
process.exitCode = await module.runProve(process.argv.slice(2));
