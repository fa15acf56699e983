import { expect, it } from 'vitest';
import { modelAddressOf } from './model-address.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';
const hub = 'https://huggingface.co/somebody/guard-3-1b/resolve';

it.each([
  [`somebody/guard-3-1b@${commit}`, `${hub}/${commit}/`],
  [` somebody/guard-3-1b@${commit}/q4 `, `${hub}/${commit}/q4/`],
  [`${hub}/${commit}`, `${hub}/${commit}/`],
  ['https://models.example/guard', 'https://models.example/guard/'],
  ['/models/pocket-guard/', '/models/pocket-guard/'],
])('takes %s', (written, address) => {
  expect(modelAddressOf(written)).toBe(address);
});

it.each(['', 'guard', '//elsewhere.example/a', 'file:///a', '../a/b/c'])(
  'refuses %j',
  (written) => {
    expect(() => modelAddressOf(written)).toThrow(TypeError);
  },
);

it.each(['somebody/guard-3-1b', 'somebody/guard-3-1b@main', `${hub}/main/`])(
  'asks for the commit of %s, and says where to find it',
  (written) => {
    expect(() => modelAddressOf(written)).toThrow(/commit.*"History"/);
  },
);
