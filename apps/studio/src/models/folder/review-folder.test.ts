import { expect, it } from 'vitest';
import type { FolderFile } from './folder-file.ts';
import { reviewFolder } from './review-folder.ts';

const at = (path: string, content: object | string = 'x'): FolderFile => ({
  path,
  file: new File(
    [typeof content === 'string' ? content : JSON.stringify(content)],
    path.split('/').at(-1) ?? '',
  ),
});

const manifest = {
  name: 'My guard',
  licence: { id: 'llama3.2', notice: 'Licensed.', attribution: 'Built with Llama' },
  tokenizer: 'tokenizer.json',
  weights: ['model.onnx_data'],
  variants: [{ graph: 'model_q4.onnx' }],
  files: ['tokenizer.json', 'model.onnx_data', 'model_q4.onnx', 'goldens.json'].map((path) => ({
    path,
    bytes: 1,
  })),
  selfTest: [{}],
};
const parts = ['tokenizer.json', 'model.onnx_data', 'model_q4.onnx'].map((name) =>
  at(`My Guard/${name}`),
);

it('finds a package with what its licence asks for, and leaves other files out', async () => {
  const given = [at('My Guard/README.md'), at('My Guard/manifest.json', manifest), ...parts];
  const review = await reviewFolder(given);
  expect(review).toMatchObject({
    name: 'My guard',
    address: 'folder://my-guard/',
    problems: [],
    licence: { attribution: 'Built with Llama' },
    hasManifest: true,
    hasGoldens: true,
  });
  const names = review.files.map(({ name }) => name);
  expect(names).toEqual(['manifest.json', 'tokenizer.json', 'model.onnx_data', 'model_q4.onnx']);
});

it('takes the package that lies highest', async () => {
  const given = [at('all/old/manifest.json', '{}'), at('all/manifest.json', manifest)];
  expect((await reviewFolder(given)).name).toBe('My guard');
});

it('names every file that is missing, or has another length', async () => {
  const given = [
    at('g/manifest.json', manifest),
    at('g/tokenizer.json', 'longer'),
    at('g/model_q4.onnx'),
  ];
  expect((await reviewFolder(given)).problems).toEqual([
    'tokenizer.json: has 6 bytes, and its manifest says 1',
    'model.onnx_data: is missing',
  ]);
});

it.each([
  ['no JSON', 'manifest.json: is not JSON'],
  [{ ...manifest, weights: 'many' }, 'manifest.json: weights is not as it should be'],
])('says what is wrong with a manifest: %j', async (content, problem) => {
  expect((await reviewFolder([at('g/manifest.json', content)])).problems).toEqual([problem]);
});

it('finds the graphs of a package without a manifest, in the layout of transformers.js', async () => {
  const review = await reviewFolder([
    at('guard/config.json'),
    at('guard/tokenizer.json'),
    at('guard/onnx/model_q4.onnx'),
    at('guard/onnx/model_q4.onnx_data'),
    at('guard/onnx/model.onnx'),
    at('guard/onnx/config.json'),
  ]);
  expect(review).toMatchObject({ name: 'guard', hasManifest: false, problems: [], dtypes: ['q4'] });
  expect(review.files.map(({ name }) => name)).toEqual([
    'config.json',
    'tokenizer.json',
    'model_q4.onnx',
    'model_q4.onnx_data',
  ]);
});

it('says what a package without a manifest lacks', async () => {
  const { problems } = await reviewFolder([at('guard/readme.md')]);
  expect(problems).toEqual([
    'config.json: is missing',
    'tokenizer.json: is missing',
    'model_q4.onnx or model_q4f16.onnx: is missing',
  ]);
});
