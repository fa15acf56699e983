import { resolve } from 'node:path';
import process from 'node:process';
import { dtypeOption, type OptionWords, requireWord } from './command-options.ts';
import { type ModelPackage, readModelPackage } from './open-guard-model.ts';

/**
 * Reads the package that `--model` names, and says what its licence wants shown wherever it is loaded.
 * @param folder - What a relative path starts from.
 * @param say - Is given whole lines.
 * @throws TypeError without `--model`; as `readModelPackage` does.
 */
export function openPackage(
  words: OptionWords,
  folder: string,
  say: (lines: string) => void = (lines) => process.stderr.write(lines),
): ModelPackage {
  const opened = readModelPackage(resolve(folder, requireWord(words, 'model')), dtypeOption(words));
  const { attribution, notice, links = [] } = opened.manifest.licence;
  if (attribution !== undefined) {
    const lines = [`${attribution}. ${notice}`, ...links.map(({ name, url }) => `${name}: ${url}`)];
    say(`${lines.join('\n')}\n`);
  }
  return opened;
}
