import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import { openPackage } from './open-package.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

it('says what the licence of a Llama wants shown wherever it is loaded', () => {
  const say = vi.fn<(lines: string) => void>();
  const { dtype } = openPackage(
    { model: 'packages/engine/src/fixtures/tiny-llama-guard' },
    root,
    say,
  );
  expect(dtype).toBe('q4');
  const [said = ''] = say.mock.lastCall ?? [];
  expect(said).toMatch(/^Built with Llama\. Llama 3\.2 is licensed under /);
  expect(said).toContain('\nAcceptable Use Policy: https://www.llama.com/llama3_2/use-policy/\n');
});

it('says nothing of a model whose licence asks for nothing', () => {
  const say = vi.fn<(lines: string) => void>();
  openPackage({ model: 'models/pocket-guard' }, root, say);
  expect(say).not.toHaveBeenCalled();
});
