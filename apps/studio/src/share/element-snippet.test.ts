import { parsePolicy, parseTaxonomy } from '@guarded-chat/policy';
import { expect, it } from 'vitest';
import { elementSnippet, shortPolicy } from './element-snippet.ts';

const policy = parsePolicy({ threshold: 0.4, categories: { S6: { action: 'off' } } });
const taxonomy = parseTaxonomy({
  id: 'custom',
  name: "Mum's & dad's",
  categories: [{ code: 'S1', name: '<b>Rules</b>' }],
});

/** What a browser makes of an attribute. */
function valueOf(snippet: string, name: string): unknown {
  const [, json = ''] = new RegExp(`${name}='([^']*)'`).exec(snippet) ?? [];
  return JSON.parse(
    json.replace(/&lt;/g, '<').replace(/&#39;/g, "'").replace(/&amp;/g, '&'),
  ) as unknown;
}

it('holds the very policy and list', () => {
  const snippet = elementSnippet(policy, taxonomy);
  expect(parsePolicy(valueOf(snippet, 'policy'))).toEqual(policy);
  expect(parseTaxonomy(valueOf(snippet, 'taxonomy'))).toEqual(taxonomy);
  expect(snippet).not.toContain('<b>');
});

it('leaves out what is default', () => {
  expect(shortPolicy(parsePolicy({}))).toEqual({});
  expect(elementSnippet(parsePolicy({}), undefined)).toContain('<guarded-chat>');
});
