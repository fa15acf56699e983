import { expect, test } from 'vitest';
import { formatSoak, isFlat, type MemoryFigure } from './soak-report.ts';

const figure = (label: string, pageMb: number, gpuBuffersMb?: number): MemoryFigure => ({
  label,
  pageMb,
  residentMb: pageMb + 100,
  gpuBuffersMb,
  gpuProcessMb: undefined,
  browserMb: undefined,
});
const flat = [figure('warm', 90), figure('2000 checks', 91.5)];
const released = [figure('no guard yet', 2), figure('1 guard', 5), figure('50 guards', 6)];

test('memory is flat that rises by less than a collection of garbage', () => {
  expect(isFlat({ checks: flat, guards: released })).toBe(true);
});

test('memory is not flat that rises over the checks', () => {
  expect(isFlat({ checks: [figure('warm', 90), figure('end', 99)], guards: released })).toBe(false);
});

test('memory is not flat when the GPU buffers rise over the checks', () => {
  expect(isFlat({ checks: [figure('warm', 22, 83), figure('end', 22, 92)], guards: [] })).toBe(
    false,
  );
});

test('memory is not flat that rises from the first guard to the last', () => {
  const guards = [...released, figure('60 guards', 14)];
  expect(isFlat({ checks: flat, guards })).toBe(false);
});

test('the report says what it was measured on, by which command, and what came of it', () => {
  const text = formatSoak({
    date: '2026-11-27',
    browser: 'chromium-156',
    platform: 'linux x64',
    cores: 2,
    options: { executionProvider: 'wasm', checks: 2000, guards: 50 },
    checks: flat,
    guards: released,
  });
  expect(text).toContain('2 cores, wasm; `npm run soak -- --checks 2000 --guards 50`');
  expect(text).toContain('| 2000 checks | 91.5 | 191.5 | - | - | - |');
  expect(text).toContain(
    'Over 2000 checks the page rose by 1.5 MB. From the first guard to the last the page rose by 1.0 MB; after the last it has 4.0 MB more than before the first.',
  );
});

test('of checks alone, the report says nothing of guards', () => {
  const text = formatSoak({
    date: '2026-11-27',
    browser: 'chromium-156',
    platform: 'linux x64',
    cores: 2,
    options: { executionProvider: 'webgpu', checks: 200, guards: 0, package: 'mine' },
    checks: [figure('warm', 90, 83), figure('2000 checks', 91.5, 83.2)],
    guards: [],
  });
  expect(text).toContain(
    'webgpu; `npm run soak -- --webgpu --checks 200 --guards 0 --package mine`',
  );
  expect(text).toMatch(/Over 200 checks the page rose by 1\.5 MB, the GPU buffers by 0\.2 MB\.$/);
});
