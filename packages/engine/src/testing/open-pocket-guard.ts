import type { GuardModel } from '../guard-model.ts';
import type { Manifest } from '../manifest.ts';
import { PackageFolder } from './package-folder.ts';

const folder = new PackageFolder('models/pocket-guard/');

/** The manifest of the embedded model. */
export function readPocketGuardManifest(): Promise<Manifest> {
  return folder.manifest();
}

/** A text file of the embedded model. */
export function readPocketGuardText(name: string): Promise<string> {
  return folder.text(name);
}

/** pocket-guard in Node, on the WebAssembly runtime that browsers get. */
export function openPocketGuard(dtype: 'q4' | 'int8' | 'fp32' = 'fp32'): Promise<GuardModel> {
  return folder.open(dtype);
}
