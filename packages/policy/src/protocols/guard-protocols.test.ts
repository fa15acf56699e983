import { expect, it } from 'vitest';
import { guardProtocols, protocolById } from './guard-protocols.ts';

it('finds each protocol by its id', () => {
  for (const protocol of guardProtocols) expect(protocolById(protocol.id)).toBe(protocol);
});

it('refuses an unknown id and lists those it knows', () => {
  expect(() => protocolById('llama-guard-4')).toThrow(
    'protocol: "llama-guard-4" is not known; known are pocket-guard-1, pocket-guard-2, llama-guard-1, llama-guard-2, llama-guard-3-1b, llama-guard-3-8b, shieldgemma',
  );
});
